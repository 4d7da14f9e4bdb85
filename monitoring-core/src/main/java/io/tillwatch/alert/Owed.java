package io.tillwatch.alert;

import io.tillwatch.notify.Notification;
import java.time.Instant;
import java.util.Objects;

/**
 * A notification that a receiver has not got yet.
 *
 * @param receiver the name of the notifier
 * @param notification what it is to be told
 * @param notBefore when it may be tried
 */
public record Owed(String receiver, Notification notification, Instant notBefore) {
    /** Checks that all are given. */
    public Owed {
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(notification, "notification");
        Objects.requireNonNull(notBefore, "notBefore");
    }
}
