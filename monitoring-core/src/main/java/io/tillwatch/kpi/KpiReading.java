package io.tillwatch.kpi;

import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/** What was read of a KPI: a value, or nothing and why. Nothing is neither good nor bad. Immutable and thread-safe. */
public sealed interface KpiReading {
    /**
     * When it was read.
     *
     * @return the instant for which it stands
     */
    Instant at();

    /**
     * One function for each case.
     *
     * @param value when there is a value
     * @param noData when there is none
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(Function<? super Value, ? extends T> value, Function<? super NoData, ? extends T> noData) {
        return this instanceof Value v ? value.apply(v) : noData.apply((NoData) this);
    }

    /**
     * A value.
     *
     * @param value in the unit of the KPI, exact
     * @param at when it was read
     */
    record Value(BigDecimal value, Instant at) implements KpiReading {
        /** Checks that both are given. */
        public Value {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * No value.
     *
     * @param why one sentence for people, such as that there were too few events
     * @param at when it was tried
     */
    record NoData(Message why, Instant at) implements KpiReading {
        /** Checks that both are given. */
        public NoData {
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(at, "at");
        }
    }
}
