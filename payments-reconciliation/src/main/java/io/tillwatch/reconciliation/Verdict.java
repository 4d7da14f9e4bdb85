package io.tillwatch.reconciliation;

/** What a run means for people, the best first. */
public enum Verdict {
    /** Nothing anybody must act on. */
    CLEAN,
    /** Somebody must act: a discrepancy of P0 to P2, or a row in quarantine. */
    FINDINGS,
    /** The result cannot be vouched for: a source is not whole, or the sums do not tie. */
    NOT_VOUCHED
}
