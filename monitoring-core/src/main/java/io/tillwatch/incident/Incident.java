package io.tillwatch.incident;

import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that went wrong. It is opened once, its severity may be raised while it is open but never lowered, and it is
 * resolved once; what comes after that is a new incident. Immutable and thread-safe: every transition gives a new value.
 *
 * @param key what it is about
 * @param severity how urgent it is now, or was at the end
 * @param what one sentence for people: what was seen when it was opened or raised, or what was seen when it was resolved
 * @param openedAt when it was opened
 * @param raisedAt when its severity was last raised; empty if it never was
 * @param resolvedAt when it was resolved; empty while it is open
 */
public record Incident(
        IncidentKey key,
        Severity severity,
        Message what,
        Instant openedAt,
        Optional<Instant> raisedAt,
        Optional<Instant> resolvedAt) {
    /** Checks that all are given and in order. */
    public Incident {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(raisedAt, "raisedAt");
        if (resolvedAt.filter(openedAt::isAfter).isPresent()) {
            throw new IllegalArgumentException(
                    "resolvedAt must not be before " + openedAt + ", but was " + resolvedAt.get());
        }
    }

    /**
     * Takes a report of something wrong.
     *
     * @param known the last incident of that key; empty if there is none
     * @param key what it is about
     * @param severity how urgent it is
     * @param what one sentence for people
     * @param at when it was noticed
     * @return opened if there is no open incident; raised if there is one that was less urgent; else empty
     * @throws IllegalArgumentException if the known incident is of another key
     */
    public static Optional<IncidentChange> report(
            Optional<Incident> known, IncidentKey key, Severity severity, Message what, Instant at) {
        Optional<Incident> open = known.filter(Incident::isOpen);
        if (open.isEmpty()) {
            Incident opened = new Incident(key, severity, what, at, Optional.empty(), Optional.empty());
            return Optional.of(new IncidentChange.Opened(opened));
        }
        Incident old = open.get();
        if (!old.key.equals(key)) {
            throw new IllegalArgumentException("known must be the incident of " + key + ", but was of " + old.key);
        }
        if (!severity.isWorseThan(old.severity)) {
            return Optional.empty();
        }
        Incident raised = new Incident(key, severity, what, old.openedAt, Optional.of(at), Optional.empty());
        return Optional.of(new IncidentChange.Raised(raised, old.severity));
    }

    /**
     * Ends the incident.
     *
     * @param how one sentence for people: what is seen now
     * @param at when it was noticed; taken as the opening if it is before that
     * @return resolved; empty if it was resolved before
     */
    public Optional<IncidentChange> resolve(Message how, Instant at) {
        if (!isOpen()) {
            return Optional.empty();
        }
        Instant end = at.isBefore(openedAt) ? openedAt : at;
        return Optional.of(
                new IncidentChange.Resolved(new Incident(key, severity, how, openedAt, raisedAt, Optional.of(end))));
    }

    /**
     * Whether it is still open.
     *
     * @return true until it is resolved
     */
    public boolean isOpen() {
        return resolvedAt.isEmpty();
    }

    /**
     * How long it was open.
     *
     * @return from opening to resolution; empty while it is open
     */
    public Optional<Duration> length() {
        return resolvedAt.map(end -> Duration.between(openedAt, end));
    }

    /**
     * What tells this incident from all others.
     *
     * @return the key and the opening, such as {@code Shop is down/api-health@2026-03-01T10:02:00Z}
     */
    public String id() {
        return key + "@" + openedAt;
    }
}
