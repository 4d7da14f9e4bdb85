package io.tillwatch.export.figures;

import io.tillwatch.money.ExactSum;
import io.tillwatch.payment.OrderPayment;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts while the orders go by. */
final class Tally {
    /** Shops write methods as they like; more of them than this are counted together. */
    static final int MOST_NAMES = 200;

    static final String OTHER = "(other)";
    static final String NONE = "(none)";
    private static final int LONGEST_NAME = 80;

    private Tally() {}

    /** A number of things and what they are due. */
    static final class Dues {
        private final ExactSum due = new ExactSum();
        private long count;

        void add(long minorUnits) {
            count++;
            due.add(minorUnits);
        }

        Figures.Open figures() {
            return new Figures.Open(count, due.value());
        }
    }

    /** Payments and their sums. */
    static final class Sums {
        private final ExactSum revenue = new ExactSum();
        private final ExactSum refunded = new ExactSum();
        private long count;

        void add(OrderPayment payment) {
            count++;
            revenue.add(payment.paid().minorUnits());
            refunded.add(payment.refunded().minorUnits());
        }

        Figures.Payments figures() {
            return new Figures.Payments(count, revenue.value(), refunded.value());
        }
    }

    /** Payments by a name. */
    static final class Table {
        private final SortedMap<String, Sums> sums = new TreeMap<>();

        void add(String name, OrderPayment payment) {
            String shown = name.isBlank() ? NONE : name.substring(0, Math.min(name.length(), LONGEST_NAME));
            String key = sums.containsKey(shown) || sums.size() < MOST_NAMES ? shown : OTHER;
            sums.computeIfAbsent(key, k -> new Sums()).add(payment);
        }

        SortedMap<String, Figures.Payments> figures() {
            SortedMap<String, Figures.Payments> figures = new TreeMap<>();
            sums.forEach((name, sum) -> figures.put(name, sum.figures()));
            return figures;
        }
    }
}
