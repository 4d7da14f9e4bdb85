package io.tillwatch.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What rules know besides the order.
 *
 * @param completeness whether all sources of a provider are whole; a provider that no source covers is not in it
 * @param zone where business days begin and end, if that is known
 * @param payouts what payouts are made of
 * @param offsets by how many hours the times of a provider seem to be off
 * @param missingBefore what an earlier report of the same closed day told as missing: orders, or provider and record
 */
record JudgingContext(
        Instant asOf,
        ReconciliationPolicy policy,
        Map<String, Boolean> completeness,
        Schedule schedule,
        Optional<ZoneId> zone,
        PayoutBook payouts,
        Map<String, Long> offsets,
        Set<String> missingBefore) {
    boolean isCovered(String provider) {
        return completeness.containsKey(provider);
    }

    boolean isComplete(String provider) {
        return completeness.getOrDefault(provider, false);
    }

    /** The longest settling window of a group's providers. */
    Duration windowOf(Group group) {
        Duration longest = Duration.ZERO;
        for (StorePayment payment : group.payments()) {
            longest = longer(longest, policy.windowOf(payment.provider()));
        }
        for (ProviderRecord record : group.records()) {
            longest = longer(longest, policy.windowOf(record.provider()));
        }
        return longest;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }

    /** Younger than its settling window. Without any instant nothing is young. */
    boolean isYoung(Group group) {
        return group.latest()
                .map(latest -> Duration.between(latest, asOf).compareTo(windowOf(group)) < 0)
                .orElse(false);
    }
}
