package io.tillwatch.export;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.ExactSum;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.PaymentTotal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts and sums by provider, currency and status. */
final class DayTotals {
    private record Key(String provider, CurrencyUnit currency, PaymentStatus status) {}

    private static final class Sums {
        private long count;
        private final ExactSum paid = new ExactSum();
        private final ExactSum refunded = new ExactSum();
    }

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::provider).thenComparing(Key::currency).thenComparing(Key::status);

    private final Map<Key, Sums> sums = new HashMap<>();
    private long count;

    /** Adds a payment, or takes it away with the factor -1. */
    void add(OrderPayment payment, int factor) {
        Sums of = sums.computeIfAbsent(
                new Key(payment.provider(), payment.currency(), payment.status()), key -> new Sums());
        of.count += factor;
        of.paid.add(factor * payment.paid().minorUnits());
        of.refunded.add(factor * payment.refunded().minorUnits());
        count += factor;
    }

    long count() {
        return count;
    }

    long count(PaymentStatus status) {
        return sums.entrySet().stream()
                .filter(e -> e.getKey().status() == status)
                .mapToLong(e -> e.getValue().count)
                .sum();
    }

    List<PaymentTotal> list() {
        return sums.entrySet().stream()
                .filter(e -> e.getValue().count > 0)
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(e -> new PaymentTotal(
                        e.getKey().provider(),
                        e.getKey().currency(),
                        e.getKey().status(),
                        e.getValue().count,
                        e.getValue().paid.value(),
                        e.getValue().refunded.value()))
                .toList();
    }
}
