package io.tillwatch.kpi;

/** Which way a KPI should go. */
public enum Better {
    /** The more the better, such as a success rate. */
    HIGHER,
    /** The less the better, such as an error rate. */
    LOWER
}
