package io.tillwatch.reconcile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * How far what was paid may lie from what is due before that counts, for one currency. What is tolerated is told as
 * {@link DiscrepancyCode#WITHIN_TOLERANCE}, and its sum in a notice.
 *
 * @param currency a code in upper case
 * @param under how much less
 * @param over how much more
 */
public record Tolerance(String currency, Bound under, Bound over) {
    /** Checks that all are given. */
    public Tolerance {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(under, "under");
        Objects.requireNonNull(over, "over");
    }

    /**
     * The same amount both ways.
     *
     * @param currency a code in upper case
     * @param minor in minor units, at least 0
     * @return a tolerance without shares
     */
    public static Tolerance of(String currency, long minor) {
        Bound bound = new Bound(minor, BigDecimal.ZERO);
        return new Tolerance(currency, bound, bound);
    }

    /** Whether a difference from what is due is tolerated. */
    boolean allows(BigInteger difference, BigInteger due) {
        Bound bound = difference.signum() < 0 ? under : over;
        return difference.abs().compareTo(bound.of(due)) <= 0;
    }

    /**
     * An amount and a share of what is due, of which the larger holds.
     *
     * @param minor in minor units, at least 0
     * @param share from 0 to 1
     */
    public record Bound(long minor, BigDecimal share) {
        /** Nothing is tolerated. */
        public static final Bound NONE = new Bound(0, BigDecimal.ZERO);

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if the amount is below 0, or the share not from 0 to 1
         */
        public Bound {
            if (minor < 0) {
                throw new IllegalArgumentException("tolerance must be at least 0, but was " + minor);
            }
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("share must be from 0 to 1, but was " + share.toPlainString());
            }
        }

        private BigInteger of(BigInteger due) {
            BigInteger part = new BigDecimal(due)
                    .multiply(share)
                    .setScale(0, RoundingMode.DOWN)
                    .toBigInteger();
            return part.max(BigInteger.valueOf(minor));
        }
    }
}
