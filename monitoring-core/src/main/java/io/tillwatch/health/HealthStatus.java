package io.tillwatch.health;

import java.util.Collection;
import java.util.Comparator;

/** What is known of something that is checked. The first is the best. */
public enum HealthStatus {
    /** It works. */
    HEALTHY,
    /** Nothing is known: not asked yet, not askable, or too long ago. Neither good nor bad. */
    UNKNOWN,
    /** It works, but worse than it should. */
    DEGRADED,
    /** It does not work. */
    DOWN;

    /**
     * The status of a whole: DOWN if any part is down, else DEGRADED if any is, else UNKNOWN if any is, else HEALTHY. So
     * what is known to be bad is never hidden, and only a whole of which everything is known can be healthy.
     *
     * @param parts the statuses of the parts
     * @return the worst; UNKNOWN if there are no parts
     */
    public static HealthStatus worst(Collection<HealthStatus> parts) {
        return parts.stream().max(Comparator.naturalOrder()).orElse(UNKNOWN);
    }
}
