package io.tillwatch.alert;

import io.tillwatch.health.CheckReport;
import io.tillwatch.kpi.KpiReading;
import io.tillwatch.kpi.KpiUnit;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one look at a check or KPI says about a condition. Immutable and thread-safe.
 *
 * @param verdict whether the condition holds
 * @param what what was seen, one sentence for people
 * @param seenAt when it was seen; two looks at the same result have the same instant
 */
public record Observation(Verdict verdict, Message what, Instant seenAt) {
    /** Whether a condition holds. */
    public enum Verdict {
        /** It holds. */
        HOLDS,
        /** It does not hold. */
        CLEAR,
        /** There is nothing to say that from, which is neither good nor bad. */
        NO_DATA,
        /** Looking itself failed. */
        FAILED
    }

    /** Checks that all are given. */
    public Observation {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(seenAt, "seenAt");
    }

    /**
     * Looks at a KPI.
     *
     * @param threshold the condition
     * @param reading what was read
     * @return whether the condition holds; NO_DATA if there is no value
     */
    public static Observation of(AlertCondition.Threshold threshold, KpiReading reading) {
        return reading.fold(
                value -> new Observation(
                        threshold.comparison().holds(value.value(), threshold.limit()) ? Verdict.HOLDS : Verdict.CLEAR,
                        value(threshold, value.value()),
                        value.at()),
                noData -> new Observation(Verdict.NO_DATA, seen(threshold.kpi(), noData.why()), noData.at()));
    }

    /**
     * Looks at a check.
     *
     * @param check its last result
     * @return HOLDS if the check is down, CLEAR if it is healthy or degraded, NO_DATA if it is unknown or stale
     */
    public static Observation of(CheckReport check) {
        Verdict verdict = switch (check.status()) {
            case DOWN -> Verdict.HOLDS;
            case HEALTHY, DEGRADED -> Verdict.CLEAR;
            case UNKNOWN -> Verdict.NO_DATA;
        };
        Message what = check.stale()
                ? Message.of(Observation.class, "stale", check.age().toSeconds())
                : check.result().summary();
        return new Observation(verdict, seen(check.name(), what), check.at().orElse(Instant.EPOCH));
    }

    private static Message value(AlertCondition.Threshold threshold, BigDecimal value) {
        Optional<KpiUnit> unit = threshold.unit();
        return Message.of(
                Observation.class,
                "value",
                threshold.kpi(),
                Amounts.text(value, unit),
                threshold.comparison().sign(),
                Amounts.text(threshold.limit(), unit));
    }

    private static Message seen(String subject, Message what) {
        return Message.of(Observation.class, "seen", subject, what);
    }
}
