package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.FeeContract;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconciliation.policy.ReadingPolicy;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How inputs are read.
 *
 * @param asOf the instant of judgement
 * @param day the day that is judged; empty if everything is
 * @param policy how is judged
 * @param reading how cells are understood
 * @param watched orders, and records as {@code provider:id}, of which something else is known; they go to the judge
 * @param scratch the directory for what does not fit into memory
 * @param memory how many bytes of memory there are
 * @param wanted whether everything goes to the judge and nothing is set aside: slower, with the same result
 */
record ReadingPlan(
        Instant asOf,
        Optional<BusinessDay> day,
        ReconciliationPolicy policy,
        ReadingPolicy reading,
        Set<String> watched,
        Path scratch,
        long memory,
        boolean wanted) {
    ClearRule rule() {
        return new ClearRule(
                asOf,
                day,
                policy.zone().or(() -> day.map(BusinessDay::zone)),
                policy.limits().clockTolerance());
    }

    /** Whether nothing is set aside: rules of one's own may have a word about every pair. */
    boolean inMemory() {
        return wanted || policy.rules().hasOwnRules();
    }

    /** Providers whose records all go to the judge, because there is a contract about their fees. */
    Set<String> contracted() {
        return policy.fees().stream().map(FeeContract::provider).collect(Collectors.toSet());
    }
}
