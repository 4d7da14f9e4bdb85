package io.tillwatch.notify;

import io.tillwatch.text.Message;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/** What became of a notification. Immutable and thread-safe. */
public sealed interface DeliveryResult {
    /**
     * One function for each case.
     *
     * @param delivered when the channel took it
     * @param deferred when it should be tried again
     * @param rejected when trying again is of no use
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Delivered, ? extends T> delivered,
            Function<? super Deferred, ? extends T> deferred,
            Function<? super Rejected, ? extends T> rejected) {
        if (this instanceof Delivered d) {
            return delivered.apply(d);
        }
        if (this instanceof Deferred d) {
            return deferred.apply(d);
        }
        return rejected.apply((Rejected) this);
    }

    /**
     * The channel took it.
     *
     * @param reference what the channel calls it, not blank
     */
    record Delivered(String reference) implements DeliveryResult {
        /** Checks that the reference is not blank. */
        public Delivered {
            if (reference.isBlank()) {
                throw new IllegalArgumentException("reference must not be blank");
            }
        }
    }

    /**
     * It did not work now and should be tried again.
     *
     * @param retryAfter how long to wait at least, from 0
     * @param reason why, for people, without secrets
     */
    record Deferred(Duration retryAfter, Message reason) implements DeliveryResult {
        /** Checks that both are given. */
        public Deferred {
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("retryAfter must be at least 0, but was " + retryAfter);
            }
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The channel refuses it for good.
     *
     * @param reason why, for people, without secrets
     */
    record Rejected(Message reason) implements DeliveryResult {
        /** Checks that the reason is given. */
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
