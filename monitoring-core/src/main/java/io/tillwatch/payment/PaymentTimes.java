package io.tillwatch.payment;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When things happened to a payment. Empty means not known.
 *
 * @param createdAt when the order was created
 * @param paidAt when the money moved
 * @param refundedAt when money was last given back
 * @param fulfilledAt when the goods were handed over
 * @param updatedAt when the shop last changed the order
 * @param dueAt when an instalment is due
 */
public record PaymentTimes(
        Instant createdAt,
        Optional<Instant> paidAt,
        Optional<Instant> refundedAt,
        Optional<Instant> fulfilledAt,
        Optional<Instant> updatedAt,
        Optional<Instant> dueAt) {
    /** Checks that all are given. */
    public PaymentTimes {
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(paidAt, "paidAt");
        Objects.requireNonNull(refundedAt, "refundedAt");
        Objects.requireNonNull(fulfilledAt, "fulfilledAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(dueAt, "dueAt");
    }
}
