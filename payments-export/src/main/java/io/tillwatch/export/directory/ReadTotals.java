package io.tillwatch.export.directory;

import io.tillwatch.money.ExactSum;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentTotal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts and sums of rows that are read back, to be held against those of a manifest. */
final class ReadTotals {
    private final Map<List<Object>, Sums> sums = new HashMap<>();
    private long count;

    private static final class Sums {
        private long count;
        private final ExactSum paid = new ExactSum();
        private final ExactSum refunded = new ExactSum();
    }

    void add(OrderPayment payment) {
        Sums of = sums.computeIfAbsent(
                List.of(payment.provider(), payment.currency(), payment.status()), key -> new Sums());
        of.count++;
        of.paid.add(payment.paid().minorUnits());
        of.refunded.add(payment.refunded().minorUnits());
        count++;
    }

    long count() {
        return count;
    }

    boolean isEqualTo(List<PaymentTotal> totals) {
        return totals.size() == sums.size()
                && totals.stream().allMatch(total -> {
                    Sums of = sums.get(List.of(total.provider(), total.currency(), total.status()));
                    return of != null
                            && of.count == total.count()
                            && of.paid.value().equals(total.paid())
                            && of.refunded.value().equals(total.refunded());
                });
    }
}
