package io.tillwatch.kpi;

/** Where the value of a KPI lies. */
public enum Band {
    /** Better than the target. */
    ON_TARGET,
    /** Neither better than the target nor worse than the warning: reported, never alerted. */
    OFF_TARGET,
    /** Worse than the warning. */
    WARNING,
    /** Worse than the critical value. */
    CRITICAL
}
