package io.tillwatch.testkit;

import io.tillwatch.schedule.MonitorScheduler;
import io.tillwatch.text.Message;
import io.tillwatch.time.SystemClock;
import io.tillwatch.time.Ticker;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** What the contract kits share. */
final class Contracts {
    /** How much later than its limit something may end. */
    static final Duration SLACK = Duration.ofSeconds(1);

    private Contracts() {}

    /** What came of a call that was watched. */
    record Outcome<T>(T result, Duration took, boolean interrupted) {}

    static DynamicTest rule(String number, String text, Executable test) {
        return DynamicTest.dynamicTest(number + " " + text, test);
    }

    /** Calls on a thread of its own and fails if that takes longer than it may. */
    static <T> Outcome<T> within(Duration limit, boolean interrupt, Callable<T> call) throws InterruptedException {
        AtomicReference<Outcome<T>> outcome = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Ticker ticker = SystemClock.ticker();
        try (MonitorScheduler threads = MonitorScheduler.create()) {
            var unused = threads.submit(() -> {
                long start = ticker.nanos();
                try {
                    if (interrupt) {
                        Thread.currentThread().interrupt();
                    }
                    T result = call.call();
                    Duration took = Duration.ofNanos(ticker.nanos() - start);
                    outcome.set(
                            new Outcome<>(result, took, Thread.currentThread().isInterrupted()));
                } catch (Exception | AssertionError e) {
                    thrown.set(e);
                } finally {
                    done.countDown();
                }
            });
            boolean ended = done.await(limit.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
            Assertions.assertThat(ended)
                    .as("must end within %s and a second", limit)
                    .isTrue();
        }
        if (thrown.get() != null) {
            throw new AssertionError("must not throw, but threw " + thrown.get(), thrown.get());
        }
        return Objects.requireNonNull(outcome.get());
    }

    /** A sentence is one line, and there is one in each language. */
    static void assertSentence(Message message) {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
            Assertions.assertThat(message.in(language))
                    .as("the sentence in %s", language)
                    .isNotBlank()
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }
}
