package io.tillwatch.agent.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tillwatch.export.PaymentExport;
import io.tillwatch.testkit.MessageBundles;
import io.tillwatch.text.Message;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private static final Message READING = Message.of(PaymentExport.class, "progress.reading");
    private static final Message WRITING = Message.of(PaymentExport.class, "progress.writing");

    private final StringWriter printed = new StringWriter();
    private long nanos;

    private ProgressDisplay display(boolean watched) {
        return new ProgressDisplay(new PrintWriter(printed), watched, Locale.ENGLISH, () -> nanos);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    /** What is on the screen now. */
    private String screen() {
        return Screen.of(printed.toString());
    }

    @Test
    void who_watches_sees_count_rate_and_what_is_left_in_one_line() {
        ProgressDisplay display = display(true);
        display.progress(READING, 1, 0);
        pass(Duration.ofSeconds(2));
        display.progress(READING, 2000, 0);
        assertThat(screen()).isEqualTo("orders read: 2000, 1000 per second");
        pass(Duration.ofSeconds(2));
        display.progress(READING, 4000, 10_000);
        assertThat(screen()).isEqualTo("orders read: 4000 of about 10000 (40 %), 1000 per second, about 7 s left");
        pass(Duration.ofSeconds(4));
        display.progress(READING, 8000, 8_000_000);
        assertThat(screen())
                .isEqualTo("orders read: 8000 of about 8000000 (0 %), 1000 per second, about 2 h 14 min le…")
                .hasSize(79);
        pass(Duration.ofSeconds(1));
        display.progress(WRITING, 1, 3);
        assertThat(screen()).isEqualTo("rows written: 1 of about 3 (33 %)");
    }

    @Test
    void nothing_is_left_on_the_line_at_the_end() {
        PrintWriter err = new PrintWriter(printed);
        try (ProgressDisplay display = new ProgressDisplay(err, true, Locale.FRENCH, () -> nanos)) {
            for (int i = 1; i <= 50; i++) {
                pass(Duration.ofMillis(150));
                display.progress(READING, i, 50);
            }
            assertThat(screen())
                    .startsWith("commandes lues : 49 sur 50 environ (98 %), 6 par seconde, encore 1 s environ");
        }
        assertThat(screen()).isEmpty();
        err.print("done");
        err.flush();
        assertThat(screen()).isEqualTo("done");
    }

    @Test
    void work_that_ends_soon_is_not_shown() {
        try (ProgressDisplay display = display(true)) {
            for (int i = 1; i < 100; i++) {
                pass(Duration.ofMillis(10));
                display.progress(READING, i, 100);
            }
        }
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void is_drawn_five_times_a_second_however_often_it_is_told() {
        ProgressDisplay display = display(true);
        for (int i = 1; i <= 10_000; i++) {
            pass(Duration.ofMillis(1));
            display.progress(READING, i, 10_000);
        }
        long drawings = printed.toString().chars().filter(c -> c == '\r').count();
        assertThat(drawings).isEqualTo(46);
    }

    @Test
    void a_log_gets_a_line_a_minute_and_nothing_before() {
        try (ProgressDisplay display = display(false)) {
            for (int i = 1; i <= 150; i++) {
                pass(Duration.ofSeconds(1));
                display.progress(READING, i * 10L, 6000);
            }
        }
        assertThat(printed.toString())
                .isEqualTo("orders read: 600 of about 6000 (10 %), 10 per second, about 10 min left\n"
                        + "orders read: 1200 of about 6000 (20 %), 10 per second, about 9 min left\n");
    }

    @Test
    void more_than_was_expected_is_told_without_a_share() {
        ProgressDisplay display = display(true);
        display.progress(READING, 1, 10);
        pass(Duration.ofSeconds(2));
        display.progress(READING, 12, 10);
        assertThat(screen()).isEqualTo("orders read: 12, 6 per second");
    }

    @Test
    void every_sentence_is_there_in_both_languages() {
        assertThatCode(() -> MessageBundles.assertComplete(
                        ProgressDisplay.class, "progress.seconds", "progress.minutes", "progress.hours"))
                .doesNotThrowAnyException();
    }
}
