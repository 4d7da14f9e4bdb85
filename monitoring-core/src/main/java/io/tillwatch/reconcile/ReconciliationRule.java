package io.tillwatch.reconcile;

import java.util.List;
import java.util.function.Function;

/**
 * Looks at one order with everything that is tied to it and says what is wrong about it. A rule has no state and asks
 * nothing of the outside: the same order always gives the same findings. It must be thread-safe.
 *
 * <pre>{@code
 * ReconciliationRule nightly = ReconciliationRule.of("night", order -> …);
 * policy.rules(ReconciliationRules.standard().add(nightly));
 * }</pre>
 *
 * <p>The conservation law does not trust rules: a difference in money that no code of an order licenses is told as
 * {@link DiscrepancyCode#UNEXPLAINED_DIFFERENCE}, whichever rules are on.
 */
public interface ReconciliationRule {
    /**
     * The name by which policies switch the rule off, order or replace it.
     *
     * @return lower case letters, digits and dashes, at most 40 characters; the same in every version
     */
    String id();

    /**
     * Judges one order, or records that are tied to no order.
     *
     * @param order what is known of it; what earlier rules found is in {@link JudgedOrder#found}
     * @return what is wrong; an empty list if nothing is
     */
    List<Finding> judge(JudgedOrder order);

    /**
     * A rule made of a function.
     *
     * @param id lower case letters, digits and dashes, at most 40 characters
     * @param judging what {@link #judge} does
     * @return the rule
     * @throws IllegalArgumentException if the id is not as said
     */
    static ReconciliationRule of(String id, Function<JudgedOrder, List<Finding>> judging) {
        return new FunctionRule(ReconciliationRules.checked(id), judging);
    }
}
