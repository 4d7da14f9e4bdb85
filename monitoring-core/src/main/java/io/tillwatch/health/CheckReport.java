package io.tillwatch.health;

import io.tillwatch.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The last result of one check, and how old it is. Immutable and thread-safe.
 *
 * @param name the check's name
 * @param severity how urgent it is when the check is down
 * @param result what was found last; unknown if the check has never run
 * @param at when the result was found; empty if the check has never run
 * @param took how long the check took, or has been running; empty if the check has never run
 * @param age how old the result was when the report was made, at least 0
 * @param stale whether the result is too old to rely on: older than two intervals and one timeout
 */
public record CheckReport(
        String name,
        Severity severity,
        HealthResult result,
        Optional<Instant> at,
        Optional<Duration> took,
        Duration age,
        boolean stale) {
    /** Checks that all are given. */
    public CheckReport {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(age, "age");
    }

    /**
     * What is known now.
     *
     * @return the result's status; UNKNOWN if the result is stale
     */
    public HealthStatus status() {
        return stale ? HealthStatus.UNKNOWN : result.status();
    }
}
