package io.tillwatch.export;

import io.tillwatch.payment.SinkResult;
import io.tillwatch.text.Message;
import java.util.Objects;
import java.util.function.Function;

/** How an export ended. Immutable and thread-safe. */
public sealed interface ExportResult {
    /**
     * One function for each outcome.
     *
     * @param exported when the sink has the day's payments
     * @param refused when nothing was written
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Exported, ? extends T> exported, Function<? super Refused, ? extends T> refused) {
        return this instanceof Exported e ? exported.apply(e) : refused.apply((Refused) this);
    }

    /**
     * The sink has the day's payments.
     *
     * @param report what was read and exported
     * @param sink whether that was new to the sink; never deferred or rejected
     */
    record Exported(ExportReport report, SinkResult sink) implements ExportResult {
        /** Checks that both are given. */
        public Exported {
            Objects.requireNonNull(report, "report");
            Objects.requireNonNull(sink, "sink");
        }
    }

    /**
     * Nothing was written.
     *
     * @param reason why, for people
     */
    record Refused(Message reason) implements ExportResult {
        /** Checks that the reason is given. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
