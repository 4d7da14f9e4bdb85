package io.tillwatch.reconcile;

import io.tillwatch.payment.RecordKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for providers whose times are off by whole hours: in most of the payments of which both sides know the time, and in
 * enough of them.
 */
final class TimeOffsets {
    private static final int MOST_EVIDENCE = 20;
    private static final long HOUR = 3600;

    private final PolicyLimits limits;
    private final Map<String, Long> compared;
    private final Map<String, Map<Long, List<Group>>> off = new TreeMap<>();

    private TimeOffsets(PolicyLimits limits, Map<String, Long> agreeing) {
        this.limits = limits;
        this.compared = new HashMap<>(agreeing);
    }

    /** {@code agreeing} counts payments by provider that agree in time and are not among the groups. */
    static TimeOffsets of(Collection<Group> groups, PolicyLimits limits, Map<String, Long> agreeing) {
        TimeOffsets offsets = new TimeOffsets(limits, agreeing);
        groups.forEach(offsets::look);
        return offsets;
    }

    private void look(Group group) {
        if (group.payments().size() != 1) {
            return;
        }
        StorePayment attempt = group.payments().get(0);
        List<ProviderRecord> payments = group.records(RecordKind.PAYMENT);
        if (payments.size() != 1
                || attempt.paidMinor() == 0
                || !group.moved(payments.get(0))
                || !payments.get(0).provider().equals(attempt.provider())) {
            return;
        }
        Optional<Duration> offset = attempt.paidAt()
                .flatMap(paid -> payments.get(0).completedAt().map(done -> Duration.between(paid, done)));
        offset.ifPresent(apart -> {
            compared.merge(attempt.provider(), 1L, Long::sum);
            long hours = Math.floorDiv(apart.toSeconds() + HOUR / 2, HOUR);
            if (hours != 0 && apart.minusHours(hours).abs().compareTo(limits.offsetTolerance()) <= 0) {
                off.computeIfAbsent(attempt.provider(), p -> new TreeMap<>())
                        .computeIfAbsent(hours, h -> new ArrayList<>())
                        .add(group);
            }
        });
    }

    /** Hours by provider, of those that are suspect. */
    Map<String, Long> suspects() {
        Map<String, Long> suspects = new TreeMap<>();
        off.forEach((provider, byHours) -> byHours.forEach((hours, groups) -> {
            long all = compared.getOrDefault(provider, 0L);
            if (groups.size() >= limits.offsetPairs() && 2L * groups.size() > all) {
                suspects.put(provider, hours);
            }
        }));
        return suspects;
    }

    /** Where to look, for a suspect. */
    List<Origin> evidence(String provider, long hours) {
        return off.getOrDefault(provider, Map.of()).getOrDefault(hours, List.of()).stream()
                .flatMap(Group::origins)
                .sorted()
                .limit(MOST_EVIDENCE)
                .toList();
    }
}
