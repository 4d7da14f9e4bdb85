package io.tillwatch.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tillwatch.schedule.MonitorScheduler;
import io.tillwatch.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthMonitorTest {
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ManualTimer timer = new ManualTimer();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final MonitorScheduler scheduler = MonitorScheduler.on(timer, workers);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void end() {
        release.countDown();
        workers.shutdownNow();
    }

    private HealthMonitor.Builder builder() {
        return HealthMonitor.builder().time(timer, timer).scheduler(scheduler);
    }

    private HealthMonitor.Builder with(String name, Callable<HealthResult> question) {
        return builder().check(HealthCheck.of(name, question), EVERY, TIMEOUT, Severity.P0);
    }

    /** Does not even listen to interrupts. */
    private HealthResult hang() {
        boolean released = false;
        while (!released) {
            try {
                released = release.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                released = false;
            }
        }
        return HealthResult.healthy();
    }

    private static CheckReport only(HealthReport report) {
        assertThat(report.checks()).hasSize(1);
        return report.checks().get(0);
    }

    @Test
    void a_check_that_has_never_run_is_unknown() {
        HealthReport report = with("api", HealthResult::healthy).build().report();
        CheckReport check = only(report);
        assertThat(report.status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(report.at()).isEqualTo(ManualTimer.START);
        assertThat(check.at()).isEmpty();
        assertThat(check.took()).isEmpty();
        assertThat(check.age()).isZero();
        assertThat(check.stale()).isFalse();
        assertThat(check.result().summary()).hasToString("has not run yet");
        assertThat(check.result().summary().in(Locale.FRENCH)).isEqualTo("n'a pas encore été exécuté");
        assertThat(builder().build().report().status()).isEqualTo(HealthStatus.UNKNOWN);
    }

    @Test
    void a_round_gives_every_result_with_its_time() {
        HealthMonitor monitor = with("api", () -> {
                    timer.advance(Duration.ofMillis(120));
                    return HealthResult.healthy().with("b", 2).with("a", 1);
                })
                .check(HealthCheck.of("stock", () -> HealthResult.degraded("slow")))
                .check(HealthCheck.of("queue", () -> HealthResult.unknown("nobody knows")), EVERY)
                .build();
        HealthReport report = monitor.runOnce();
        assertThat(report.status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(report.stale()).isFalse();
        CheckReport api = report.check("api").orElseThrow();
        assertThat(api.took()).contains(Duration.ofMillis(120));
        assertThat(api.at()).contains(ManualTimer.START.plusMillis(120));
        assertThat(api.severity()).isEqualTo(Severity.P0);
        assertThat(api.result().details().toString()).isEqualTo("{a=1, b=2}");
        assertThat(report.check("stock").orElseThrow().severity()).isEqualTo(HealthMonitor.DEFAULT_SEVERITY);
        assertThat(report.check("queue").orElseThrow().status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(report.check("other")).isEmpty();
    }

    @Test
    void what_a_check_throws_is_down_in_one_line() {
        assertThat(thrown(new IllegalStateException("two\n\tlines"))).isEqualTo("IllegalStateException: two lines");
        assertThat(thrown(new java.io.IOException())).isEqualTo("IOException");
        assertThat(thrown(new IllegalStateException("x".repeat(500))))
                .hasSize(200)
                .endsWith("x…");
    }

    private String thrown(Exception e) {
        HealthReport report = with("api", () -> {
                    throw e;
                })
                .build()
                .runOnce();
        assertThat(report.status()).isEqualTo(HealthStatus.DOWN);
        return only(report).result().summary().toString();
    }

    @Test
    void a_check_that_is_broken_itself_says_nothing_about_its_subject() {
        CheckReport error = only(with("api", () -> {
                    throw new NoClassDefFoundError("gone");
                })
                .build()
                .runOnce());
        assertThat(error.status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(error.result().summary()).hasToString("the check itself failed: NoClassDefFoundError: gone");
        CheckReport nothing = only(with("api", () -> null).build().runOnce());
        assertThat(nothing.status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(nothing.result().summary()).hasToString("the check gave no result");
        CheckReport interrupted = only(with("api", () -> {
                    throw new InterruptedException();
                })
                .build()
                .runOnce());
        assertThat(interrupted.result().summary()).hasToString("the check was interrupted");
        assertThat(interrupted.status()).isEqualTo(HealthStatus.UNKNOWN);
    }

    @Test
    void a_check_that_hangs_is_down_after_its_time_and_never_entered_twice() throws Exception {
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        HealthMonitor monitor = with("api", () -> {
                    entered.incrementAndGet();
                    inside.countDown();
                    HealthResult late = hang();
                    left.countDown();
                    return late;
                })
                .build()
                .start();
        timer.advance(Duration.ZERO);
        inside.await();
        timer.advance(TIMEOUT.minusMillis(1));
        assertThat(only(monitor.report()).status()).isEqualTo(HealthStatus.UNKNOWN);
        timer.advance(Duration.ofMillis(1));
        CheckReport down = only(monitor.report());
        assertThat(down.status()).isEqualTo(HealthStatus.DOWN);
        assertThat(down.result().summary())
                .hasToString("no answer within 5 s, still running since 2026-03-01T10:00:00Z");
        assertThat(down.result().summary().in(Locale.FRENCH))
                .isEqualTo("pas de réponse en 5 s, toujours en cours depuis 2026-03-01T10:00:00Z");
        assertThat(down.took()).contains(TIMEOUT);

        timer.advance(EVERY.multipliedBy(10));
        CheckReport still = only(monitor.report());
        assertThat(still.at()).contains(ManualTimer.START.plusSeconds(300));
        assertThat(still.stale()).isFalse();
        assertThat(still.took()).contains(Duration.ofSeconds(300));
        assertThat(monitor.runOnce().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(entered).hasValue(1);

        release.countDown();
        left.await();
        while (entered.get() == 1) {
            timer.advance(EVERY);
        }
        assertThat(entered.get()).isGreaterThan(1);
    }

    @Test
    void what_comes_too_late_changes_nothing() throws Exception {
        HealthMonitor monitor = with("api", this::hang).build();
        monitor.start();
        timer.advance(Duration.ZERO);
        // The alarm of the run is set once it has begun.
        while (only(monitor.report()).status() != HealthStatus.DOWN) {
            timer.advance(TIMEOUT);
        }
        Optional<Instant> at = only(monitor.report()).at();
        monitor.close();
        release.countDown();
        workers.shutdown();
        assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(only(monitor.report()).result().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(only(monitor.report()).at()).isEqualTo(at);
    }

    @Test
    void a_check_for_which_no_thread_is_free_is_unknown_and_not_down() {
        ExecutorService one = Executors.newFixedThreadPool(1);
        try {
            HealthMonitor monitor = HealthMonitor.builder()
                    .time(timer, timer)
                    .scheduler(MonitorScheduler.on(timer, one))
                    .check(HealthCheck.of("hangs", this::hang), EVERY, Duration.ofMinutes(10), Severity.P0)
                    .check(HealthCheck.of("waits", HealthResult::healthy), EVERY, TIMEOUT, Severity.P0)
                    .build()
                    .start();
            timer.advance(Duration.ofMillis(5));
            timer.advance(TIMEOUT);
            CheckReport waits = monitor.report().check("waits").orElseThrow();
            assertThat(waits.status()).isEqualTo(HealthStatus.UNKNOWN);
            assertThat(waits.result().summary()).hasToString("did not start within 5 s: every thread is busy");
            monitor.close();
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void a_check_that_no_thread_takes_is_unknown() {
        workers.shutdownNow();
        CheckReport refused = only(with("api", HealthResult::healthy).build().runOnce());
        assertThat(refused.status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(refused.result().summary()).hasToString("did not start: no thread takes it");
    }

    @Test
    void a_result_that_is_too_old_is_unknown() {
        HealthMonitor monitor = with("api", HealthResult::healthy).build();
        monitor.runOnce();
        timer.advance(EVERY.multipliedBy(2).plus(TIMEOUT));
        assertThat(only(monitor.report()).stale()).isFalse();
        assertThat(monitor.report().status()).isEqualTo(HealthStatus.HEALTHY);
        timer.advance(Duration.ofNanos(1));
        assertThat(monitor.report().stale()).isTrue();
        assertThat(monitor.report().status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(only(monitor.report()).result().status()).isEqualTo(HealthStatus.HEALTHY);
        assertThat(only(monitor.report()).age())
                .isEqualTo(Duration.ofSeconds(65).plusNanos(1));
    }

    @Test
    void a_thousand_checks_of_which_a_tenth_hangs() throws Exception {
        int all = 1000;
        CountDownLatch hanging = new CountDownLatch(all / 10);
        AtomicInteger answers = new AtomicInteger();
        AtomicInteger entered = new AtomicInteger();
        Set<Thread> stuck = Collections.synchronizedSet(new HashSet<>());
        HealthMonitor.Builder builder = builder();
        for (int i = 0; i < all; i++) {
            boolean hangs = i % 10 == 0;
            builder.check(
                    HealthCheck.of("check " + i, () -> {
                        if (hangs) {
                            entered.incrementAndGet();
                            stuck.add(Thread.currentThread());
                            hanging.countDown();
                            return hang();
                        }
                        answers.incrementAndGet();
                        return HealthResult.healthy();
                    }),
                    EVERY,
                    TIMEOUT,
                    Severity.P1);
        }
        HealthMonitor monitor = builder.build().start();
        // All begin within the first five seconds, and no time limit passes before.
        Duration length = TIMEOUT.minusMillis(1);
        for (int round = 1; round <= 3; round++) {
            Instant start = timer.instant();
            timer.advance(length);
            hanging.await();
            while (healthySince(start, monitor.report()) < all - all / 10) {
                Thread.onSpinWait();
            }
            assertThat(answers).hasValue(round * (all - all / 10));
            length = EVERY;
        }
        HealthReport report = monitor.report();
        List<HealthStatus> hung = new ArrayList<>();
        for (int i = 0; i < all; i += 10) {
            hung.add(report.checks().get(i).status());
        }
        assertThat(hung).containsOnly(HealthStatus.DOWN);
        assertThat(entered).hasValue(all / 10);
        assertThat(stuck).hasSize(all / 10);
        monitor.close();
    }

    @Test
    void a_round_of_its_own_threads_ends_within_the_limit_and_leaves_none_behind() {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (HealthMonitor monitor = HealthMonitor.builder()
                .check(
                        HealthCheck.of("hangs", () -> {
                            try {
                                release.await();
                            } finally {
                                interrupted.countDown();
                            }
                            return HealthResult.healthy();
                        }),
                        EVERY,
                        Duration.ofMillis(50),
                        Severity.P0)
                .check(HealthCheck.of("api", HealthResult::healthy))
                .build()) {
            HealthReport report = monitor.runOnce();
            assertThat(report.check("hangs").orElseThrow().status()).isEqualTo(HealthStatus.DOWN);
            assertThat(report.check("api").orElseThrow().status()).isEqualTo(HealthStatus.HEALTHY);
            assertThat(interrupted.getCount()).isZero();
        }
    }

    @Test
    void a_round_ends_though_the_timer_does_not_work() {
        HealthMonitor monitor = HealthMonitor.builder()
                .scheduler(scheduler)
                .check(HealthCheck.of("hangs", this::hang), EVERY, Duration.ofMillis(1), Severity.P0)
                .build();
        assertThat(monitor.runOnce().status()).isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void an_interrupted_round_ends_at_once() {
        Thread.currentThread().interrupt();
        HealthReport report = with("hangs", this::hang).build().runOnce();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.status()).isEqualTo(HealthStatus.UNKNOWN);
    }

    @Test
    void ten_lines_embed_it() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        try (HealthMonitor monitor = HealthMonitor.builder()
                .check(HealthCheck.of("database", () -> {
                    ran.countDown();
                    return HealthResult.healthy();
                }))
                .build()
                .start()) {
            ran.await();
            monitor.runOnce();
            assertThat(monitor.report().status()).isEqualTo(HealthStatus.HEALTHY);
            assertThatIllegalStateException()
                    .isThrownBy(monitor::start)
                    .withMessage("the monitor must be started only once");
        }
    }

    @Test
    void tells_what_cannot_be_built() {
        HealthMonitor.Builder builder = builder().check(HealthCheck.of("api", HealthResult::healthy));
        HealthCheck other = HealthCheck.of("other", HealthResult::healthy);
        assertThat(other).hasToString("HealthCheck[other]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.check(HealthCheck.of("api", HealthResult::healthy)))
                .withMessage("name of a check must be given only once, but was \"api\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.check(other, Duration.ZERO))
                .withMessage("every must be above 0 and at most PT744H, but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.check(other, EVERY, Duration.ofHours(2), Severity.P0))
                .withMessage("timeout must be above 0 and at most PT1H, but was PT2H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthCheck.of("a\nb", HealthResult::healthy))
                .withMessageStartingWith("name must be a text of 1 to 80 characters without control characters");
        assertThatIllegalArgumentException().isThrownBy(() -> HealthCheck.of(" ", HealthResult::healthy));
        assertThatIllegalArgumentException().isThrownBy(() -> HealthCheck.of("x".repeat(81), HealthResult::healthy));
    }

    private static long healthySince(Instant start, HealthReport report) {
        return report.checks().stream()
                .filter(check -> check.status() == HealthStatus.HEALTHY)
                .filter(check -> check.at().filter(start::isAfter).isEmpty())
                .count();
    }
}
