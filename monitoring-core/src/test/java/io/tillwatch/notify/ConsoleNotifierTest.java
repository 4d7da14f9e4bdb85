package io.tillwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.incident.Incident;
import io.tillwatch.incident.IncidentChange;
import io.tillwatch.incident.IncidentKey;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleNotifierTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:02:00Z");
    private static final Message WHAT = Message.of(ConsoleNotifier.class, "not-written", "é\n\u001b[31m");

    private static final IncidentChange OPENED = Incident.report(
                    Optional.empty(), new IncidentKey("Shop is down", "api"), Severity.P3, WHAT, AT)
            .orElseThrow();
    private static final IncidentChange RAISED = Incident.report(
                    Optional.of(OPENED.incident()), OPENED.incident().key(), Severity.P0, WHAT, AT.plusSeconds(60))
            .orElseThrow();

    private static IncidentChange resolved(long seconds) {
        return RAISED.incident().resolve(WHAT, AT.plusSeconds(seconds)).orElseThrow();
    }

    private static List<String> lines(Locale language, IncidentChange... changes) {
        StringBuilder out = new StringBuilder();
        ConsoleNotifier notifier = ConsoleNotifier.to(out, language);
        for (IncidentChange change : changes) {
            Notification notification = Notification.of(change);
            assertThat(notifier.deliver(notification))
                    .isEqualTo(new DeliveryResult.Delivered(notification.idempotencyKey()));
        }
        assertThat(out.toString()).endsWith("\n");
        return out.toString().lines().toList();
    }

    @Test
    void writes_one_line_for_each_change() {
        assertThat(lines(Locale.ENGLISH, OPENED, RAISED, resolved(45), resolved(750), resolved(7500)))
                .containsExactly(
                        "2026-03-01T10:02:00Z P3 OPENED Shop is down: the line could not be written (é [31m)",
                        "2026-03-01T10:03:00Z P0 RAISED from P3 Shop is down: the line could not be written (é [31m)",
                        "2026-03-01T10:02:45Z P0 RESOLVED after 45 s Shop is down: the line could not be written (é [31m)",
                        "2026-03-01T10:14:30Z P0 RESOLVED after 12 min Shop is down: the line could not be written (é [31m)",
                        "2026-03-01T12:07:00Z P0 RESOLVED after 2 h 5 min Shop is down: the line could not be written (é [31m)");
    }

    @Test
    void writes_french() {
        assertThat(lines(Locale.FRENCH, OPENED, RAISED, resolved(750)))
                .containsExactly(
                        "2026-03-01T10:02:00Z P3 OUVERT Shop is down : la ligne n'a pas pu être écrite (é [31m)",
                        "2026-03-01T10:03:00Z P0 AGGRAVÉ depuis P3 Shop is down : la ligne n'a pas pu être écrite (é [31m)",
                        "2026-03-01T10:14:30Z P0 RÉSOLU après 12 min Shop is down : la ligne n'a pas pu être écrite (é [31m)");
    }

    @Test
    void every_change_has_its_own_key_and_the_same_change_the_same() {
        assertThat(Notification.of(OPENED).idempotencyKey())
                .isEqualTo("Shop is down/api@2026-03-01T10:02:00Z opened P3")
                .isEqualTo(Notification.of(OPENED).idempotencyKey());
        assertThat(Notification.of(RAISED).idempotencyKey())
                .isEqualTo("Shop is down/api@2026-03-01T10:02:00Z raised P0");
        assertThat(Notification.of(resolved(60)).idempotencyKey())
                .isEqualTo("Shop is down/api@2026-03-01T10:02:00Z resolved P0");
    }

    @Test
    void a_line_that_could_not_be_written_is_deferred() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int start, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertDeferred(full, "IOException: No space left on device");
        assertDeferred(new PrintWriter(full), "the stream is closed or full");
        PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        closed.close();
        assertDeferred(closed, "the stream is closed or full");
        assertDeferred(new Throwing(), "IllegalStateException: broken");
    }

    private static final class Throwing extends Writer {
        @Override
        public void write(char[] text, int start, int length) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static void assertDeferred(Appendable out, String reason) {
        DeliveryResult result = ConsoleNotifier.to(out, Locale.ENGLISH).deliver(Notification.of(OPENED));
        assertThat(result.<String>fold(d -> "delivered", d -> d.reason().toString(), r -> "rejected"))
                .isEqualTo("the line could not be written (" + reason + ")");
        assertThat(((DeliveryResult.Deferred) result).retryAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(ConsoleNotifier.to(out, Locale.ENGLISH).name()).isEqualTo("console");
    }

    @Test
    void results_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryResult.Delivered(" "))
                .withMessage("reference must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryResult.Deferred(Duration.ofSeconds(-1), WHAT))
                .withMessage("retryAfter must be at least 0, but was PT-1S");
        assertThat(new DeliveryResult.Rejected(WHAT).<String>fold(d -> "d", d -> "d", r -> "rejected"))
                .isEqualTo("rejected");
    }
}
