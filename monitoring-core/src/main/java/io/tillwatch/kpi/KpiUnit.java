package io.tillwatch.kpi;

/** What a KPI is counted in. */
public enum KpiUnit {
    /** A share from 0 (none) to 1 (all). */
    RATIO,
    /** A number of things. */
    COUNT,
    /** A length of time in seconds. */
    SECONDS,
    /** A length of time in milliseconds. */
    MILLISECONDS,
    /** Money in the minor units of the KPI's currency. */
    MINOR_UNITS
}
