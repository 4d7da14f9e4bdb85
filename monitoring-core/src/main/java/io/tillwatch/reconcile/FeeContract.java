package io.tillwatch.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * What a provider may take of a payment: a share and a fixed amount, between a minimum and a maximum. Amounts are minor
 * units of the currency in which it settles.
 *
 * @param provider the provider's id
 * @param currency the currency in which it settles
 * @param share of gross, from 0 to 1
 * @param fixedMinor at least 0
 * @param minimumMinor at least 0
 * @param maximumMinor at least the minimum
 * @param toleranceMinor how far a fee may lie from the contract, at least 0
 */
public record FeeContract(
        String provider,
        String currency,
        BigDecimal share,
        long fixedMinor,
        long minimumMinor,
        long maximumMinor,
        long toleranceMinor) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is broken
     */
    public FeeContract {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(currency, "currency");
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("share must be from 0 to 1, but was " + share.toPlainString());
        }
        if (fixedMinor < 0 || minimumMinor < 0 || toleranceMinor < 0) {
            throw new IllegalArgumentException("fixed, minimum and tolerance must be at least 0, but were " + fixedMinor
                    + ", " + minimumMinor + " and " + toleranceMinor);
        }
        if (maximumMinor < minimumMinor) {
            throw new IllegalArgumentException(
                    "maximum must be at least the minimum " + minimumMinor + ", but was " + maximumMinor);
        }
    }

    /**
     * A share alone.
     *
     * @param provider the provider's id
     * @param currency the currency in which it settles
     * @param share of gross, from 0 to 1
     * @return a contract that tolerates one minor unit, for another way of rounding
     */
    public static FeeContract of(String provider, String currency, BigDecimal share) {
        return new FeeContract(provider, currency, share, 0, 0, Long.MAX_VALUE, 1);
    }

    /**
     * What the contract says about a payment.
     *
     * @param grossMinor what was settled, at least 0
     * @return the fee, rounded half up
     */
    public long feeOf(long grossMinor) {
        BigDecimal fee = BigDecimal.valueOf(grossMinor)
                .multiply(share)
                .setScale(0, RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(fixedMinor))
                .max(BigDecimal.valueOf(minimumMinor))
                .min(BigDecimal.valueOf(maximumMinor));
        return fee.longValueExact();
    }
}
