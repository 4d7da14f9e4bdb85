package io.tillwatch.reconcile;

import java.time.Instant;
import java.util.Objects;

/**
 * A part of an order that is to be paid until an instant.
 *
 * @param orderId the shop's key of the order
 * @param dueAt until when
 * @param dueMinor how much, in minor units, above 0
 * @param currency a code in upper case
 * @param origin where it was read
 */
public record Instalment(String orderId, Instant dueAt, long dueMinor, String currency, Origin origin) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the order id is blank or the amount is not above 0
     */
    public Instalment {
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(origin, "origin");
        if (orderId.isBlank()) {
            throw new IllegalArgumentException("orderId must not be blank");
        }
        if (dueMinor <= 0) {
            throw new IllegalArgumentException("dueMinor must be above 0, but was " + dueMinor);
        }
    }
}
