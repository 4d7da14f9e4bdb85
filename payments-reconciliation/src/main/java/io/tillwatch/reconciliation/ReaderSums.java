package io.tillwatch.reconciliation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;

/** Sums of amounts by currency, wider than a long. For one thread. */
final class ReaderSums {
    private static final long FULL = 1L << 61;

    private long[] sums = new long[8];
    private BigInteger[] carried = new BigInteger[8];

    ReaderSums() {
        Arrays.fill(carried, BigInteger.ZERO);
    }

    /** Adds an amount of at most 60 bits. */
    void add(int currency, long minor) {
        if (currency >= sums.length) {
            int from = sums.length;
            sums = Arrays.copyOf(sums, currency + 8);
            carried = Arrays.copyOf(carried, currency + 8);
            Arrays.fill(carried, from, carried.length, BigInteger.ZERO);
        }
        long sum = sums[currency] + minor;
        if (sum > FULL || sum < -FULL) {
            carried[currency] = carried[currency].add(BigInteger.valueOf(sum));
            sum = 0;
        }
        sums[currency] = sum;
    }

    /** Adds all sums to those of a map; sums of 0 make no entry. */
    void addTo(Map<String, BigInteger> all, Names currencies) {
        for (int i = 0; i < sums.length; i++) {
            BigInteger sum = carried[i].add(BigInteger.valueOf(sums[i]));
            if (sum.signum() != 0) {
                all.merge(currencies.name(i), sum, BigInteger::add);
            }
        }
    }
}
