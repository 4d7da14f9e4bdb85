package io.tillwatch.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.incident.Incident;
import io.tillwatch.notify.DeliveryResult;
import io.tillwatch.notify.Notification;
import io.tillwatch.notify.Notifier;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/**
 * Appends each notification to a file as one line of JSON, for a program that collects lines. Thread-safe; the same key
 * twice gives two lines, which their {@code key} tells apart from two events.
 */
public final class ANotifierOfYourOwn implements Notifier {
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path file;

    /**
     * A notifier that appends to a file.
     *
     * @param file created when missing; its directory must exist
     */
    public ANotifierOfYourOwn(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "lines";
    }

    // tag::deliver
    @Override
    public synchronized DeliveryResult deliver(Notification notification) {
        Incident incident = notification.incident();
        ObjectNode line = mapper.createObjectNode()
                .put("at", notification.at().toString())
                .put("key", notification.idempotencyKey())
                .put("severity", incident.severity().name())
                .put("rule", incident.key().rule())
                .put("subject", incident.key().subject())
                .put("text", notification.text().in(Locale.ENGLISH));
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new DeliveryResult.Delivered(notification.idempotencyKey());
        } catch (IOException e) {
            return new DeliveryResult.Deferred(RETRY, Message.of(ANotifierOfYourOwn.class, "not-appended", file));
        }
    }
    // end::deliver
}
