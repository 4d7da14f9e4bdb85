package io.tillwatch.kpi;

import java.time.Instant;

/** Knows the value of one KPI. */
public interface KpiSource {
    /**
     * Which KPI.
     *
     * @return always the same
     */
    Kpi kpi();

    /**
     * Reads the KPI.
     *
     * @param at the instant for which the reading stands
     * @return the value in the KPI's unit, or no data and why; never an estimate, and never 0 for nothing
     * @throws Exception if it could not be read
     */
    KpiReading read(Instant at) throws Exception;
}
