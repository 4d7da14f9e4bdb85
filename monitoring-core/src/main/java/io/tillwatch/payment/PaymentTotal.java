package io.tillwatch.payment;

import io.tillwatch.money.CurrencyUnit;
import java.math.BigInteger;
import java.util.Objects;

/**
 * Count and sums of payments that share provider, currency and status.
 *
 * @param provider the provider's id
 * @param currency the currency of the sums
 * @param status the status
 * @param count how many payments
 * @param paid what the shop believes they paid, in minor units, before refunds
 * @param refunded what the shop believes it gave back, in minor units
 */
public record PaymentTotal(
        String provider,
        CurrencyUnit currency,
        PaymentStatus status,
        long count,
        BigInteger paid,
        BigInteger refunded) {
    /** Checks that all are given. */
    public PaymentTotal {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(paid, "paid");
        Objects.requireNonNull(refunded, "refunded");
    }
}
