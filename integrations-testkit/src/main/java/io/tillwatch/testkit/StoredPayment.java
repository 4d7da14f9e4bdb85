package io.tillwatch.testkit;

import java.util.Objects;

/**
 * A payment as it is found in the target of a sink.
 *
 * @param orderId the order
 * @param attempt the attempt
 * @param paidMinor what it paid, in minor units
 * @param orderNumber the order number as people see it there
 */
public record StoredPayment(String orderId, int attempt, long paidMinor, String orderNumber) {
    /** Checks that all are given. */
    public StoredPayment {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(orderNumber, "orderNumber");
    }
}
