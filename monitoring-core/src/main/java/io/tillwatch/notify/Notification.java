package io.tillwatch.notify;

import io.tillwatch.incident.Incident;
import io.tillwatch.incident.IncidentChange;
import io.tillwatch.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What people are told of one change of an incident. Immutable and thread-safe.
 *
 * @param incident the incident after the change
 * @param text the whole sentence, in one line, without secrets
 * @param at when the change happened
 * @param idempotencyKey the same for the same change, whoever sends it and however often
 */
public record Notification(Incident incident, Message text, Instant at, String idempotencyKey) {
    /** Checks that all are given. */
    public Notification {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
    }

    /**
     * Puts a change into words.
     *
     * @param change what happened
     * @return the notification of it
     */
    public static Notification of(IncidentChange change) {
        Incident incident = change.incident();
        return change.fold(
                opened -> of(incident, incident.openedAt(), "opened"),
                raised -> of(
                        incident,
                        incident.raisedAt().orElse(incident.openedAt()),
                        "raised",
                        raised.from().name()),
                resolved -> of(
                        incident,
                        incident.resolvedAt().orElse(incident.openedAt()),
                        "resolved",
                        length(incident.length().orElse(Duration.ZERO))));
    }

    private static Notification of(Incident incident, Instant at, String change, Object... more) {
        Object[] arguments = new Object[3 + more.length];
        arguments[0] = incident.severity().name();
        arguments[1] = incident.key().rule();
        arguments[2] = incident.what();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return new Notification(
                incident,
                Message.of(Notification.class, change, arguments),
                at,
                incident.id() + " " + change + " " + incident.severity());
    }

    private static Message length(Duration length) {
        if (length.toMinutes() == 0) {
            return Message.of(Notification.class, "length.seconds", length.toSeconds());
        }
        return length.toHours() == 0
                ? Message.of(Notification.class, "length.minutes", length.toMinutes())
                : Message.of(Notification.class, "length.hours", length.toHours(), length.toMinutesPart());
    }
}
