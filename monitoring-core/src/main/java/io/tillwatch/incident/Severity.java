package io.tillwatch.incident;

/** How urgent something is. The first is the worst. */
public enum Severity {
    /** Customers cannot buy or money is lost: answered within 15 minutes, at any hour. */
    P0,
    /** An important part is impaired: answered within 1 hour, at any hour. */
    P1,
    /** Noticeable and bearable: answered within 4 hours of business. */
    P2,
    /** To be looked at within a day. */
    P3,
    /** Told, and nothing to do. */
    INFO;

    /**
     * Whether this is more urgent.
     *
     * @param other another severity
     * @return true if this one is strictly worse
     */
    public boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
    }

    /**
     * Whether somebody must act.
     *
     * @return true from P0 to P2
     */
    public boolean needsAction() {
        return isWorseThan(P3);
    }
}
