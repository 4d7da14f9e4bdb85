package io.tillwatch.incident;

import io.tillwatch.severity.Severity;
import java.util.Objects;
import java.util.function.Function;

/** What happened to an incident. Immutable and thread-safe. */
public sealed interface IncidentChange {
    /**
     * The incident after the change.
     *
     * @return the incident
     */
    Incident incident();

    /**
     * One function for each change.
     *
     * @param opened when it began
     * @param raised when it became more urgent
     * @param resolved when it ended
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Opened, ? extends T> opened,
            Function<? super Raised, ? extends T> raised,
            Function<? super Resolved, ? extends T> resolved) {
        if (this instanceof Opened o) {
            return opened.apply(o);
        }
        if (this instanceof Raised r) {
            return raised.apply(r);
        }
        return resolved.apply((Resolved) this);
    }

    /**
     * It began.
     *
     * @param incident the incident, open
     */
    record Opened(Incident incident) implements IncidentChange {
        /** Checks that it is given. */
        public Opened {
            Objects.requireNonNull(incident, "incident");
        }
    }

    /**
     * It became more urgent.
     *
     * @param incident the incident, open, with its new severity
     * @param from the severity before
     */
    record Raised(Incident incident, Severity from) implements IncidentChange {
        /** Checks that both are given. */
        public Raised {
            Objects.requireNonNull(incident, "incident");
            Objects.requireNonNull(from, "from");
        }
    }

    /**
     * It ended.
     *
     * @param incident the incident, resolved
     */
    record Resolved(Incident incident) implements IncidentChange {
        /** Checks that it is given. */
        public Resolved {
            Objects.requireNonNull(incident, "incident");
        }
    }
}
