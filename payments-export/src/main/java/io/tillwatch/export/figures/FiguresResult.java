package io.tillwatch.export.figures;

import io.tillwatch.text.Message;
import java.util.Objects;
import java.util.function.Function;

/** How counting ended. Immutable and thread-safe. */
public sealed interface FiguresResult {
    /**
     * One function for each outcome.
     *
     * @param counted when there are figures
     * @param refused when there are none
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(Function<? super Counted, ? extends T> counted, Function<? super Refused, ? extends T> refused) {
        return this instanceof Counted c ? counted.apply(c) : refused.apply((Refused) this);
    }

    /**
     * The source was read to its end.
     *
     * @param figures the figures
     */
    record Counted(Figures figures) implements FiguresResult {
        /** Checks that they are given. */
        public Counted {
            Objects.requireNonNull(figures, "figures");
        }
    }

    /**
     * The source could not be read.
     *
     * @param reason why, for people
     */
    record Refused(Message reason) implements FiguresResult {
        /** Checks that the reason is given. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
