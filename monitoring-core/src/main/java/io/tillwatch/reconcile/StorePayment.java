package io.tillwatch.reconcile;

import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt to pay an order as the shop believes it: a row of store payments. Amounts are minor units of the currency.
 *
 * @param orderId the shop's key of the order
 * @param attempt from 1; 0 = the order has no payment attempt
 * @param provider the provider's id in lower case
 * @param providerRef the provider's reference as the shop stored it; empty when it has none
 * @param dueMinor what the whole order is due; the same on each of its rows
 * @param paidMinor what the shop believes this attempt paid, at least 0
 * @param refundedMinor what the shop believes it gave back, at least 0
 * @param currency a code in upper case, known or not
 * @param status what became of the attempt
 * @param proof what the belief rests on
 * @param createdAt when the order was created; empty when not known
 * @param paidAt when the money moved; empty when not known
 * @param refundedAt when money was given back; empty when not known
 * @param fulfilledAt when the goods were handed over; empty when not known
 * @param customerKey the shop's key of the customer; empty when not known
 * @param origin where the row was read
 */
public record StorePayment(
        String orderId,
        int attempt,
        String provider,
        String providerRef,
        long dueMinor,
        long paidMinor,
        long refundedMinor,
        String currency,
        PaymentStatus status,
        Proof proof,
        Optional<Instant> createdAt,
        Optional<Instant> paidAt,
        Optional<Instant> refundedAt,
        Optional<Instant> fulfilledAt,
        String customerKey,
        Origin origin) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the order id is blank, or the attempt or an amount is below 0
     */
    public StorePayment {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(providerRef, "providerRef");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(customerKey, "customerKey");
        Objects.requireNonNull(origin, "origin");
        if (orderId.isBlank()) {
            throw new IllegalArgumentException("orderId must not be blank");
        }
        if (attempt < 0 || dueMinor < 0 || paidMinor < 0 || refundedMinor < 0) {
            throw new IllegalArgumentException("attempt, due, paid and refunded must be at least 0, but were " + attempt
                    + ", " + dueMinor + ", " + paidMinor + " and " + refundedMinor);
        }
    }

    /**
     * A row from an order payment of the application itself.
     *
     * @param payment the payment
     * @param origin where it comes from
     * @return the row
     */
    public static StorePayment of(OrderPayment payment, Origin origin) {
        return new StorePayment(
                payment.orderId(),
                payment.attempt(),
                payment.provider(),
                payment.providerRef(),
                payment.due().minorUnits(),
                payment.paid().minorUnits(),
                payment.refunded().minorUnits(),
                payment.currency().code(),
                payment.status(),
                payment.proof(),
                Optional.of(payment.times().createdAt()),
                payment.times().paidAt(),
                payment.times().refundedAt(),
                payment.times().fulfilledAt(),
                payment.details().customerKey(),
                origin);
    }
}
