package io.tillwatch.testkit;

import io.tillwatch.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An order that a contract wants a shop to hold. How it looks there is the business of the test: JSON, a row, an object.
 *
 * @param id its id
 * @param due what it is due
 * @param createdAt when it was created
 * @param readable false for a record that cannot be read as an order, for instance because its amount is no number
 */
public record SampleOrder(String id, Money due, Instant createdAt, boolean readable) {
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

    /** Checks that all are given. */
    public SampleOrder {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /**
     * An order of 2026-03-01 in XAF.
     *
     * @param number makes id, amount and time differ; from 1
     * @return a readable order
     */
    public static SampleOrder of(int number) {
        return new SampleOrder("order-" + number, Money.of(1000L + number, "XAF"), START.plusSeconds(number), true);
    }

    /**
     * The same order as a record that cannot be read.
     *
     * @return an order that is not readable
     */
    public SampleOrder unreadable() {
        return new SampleOrder(id, due, createdAt, false);
    }

    /**
     * Several orders.
     *
     * @param count how many
     * @return those with the numbers from 1 on
     */
    public static List<SampleOrder> list(int count) {
        List<SampleOrder> orders = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            orders.add(of(number));
        }
        return orders;
    }
}
