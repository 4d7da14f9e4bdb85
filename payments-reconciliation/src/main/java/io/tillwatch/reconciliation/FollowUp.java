package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.reconcile.Severities;
import java.time.Instant;
import java.util.List;
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

    /** The state of what somebody bears: the difference is right to be there. */
    public static final String ACCEPTED = "accepted";

    /** The state of what somebody knows the reason of, and that needs no more work. */
    public static final String EXPLAINED = "explained";

    /** The state of what somebody has put right; if it is there in the next run, it waits again. */
    public static final String FIXED = "fixed";

    /** The states that a list of decisions may give. */
    static final List<String> STATES = List.of(OPEN, ACCEPTED, EXPLAINED, FIXED);

    /** Checks that all are given. */
    public FollowUp {
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(decidedBy, "decidedBy");
        Objects.requireNonNull(decidedAt, "decidedAt");
    }

    /**
     * Whether somebody said what becomes of it.
     *
     * @return true if the state is {@value #ACCEPTED}, {@value #EXPLAINED} or {@value #FIXED}
     */
    public boolean isDecided() {
        return isSettled() || state.equals(FIXED);
    }

    /**
     * Whether nobody need look at it any more although it is still there.
     *
     * @return true if the state is {@value #ACCEPTED} or {@value #EXPLAINED}
     */
    public boolean isSettled() {
        return state.equals(ACCEPTED) || state.equals(EXPLAINED);
    }

    static FollowUp begun(Instant asOf) {
        return new FollowUp(asOf, Optional.empty(), OPEN, "", "", "");
    }

    /** The same for a discrepancy, whose severity may have changed since. */
    FollowUp of(Discrepancy discrepancy, Severities severities) {
        return new FollowUp(firstSeen, due(discrepancy, severities), state, comment, decidedBy, decidedAt);
    }

    /** An open dispute is due when it can no longer be answered. */
    private Optional<Instant> due(Discrepancy discrepancy, Severities severities) {
        Optional<Instant> usual = Optional.ofNullable(severities.allowed().get(discrepancy.severity()))
                .map(firstSeen::plus);
        Optional<Instant> answer = discrepancy.respondBy();
        if (answer.isEmpty() || discrepancy.code() == DiscrepancyCode.DISPUTE_OPEN) {
            return answer.or(() -> usual);
        }
        return usual.filter(due -> due.isBefore(answer.get())).or(() -> answer);
    }
}
