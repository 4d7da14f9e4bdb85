package io.tillwatch.export.directory;

import io.tillwatch.text.Message;
import java.util.Objects;
import java.util.function.Function;

/** Whether an exported day could be read back. Immutable. */
public sealed interface DayReading {
    /**
     * One function for each outcome.
     *
     * @param read when the day is as it was exported
     * @param unusable when it is not, or not there
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super ExportedDay, ? extends T> read, Function<? super Message, ? extends T> unusable) {
        return this instanceof Read r ? read.apply(r.day()) : unusable.apply(((Unusable) this).reason());
    }

    /**
     * The day is as it was exported.
     *
     * @param day the day
     */
    record Read(ExportedDay day) implements DayReading {
        /** Checks that the day is given. */
        public Read {
            Objects.requireNonNull(day, "day");
        }
    }

    /**
     * The day is not there, or not as it was exported.
     *
     * @param reason why, for people, with the file
     */
    record Unusable(Message reason) implements DayReading {
        /** Checks that the reason is given. */
        public Unusable {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
