package io.tillwatch.payment;

import io.tillwatch.text.Message;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a sink did with a batch. Immutable and thread-safe. */
public sealed interface SinkResult {
    /**
     * One function for each outcome.
     *
     * @param written when something new was written
     * @param unchanged when the sink already had exactly this
     * @param rejected when the sink could not take it
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Written, ? extends T> written,
            Function<? super Unchanged, ? extends T> unchanged,
            Function<? super Rejected, ? extends T> rejected) {
        if (this instanceof Written w) {
            return written.apply(w);
        }
        return this instanceof Unchanged u ? unchanged.apply(u) : rejected.apply((Rejected) this);
    }

    /**
     * Something new was written.
     *
     * @param revision 1 for the first time, then counting
     * @param locations where, for people: paths or addresses without secrets
     * @param notices what people should know about it
     */
    record Written(int revision, List<String> locations, List<Message> notices) implements SinkResult {
        /** Copies the lists. */
        public Written {
            locations = List.copyOf(locations);
            notices = List.copyOf(notices);
        }
    }

    /**
     * The sink already had exactly this; nothing was written.
     *
     * @param revision the newest revision it has
     * @param locations where that is
     */
    record Unchanged(int revision, List<String> locations) implements SinkResult {
        /** Copies the locations. */
        public Unchanged {
            locations = List.copyOf(locations);
        }
    }

    /**
     * The sink could not take it; what it had before is as it was.
     *
     * @param reason why, for people
     */
    record Rejected(Message reason) implements SinkResult {
        /** Checks that the reason is given. */
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
