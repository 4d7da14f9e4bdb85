package io.tillwatch.money;

import java.math.BigInteger;

/**
 * A running sum of minor units that cannot overflow. The amounts must be of one currency; keep one sum for each.
 *
 * <p>Not thread-safe.
 */
public final class ExactSum {
    private BigInteger carried = BigInteger.ZERO;
    private long pending;

    /** Starts at 0. */
    public ExactSum() {}

    /**
     * Adds an amount.
     *
     * @param minorUnits any long
     */
    public void add(long minorUnits) {
        long sum = pending + minorUnits;
        if (((pending ^ sum) & (minorUnits ^ sum)) < 0) {
            carried = carried.add(BigInteger.valueOf(pending));
            pending = minorUnits;
        } else {
            pending = sum;
        }
    }

    /**
     * The sum so far.
     *
     * @return the exact sum in minor units
     */
    public BigInteger value() {
        return carried.signum() == 0 ? BigInteger.valueOf(pending) : carried.add(BigInteger.valueOf(pending));
    }

    /** The sum as a decimal integer. */
    @Override
    public String toString() {
        return value().toString();
    }
}
