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
     * @param deferred when the sink cannot take it now
     * @param rejected when the sink will not take it as it is
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Written, ? extends T> written,
            Function<? super Unchanged, ? extends T> unchanged,
            Function<? super Deferred, ? extends T> deferred,
            Function<? super Rejected, ? extends T> rejected) {
        if (this instanceof Written w) {
            return written.apply(w);
        }
        if (this instanceof Unchanged u) {
            return unchanged.apply(u);
        }
        return this instanceof Deferred d ? deferred.apply(d) : rejected.apply((Rejected) this);
    }

    /**
     * Something new was written.
     *
     * @param revision 1 for the first time, then counting
     * @param changes what is different from the revision before, counted in payments; of a first revision, all are added
     * @param locations where, for people: paths or addresses without secrets
     * @param notices what people should know about it
     */
    record Written(int revision, Changes changes, List<String> locations, List<Message> notices) implements SinkResult {
        /** Copies the lists. */
        public Written {
            Objects.requireNonNull(changes, "changes");
            locations = List.copyOf(locations);
            notices = List.copyOf(notices);
        }
    }

    /**
     * How many payments a write changed.
     *
     * @param added were not there before
     * @param changed were there otherwise
     * @param removed are not there any more
     */
    record Changes(long added, long changed, long removed) {
        /** What was there was put in order; no payment is different. */
        public static final Changes NONE = new Changes(0, 0, 0);

        /** Checks that none is negative. */
        public Changes {
            if (added < 0 || changed < 0 || removed < 0) {
                throw new IllegalArgumentException("changes must be at least 0, but were " + added + " added, "
                        + changed + " changed, " + removed + " removed");
            }
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
     * The sink could not take it now: busy, not reachable, no answer. The same batch may be given again later, without
     * anybody changing anything; it is there once then, whether it arrived this time or not.
     *
     * @param reason why, for people
     */
    record Deferred(Message reason) implements SinkResult {
        /** Checks that the reason is given. */
        public Deferred {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The sink will not take it until somebody changes something; what it had before is as it was.
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
