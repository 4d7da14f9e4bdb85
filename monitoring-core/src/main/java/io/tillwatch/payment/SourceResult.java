package io.tillwatch.payment;

import io.tillwatch.text.Message;
import java.util.Objects;
import java.util.function.Function;

/** How reading a source ended. Immutable and thread-safe. */
public sealed interface SourceResult {
    /**
     * Everything was read.
     *
     * @return complete
     */
    static SourceResult complete() {
        return new Complete();
    }

    /**
     * The source could not be read to its end.
     *
     * @param reason why, for people
     * @return failed
     */
    static SourceResult failed(Message reason) {
        return new Failed(reason);
    }

    /**
     * One function for each outcome.
     *
     * @param complete when everything was read
     * @param failed when the source could not be read to its end
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(Function<? super Complete, ? extends T> complete, Function<? super Failed, ? extends T> failed) {
        return this instanceof Complete c ? complete.apply(c) : failed.apply((Failed) this);
    }

    /** Everything was read. What was given to the receiver is all there is. */
    record Complete() implements SourceResult {}

    /**
     * The source could not be read to its end. What was given to the receiver must not be used.
     *
     * @param reason why, for people
     */
    record Failed(Message reason) implements SourceResult {
        /** Checks that the reason is given. */
        public Failed {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
