package io.tillwatch.health;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The last results of all checks. Immutable and thread-safe.
 *
 * @param at when the report was made
 * @param checks one for each check, in the order in which they were added
 */
public record HealthReport(Instant at, List<CheckReport> checks) {
    /** Copies the checks. */
    public HealthReport {
        Objects.requireNonNull(at, "at");
        checks = List.copyOf(checks);
    }

    /**
     * The status of the whole.
     *
     * @return {@link HealthStatus#worst} of all checks, each stale one counted as UNKNOWN
     */
    public HealthStatus status() {
        return HealthStatus.worst(checks.stream().map(CheckReport::status).toList());
    }

    /**
     * Whether any result is too old to rely on.
     *
     * @return true if at least one check is stale
     */
    public boolean stale() {
        return checks.stream().anyMatch(CheckReport::stale);
    }

    /**
     * One check.
     *
     * @param name the check's name
     * @return its last result; empty if there is no such check
     */
    public Optional<CheckReport> check(String name) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst();
    }
}
