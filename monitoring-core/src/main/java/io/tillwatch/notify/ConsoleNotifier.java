package io.tillwatch.notify;

import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * Writes one line for each notification, such as to the standard output of a service. Thread-safe: lines never mix. Never
 * throws and keeps nothing open.
 */
public final class ConsoleNotifier implements Notifier {
    /** How long to wait after a line could not be written: {@value} seconds. */
    public static final int RETRY_SECONDS = 60;

    private final Appendable out;
    private final Locale language;

    private ConsoleNotifier(Appendable out, Locale language) {
        this.out = out;
        this.language = language;
    }

    /**
     * A notifier that writes lines.
     *
     * @param out where to; stays open
     * @param language French for French, everything else is English
     * @return a notifier
     */
    public static ConsoleNotifier to(Appendable out, Locale language) {
        return new ConsoleNotifier(Objects.requireNonNull(out, "out"), Objects.requireNonNull(language, "language"));
    }

    /** Always {@code console}. */
    @Override
    public String name() {
        return "console";
    }

    /**
     * Writes instant, severity, what happened and the rule in one line, such as {@code 2026-03-01T10:02:00Z P0 OPENED Shop
     * is down: api-health: no answer}. The same key twice writes two lines.
     *
     * @param notification what to tell
     * @return delivered; deferred if the line could not be written
     */
    @Override
    public DeliveryResult deliver(Notification notification) {
        try {
            String line = notification.at() + " " + notification.text().in(language);
            synchronized (out) {
                out.append(line.replaceAll("\\p{Cntrl}+", " ")).append('\n');
                // Streams that print never throw: they have to be asked.
                if ((out instanceof PrintStream stream && stream.checkError())
                        || (out instanceof PrintWriter writer && writer.checkError())) {
                    return deferred("the stream is closed or full");
                }
            }
            return new DeliveryResult.Delivered(notification.idempotencyKey());
        } catch (IOException | RuntimeException e) {
            return deferred(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static DeliveryResult deferred(String reason) {
        return new DeliveryResult.Deferred(
                Duration.ofSeconds(RETRY_SECONDS), Message.of(ConsoleNotifier.class, "not-written", reason));
    }
}
