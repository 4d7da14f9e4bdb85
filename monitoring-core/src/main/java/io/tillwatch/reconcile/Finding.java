package io.tillwatch.reconcile;

import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rule found about one order. Immutable and thread-safe.
 *
 * @param code what it is; the code also says which part of a difference in money it can explain
 * @param severity how serious it is
 * @param amounts what was expected and found; empty for the amounts that belong to the code
 * @param evidence where to look; the rows of the order are always part of the evidence and need not be named
 * @param explanation what happened, for people; empty for the sentence of the code
 * @param nextAction what to do, for people; empty for the sentence of the code
 */
public record Finding(
        DiscrepancyCode code,
        Severity severity,
        Optional<Discrepancy.Amounts> amounts,
        List<Origin> evidence,
        Optional<Message> explanation,
        Optional<Message> nextAction) {
    /** Copies the evidence. */
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(amounts, "amounts");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(nextAction, "nextAction");
        evidence = List.copyOf(evidence);
    }

    /**
     * A finding with the severity and the sentences of its code.
     *
     * @param code what it is
     * @return the finding
     */
    public static Finding of(DiscrepancyCode code) {
        return of(code, code.severity());
    }

    /**
     * A finding with another severity than the one the code has by itself.
     *
     * @param code what it is
     * @param severity how serious it is here
     * @return the finding
     */
    public static Finding of(DiscrepancyCode code, Severity severity) {
        return new Finding(code, severity, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * What a rule of one's own found and no code names: {@link DiscrepancyCode#OWN_RULE}. It explains no money.
     *
     * @param severity how serious it is
     * @param explanation what happened, for people
     * @param nextAction what to do, for people
     * @return the finding
     */
    public static Finding own(Severity severity, Message explanation, Message nextAction) {
        return of(DiscrepancyCode.OWN_RULE, severity).saying(explanation, nextAction);
    }

    /**
     * The finding with other sentences.
     *
     * @param newExplanation what happened, for people
     * @param newNextAction what to do, for people
     * @return a new finding
     */
    public Finding saying(Message newExplanation, Message newNextAction) {
        return new Finding(code, severity, amounts, evidence, Optional.of(newExplanation), Optional.of(newNextAction));
    }

    /**
     * The finding with amounts.
     *
     * @param newAmounts what was expected and found
     * @return a new finding
     */
    public Finding with(Discrepancy.Amounts newAmounts) {
        return new Finding(code, severity, Optional.of(newAmounts), evidence, explanation, nextAction);
    }

    /**
     * The finding with more evidence.
     *
     * @param more where to look besides the rows of the order
     * @return a new finding
     */
    public Finding with(List<Origin> more) {
        return new Finding(code, severity, amounts, more, explanation, nextAction);
    }

    /** The finding with something else to do. */
    Finding doing(Message newNextAction) {
        return new Finding(code, severity, amounts, evidence, explanation, Optional.of(newNextAction));
    }

    /** The worse of two findings of one code; its details are those of the worse, else of the first. */
    Finding orWorse(Finding other) {
        return other.severity.compareTo(severity) < 0 ? other : this;
    }
}
