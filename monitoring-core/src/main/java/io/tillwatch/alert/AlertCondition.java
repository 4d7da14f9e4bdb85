package io.tillwatch.alert;

import io.tillwatch.kpi.Kpi;
import io.tillwatch.kpi.KpiUnit;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What a rule watches for. Immutable and thread-safe. */
public sealed interface AlertCondition {
    /** How the condition on checks is written. */
    String CHECK_FAILED = "health_check_failed";

    /**
     * One function for each kind.
     *
     * @param threshold for a KPI against a limit
     * @param checkFailed for checks that are down
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Threshold, ? extends T> threshold,
            Function<? super CheckFailed, ? extends T> checkFailed) {
        return this instanceof Threshold t ? threshold.apply(t) : checkFailed.apply((CheckFailed) this);
    }

    /**
     * A KPI against a limit. Exactly the limit does not hold for {@code <} and {@code >}.
     *
     * @param kpi the name of the KPI
     * @param comparison how it is compared
     * @param limit with what, in the unit; 90 % is 0.9
     * @param unit the unit in which the limit was written; empty if it was written as a bare number
     */
    record Threshold(String kpi, Comparison comparison, BigDecimal limit, Optional<KpiUnit> unit)
            implements AlertCondition {
        /** Checks that the KPI's name is one. */
        public Threshold {
            if (!Kpi.isName(kpi)) {
                throw new IllegalArgumentException("kpi must be the name of a KPI, but was \"" + kpi + "\"");
            }
            Objects.requireNonNull(comparison, "comparison");
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(unit, "unit");
        }

        /**
         * What does not fit between the limit and the KPI.
         *
         * @param declared the KPI of that name
         * @return what must hold, as a part of a sentence; empty if all fits
         */
        public Optional<Message> misfit(Kpi declared) {
            boolean otherUnit = unit.filter(u -> u != declared.unit()).isPresent();
            boolean noRatio =
                    declared.unit() == KpiUnit.RATIO && (limit.signum() < 0 || limit.compareTo(BigDecimal.ONE) > 0);
            return otherUnit || noRatio
                    ? Optional.of(Message.of(AlertCondition.class, "rule.unit." + declared.unit(), kpi))
                    : Optional.empty();
        }

        /** Such as {@code payment_success_rate < 90%}. */
        @Override
        public String toString() {
            return kpi + " " + comparison.sign() + " " + Amounts.text(limit, unit);
        }
    }

    /** Any check that is down; each check is a subject of its own. */
    record CheckFailed() implements AlertCondition {
        @Override
        public String toString() {
            return CHECK_FAILED;
        }
    }
}
