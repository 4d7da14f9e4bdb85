package io.tillwatch.reconcile;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers that rules go by.
 *
 * @param abandonedAfter from which age on an order that nobody tried to pay is told
 * @param unsettledAfter how many working days (Monday to Friday, UTC) available money may lack a payout
 * @param offsetPairs how many payments of a provider must be off by the same whole hours to suspect its time zone
 * @param offsetTolerance how far each of them may lie from the whole hour, below 30 minutes
 * @param clockTolerance how far a payment may lie before its order
 * @param roundingCurrencies currencies in which cash or a provider rounds to a multiple of 5 minor units
 */
public record PolicyLimits(
        Duration abandonedAfter,
        int unsettledAfter,
        int offsetPairs,
        Duration offsetTolerance,
        Duration clockTolerance,
        Set<String> roundingCurrencies) {
    /** What holds when nothing is said: 24 h, 2 working days, 5 payments, 2 min, 5 min, no rounding. */
    public static final PolicyLimits DEFAULTS =
            new PolicyLimits(Duration.ofHours(24), 2, 5, Duration.ofMinutes(2), Duration.ofMinutes(5), Set.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a number is out of bounds
     */
    public PolicyLimits {
        if (abandonedAfter.isNegative() || clockTolerance.isNegative()) {
            throw new IllegalArgumentException("abandonedAfter and clockTolerance must not be negative, but were "
                    + abandonedAfter + " and " + clockTolerance);
        }
        if (offsetTolerance.isNegative() || offsetTolerance.compareTo(Duration.ofMinutes(30)) >= 0) {
            throw new IllegalArgumentException(
                    "offsetTolerance must be at least 0 and below 30 minutes, but was " + offsetTolerance);
        }
        if (unsettledAfter < 0 || offsetPairs < 2) {
            throw new IllegalArgumentException("unsettledAfter must be at least 0 and offsetPairs at least 2, but were "
                    + unsettledAfter + " and " + offsetPairs);
        }
        roundingCurrencies = Collections.unmodifiableSet(new TreeSet<>(roundingCurrencies));
    }
}
