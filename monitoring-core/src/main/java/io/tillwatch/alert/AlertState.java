package io.tillwatch.alert;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How one alert stands: the state between two evaluations. Immutable and thread-safe.
 *
 * @param status how it stands
 * @param activeAt since when the condition has held; empty unless pending, firing, or resolved after firing
 * @param firedAt when it fired; empty if it did not
 * @param resolvedAt when it was resolved after firing; empty if it was not
 * @param keepingSince since when it is kept firing though the condition no longer holds
 * @param breaches how many different results in a row have broken the limit, from 0
 * @param lastBreach when the last of them was seen
 * @param missed how many evaluations in a row had no data, from 0
 * @param evaluatedAt when it was last evaluated
 */
public record AlertState(
        AlertStatus status,
        Optional<Instant> activeAt,
        Optional<Instant> firedAt,
        Optional<Instant> resolvedAt,
        Optional<Instant> keepingSince,
        int breaches,
        Optional<Instant> lastBreach,
        int missed,
        Optional<Instant> evaluatedAt) {
    /** How many evaluations without data keep the last state: {@value}. The next one makes it unknown. */
    public static final int KEPT_WITHOUT_DATA = 2;

    /** Checks that all are given and the counts are not negative. */
    public AlertState {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(activeAt, "activeAt");
        Objects.requireNonNull(firedAt, "firedAt");
        Objects.requireNonNull(resolvedAt, "resolvedAt");
        Objects.requireNonNull(keepingSince, "keepingSince");
        Objects.requireNonNull(lastBreach, "lastBreach");
        Objects.requireNonNull(evaluatedAt, "evaluatedAt");
        if (breaches < 0 || missed < 0) {
            throw new IllegalArgumentException(
                    "breaches and missed must be at least 0, but were " + breaches + " and " + missed);
        }
    }

    /**
     * The state before the first evaluation.
     *
     * @return an unknown state
     */
    public static AlertState initial() {
        return new AlertState(
                AlertStatus.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                0,
                Optional.empty());
    }

    /**
     * Whether it has fired and was not resolved since. Missing data do not resolve anything.
     *
     * @return true if it is firing, or unknown after firing
     */
    public boolean isOpen() {
        return firedAt.isPresent() && resolvedAt.isEmpty();
    }

    /**
     * Whether there have been no data for too long.
     *
     * @return true if it became unknown
     */
    public boolean isSilent() {
        return missed > KEPT_WITHOUT_DATA;
    }
}
