package io.tillwatch.reconcile;

import io.tillwatch.reconcile.JudgedOrder.Sides;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the two sides say about when. Times of a provider whose zone is suspect say nothing. */
final class TimeRules {
    private TimeRules() {}

    static List<Finding> cutOff(JudgedOrder order) {
        Optional<ZoneId> zone = order.context().zone();
        if (zone.isEmpty() || order.sides() != Sides.BOTH) {
            return List.of();
        }
        boolean shifted = order.pairs().stream()
                .filter(pair -> pair.attempt().paidMinor() > 0 && isTrusted(order, pair.payment()))
                .anyMatch(pair -> {
                    Optional<Instant> store = pair.attempt().paidAt().or(pair.attempt()::createdAt);
                    Optional<Instant> provider = pair.payment().completedAt();
                    return store.isPresent()
                            && provider.isPresent()
                            && !store.get()
                                    .atZone(zone.get())
                                    .toLocalDate()
                                    .equals(provider.get().atZone(zone.get()).toLocalDate());
                });
        return shifted ? List.of(Finding.of(DiscrepancyCode.CUTOFF_SHIFT)) : List.of();
    }

    static List<Finding> clock(JudgedOrder order) {
        Optional<Instant> ordered = order.facts().group().ordered();
        if (order.sides() != Sides.BOTH || ordered.isEmpty()) {
            return List.of();
        }
        Instant earliest = ordered.get().minus(order.policy().limits().clockTolerance());
        for (ProviderRecord payment : order.moved()) {
            Optional<Instant> at = payment.completedAt().or(payment::createdAt);
            if (at.isPresent() && at.get().isBefore(earliest) && isTrusted(order, payment)) {
                return List.of(Finding.of(DiscrepancyCode.CLOCK_SKEW));
            }
        }
        return List.of();
    }

    private static boolean isTrusted(JudgedOrder order, ProviderRecord payment) {
        return order.statusOf(payment).movedMoney()
                && !order.context().offsets().containsKey(payment.provider());
    }

    static List<Finding> lateArrival(JudgedOrder order) {
        if (order.context().missingBefore().isEmpty() || order.sides() != Sides.BOTH) {
            return List.of();
        }
        boolean late = order.context().missingBefore().contains(order.orderId())
                || order.facts().group().records().stream()
                        .anyMatch(r -> order.context().missingBefore().contains(r.provider() + ":" + r.providerId()));
        return late ? List.of(Finding.of(DiscrepancyCode.LATE_ARRIVAL)) : List.of();
    }
}
