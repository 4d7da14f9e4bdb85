package io.tillwatch.severity;

import java.util.Objects;

/** How serious an incident or a discrepancy is, the most serious first. */
public enum Severity {
    /** Customers cannot buy or money is being lost: act now, at any hour. */
    P0,
    /** An important part is impaired: act within the business day. */
    P1,
    /** Noticeable and bearable: act before the week ends. */
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
     * Whether this is more serious.
     *
     * @param other the other
     * @return true if this one is strictly worse
     */
    public boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
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
