package io.tillwatch.reconcile;

import java.util.Locale;

/** Where a record ends. Every record ends in exactly one. */
public enum Bucket {
    /** Both sides, and they agree. */
    MATCHED,
    /** Both sides, and they differ in something. */
    MATCHED_WITH_DIFFERENCE,
    /** One side only. */
    DISCREPANCY,
    /** Too young to be judged, or its counterpart may be in a part of a source that is missing. */
    IN_FLIGHT,
    /** Left out by a rule: no money, out of the period, after the instant of judgement, read twice. */
    IGNORED,
    /** Paid in a way that no source covers. */
    NOT_JUDGED,
    /** Unusable. */
    QUARANTINED;

    /**
     * The name in files.
     *
     * @return in lower case with underscores
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
