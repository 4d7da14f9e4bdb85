package io.tillwatch.http;

import io.tillwatch.text.Message;
import java.util.Objects;
import java.util.function.Function;

/** How an exchange ended. Immutable and thread-safe. */
public sealed interface HttpOutcome {
    /**
     * One function for each outcome.
     *
     * @param answered when a whole answer came, with whatever status
     * @param failed when none came
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super HttpAnswer, ? extends T> answered, Function<? super Failed, ? extends T> failed) {
        return this instanceof Answered a ? answered.apply(a.answer()) : failed.apply((Failed) this);
    }

    /**
     * A whole answer came, with whatever status.
     *
     * @param answer the answer
     */
    record Answered(HttpAnswer answer) implements HttpOutcome {
        /** Checks that the answer is given. */
        public Answered {
            Objects.requireNonNull(answer, "answer");
        }
    }

    /**
     * No whole answer came.
     *
     * @param failure what happened
     * @param reason the same for people, with the host, without secrets
     */
    record Failed(HttpFailure failure, Message reason) implements HttpOutcome {
        /** Checks that both are given. */
        public Failed {
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
