package io.tillwatch.alert;

/** How an alert stands. */
public enum AlertStatus {
    /** Not evaluated yet, or no data for too long. */
    UNKNOWN,
    /** The condition does not hold. */
    INACTIVE,
    /** The condition holds, but not long enough yet. */
    PENDING,
    /** The condition has held long enough. */
    FIRING
}
