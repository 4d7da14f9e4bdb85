package io.tillwatch.reconcile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which rules judge, and in which order: a rule sees what earlier ones found. Immutable; as thread-safe as the rules.
 *
 * <p>The ids of the rules that are there at the start are in {@link #standardIds}.
 */
public final class ReconciliationRules {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final ReconciliationRules STANDARD = new ReconciliationRules(List.of(StandardRule.values()));

    private final List<ReconciliationRule> rules;
    private final boolean whole;

    private ReconciliationRules(List<? extends ReconciliationRule> rules) {
        this.rules = List.copyOf(rules);
        this.whole = this.rules.containsAll(Arrays.asList(StandardRule.values()));
    }

    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id of a rule must be lower case letters, digits and dashes, begin with a"
                            + " letter and have at most 40 characters, but was \"" + id + "\"");
        }
        return id;
    }

    /**
     * All rules that come with the engine, in their order.
     *
     * @return the rules of a policy that says nothing
     */
    public static ReconciliationRules standard() {
        return STANDARD;
    }

    /**
     * The ids of the rules that come with the engine.
     *
     * @return in the order in which they judge
     */
    public static List<String> standardIds() {
        return STANDARD.ids();
    }

    /**
     * The rules with one more, which judges last.
     *
     * @param rule a rule with an id of its own
     * @return new rules
     * @throws IllegalArgumentException if there is a rule of that id, or the id is not as an id must be
     */
    public ReconciliationRules add(ReconciliationRule rule) {
        return insert(rules.size(), rule);
    }

    /**
     * The rules with one more, which judges just before another.
     *
     * @param id the rule that it comes before
     * @param rule a rule with an id of its own
     * @return new rules
     * @throws IllegalArgumentException if there is no rule {@code id}, or one with the id of the new rule
     */
    public ReconciliationRules addBefore(String id, ReconciliationRule rule) {
        return insert(position(id), rule);
    }

    /**
     * The rules with another rule in the place of one.
     *
     * @param id the rule that goes
     * @param rule the rule that comes; it may have the same id
     * @return new rules
     * @throws IllegalArgumentException if there is no rule {@code id}, or another one with the id of the new rule
     */
    public ReconciliationRules replace(String id, ReconciliationRule rule) {
        int position = position(id);
        return without(id).insert(position, rule);
    }

    /**
     * The rules without one.
     *
     * @param id the rule that is switched off
     * @return new rules
     * @throws IllegalArgumentException if there is no such rule
     */
    public ReconciliationRules without(String id) {
        List<ReconciliationRule> fewer = new ArrayList<>(rules);
        fewer.remove(position(id));
        return new ReconciliationRules(fewer);
    }

    /**
     * The same rules in another order.
     *
     * @param first the ids of the rules that judge first, in their order; the others follow as before
     * @return new rules
     * @throws IllegalArgumentException if there is no such rule, or one is named twice
     */
    public ReconciliationRules inOrder(Collection<String> first) {
        Set<String> named = new HashSet<>();
        List<ReconciliationRule> ordered = new ArrayList<>();
        for (String id : first) {
            if (!named.add(id)) {
                throw new IllegalArgumentException("rule \"" + id + "\" is named twice");
            }
            ordered.add(rules.get(position(id)));
        }
        rules.stream().filter(rule -> !named.contains(rule.id())).forEach(ordered::add);
        return new ReconciliationRules(ordered);
    }

    private ReconciliationRules insert(int position, ReconciliationRule rule) {
        String id = checked(rule.id());
        if (ids().contains(id)) {
            throw new IllegalArgumentException("there is a rule \"" + id + "\" already");
        }
        List<ReconciliationRule> more = new ArrayList<>(rules);
        more.add(position, rule);
        return new ReconciliationRules(more);
    }

    private int position(String id) {
        int position = ids().indexOf(id);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "there is no rule \"" + id + "\"; there are " + String.join(", ", ids()));
        }
        return position;
    }

    /**
     * The ids of the rules that are on.
     *
     * @return in the order in which they judge
     */
    public List<String> ids() {
        return rules.stream().map(ReconciliationRule::id).toList();
    }

    /**
     * Whether there are rules of one's own, which may have something to say about any order.
     *
     * @return false if all rules are standard ones
     */
    public boolean hasOwnRules() {
        return !Arrays.asList(StandardRule.values()).containsAll(rules);
    }

    /** Whether all rules that come with the engine are on. */
    boolean isWhole() {
        return whole;
    }

    boolean has(StandardRule rule) {
        return rules.contains(rule);
    }

    /** Lets every rule judge. */
    void judge(JudgedOrder order, Codes codes) {
        for (ReconciliationRule rule : rules) {
            for (Finding finding : rule.judge(order)) {
                codes.add(finding);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReconciliationRules that && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules);
    }

    @Override
    public String toString() {
        return String.join(", ", ids());
    }
}
