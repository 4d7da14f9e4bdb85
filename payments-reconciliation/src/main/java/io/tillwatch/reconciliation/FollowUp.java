package io.tillwatch.reconciliation;

import io.tillwatch.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What people do about a discrepancy. Texts are kept from run to run as people wrote them.
 *
 * @param firstSeen the instant of judgement of the first run that told it
 * @param due until when it should be settled; empty if nobody must act
 * @param state {@value #OPEN} until people write something else
 * @param comment a comment, or an empty text
 * @param decidedBy who decided, or an empty text
 * @param decidedAt when, or an empty text
 */
public record FollowUp(
        Instant firstSeen, Optional<Instant> due, String state, String comment, String decidedBy, String decidedAt) {
    /** The state of what nobody has decided about. */
    public static final String OPEN = "open";

    /** How long a finding may stay, by severity, as the service levels of the shops say it. */
    private static final Map<Severity, Duration> ALLOWED = Map.of(
            Severity.P0, Duration.ofHours(2),
            Severity.P1, Duration.ofHours(6),
            Severity.P2, Duration.ofHours(24));

    /** Checks that all are given. */
    public FollowUp {
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(decidedBy, "decidedBy");
        Objects.requireNonNull(decidedAt, "decidedAt");
    }

    static FollowUp begun(Instant asOf, Severity severity) {
        return new FollowUp(asOf, due(asOf, severity), OPEN, "", "", "");
    }

    /** The same for a severity, which may have changed since. */
    FollowUp of(Severity severity) {
        return new FollowUp(firstSeen, due(firstSeen, severity), state, comment, decidedBy, decidedAt);
    }

    private static Optional<Instant> due(Instant firstSeen, Severity severity) {
        return Optional.ofNullable(ALLOWED.get(severity)).map(firstSeen::plus);
    }
}
