package io.tillwatch.reconcile;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the sums of one currency tie, in minor units.
 *
 * @param store what the shop counts as paid and not given back, summed over the raw rows
 * @param provider what the providers moved for customers, summed over the raw rows
 * @param unexplained what the buckets leave of the difference; 0 or the run cannot be vouched for
 * @param unlicensed what the codes leave of the differences of groups; 0 or the run cannot be vouched for
 * @param buckets what ended where
 */
public record CurrencyReport(
        BigInteger store,
        BigInteger provider,
        BigInteger unexplained,
        BigInteger unlicensed,
        Map<Bucket, BucketTotal> buckets) {
    /** Copies the buckets. */
    public CurrencyReport {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(unexplained, "unexplained");
        Objects.requireNonNull(unlicensed, "unlicensed");
        buckets = Collections.unmodifiableMap(new TreeMap<>(buckets));
    }

    /**
     * What ended in one bucket.
     *
     * @param storeCount rows of the shop
     * @param providerCount records of providers
     * @param effect what they add to the difference between shop and providers, in minor units
     */
    public record BucketTotal(long storeCount, long providerCount, BigInteger effect) {
        /** Nothing. */
        public static final BucketTotal NONE = new BucketTotal(0, 0, BigInteger.ZERO);

        /** Checks that the effect is given. */
        public BucketTotal {
            Objects.requireNonNull(effect, "effect");
        }

        BucketTotal plus(long store, long provider, BigInteger more) {
            return new BucketTotal(storeCount + store, providerCount + provider, effect.add(more));
        }
    }
}
