package io.tillwatch.severity;

import java.util.Objects;

/** How serious an incident or a discrepancy is, the most serious first. */
public enum Severity {
    /** Money is being lost or the shop is down: act now. */
    P0,
    /** Act within the business day. */
    P1,
    /** Act before the week ends. */
    P2,
    /** Good to know; nobody must act. */
    P3,
    /** Only told. */
    INFO;

    /**
     * Whether somebody must act.
     *
     * @return true for P0 to P2
     */
    public boolean isFinding() {
        return compareTo(P2) <= 0;
    }

    /**
     * The more serious of two.
     *
     * @param other the other
     * @return this or the other
     */
    public Severity orWorse(Severity other) {
        return compareTo(Objects.requireNonNull(other, "other")) <= 0 ? this : other;
    }
}
