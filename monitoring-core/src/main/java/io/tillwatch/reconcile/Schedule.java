package io.tillwatch.reconcile;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plans by which orders are to be paid, by order. */
final class Schedule {
    private static final Comparator<Instalment> BY_TIME = Comparator.comparing(Instalment::dueAt)
            .thenComparingLong(Instalment::dueMinor)
            .thenComparing(Instalment::currency)
            .thenComparing(Instalment::origin);

    private final Map<String, List<Instalment>> byOrder;

    private Schedule(Map<String, List<Instalment>> byOrder) {
        this.byOrder = byOrder;
    }

    private record Key(String order, Instant at, long minor, String currency) {}

    /** An instalment that was read twice counts once. */
    static Schedule of(List<Instalment> rows) {
        Map<String, List<Instalment>> byOrder = new HashMap<>();
        Set<Key> seen = new HashSet<>();
        rows.stream().sorted(BY_TIME).forEach(row -> {
            if (seen.add(new Key(row.orderId(), row.dueAt(), row.dueMinor(), row.currency()))) {
                byOrder.computeIfAbsent(row.orderId(), o -> new ArrayList<>()).add(row);
            }
        });
        return new Schedule(byOrder);
    }

    List<Instalment> of(String orderId) {
        return List.copyOf(byOrder.getOrDefault(orderId, List.of()));
    }

    /** What a plan demands until an instant. */
    static BigInteger dueBy(List<Instalment> plan, String currency, Instant at) {
        return plan.stream()
                .filter(i -> i.currency().equals(currency) && i.dueAt().isBefore(at))
                .map(i -> BigInteger.valueOf(i.dueMinor()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
