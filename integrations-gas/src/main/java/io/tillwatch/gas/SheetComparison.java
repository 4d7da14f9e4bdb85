package io.tillwatch.gas;

import io.tillwatch.text.Message;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Whether a sheet holds a day as it was exported. Immutable and thread-safe. */
public sealed interface SheetComparison {
    /**
     * One function for each outcome.
     *
     * @param same when the sheet holds exactly the day
     * @param different when it holds something else
     * @param unknown when that could not be found out
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Same, ? extends T> same,
            Function<? super Different, ? extends T> different,
            Function<? super Unknown, ? extends T> unknown) {
        if (this instanceof Same s) {
            return same.apply(s);
        }
        return this instanceof Different d ? different.apply(d) : unknown.apply((Unknown) this);
    }

    /**
     * The sheet holds exactly the day: the same rows, none changed by hand, the same totals.
     *
     * @param revision the sheet's revision of the day, from 1
     * @param rows how many rows the day has there
     * @param locations where, for people
     */
    record Same(int revision, long rows, List<String> locations) implements SheetComparison {
        /** Copies the locations. */
        public Same {
            locations = List.copyOf(locations);
        }
    }

    /**
     * The sheet does not hold the day as it was exported.
     *
     * @param differences what is different, at least one
     */
    record Different(List<Message> differences) implements SheetComparison {
        /** Copies the differences. */
        public Different {
            differences = List.copyOf(differences);
        }
    }

    /**
     * It could not be found out.
     *
     * @param reason why, for people
     */
    record Unknown(Message reason) implements SheetComparison {
        /** Checks that the reason is given. */
        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
