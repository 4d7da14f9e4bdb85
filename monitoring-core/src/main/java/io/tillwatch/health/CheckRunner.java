package io.tillwatch.health;

import io.tillwatch.schedule.MonitorScheduler;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import io.tillwatch.time.Ticker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one check, never twice at a time, and knows its last result at any moment. */
final class CheckRunner {
    private static final int MAX_TEXT = 200;

    private final HealthCheck check;
    private final String name;
    private final Duration every;
    private final Duration timeout;
    private final Severity severity;
    private final InstantSource clock;
    private final Ticker ticker;

    private @Nullable Run current;
    private HealthResult last = HealthResult.of(HealthStatus.UNKNOWN, message("never"));
    private Optional<Instant> lastAt = Optional.empty();
    private Optional<Duration> lastTook = Optional.empty();
    private long lastNanos;

    CheckRunner(Plan plan, InstantSource clock, Ticker ticker) {
        this.check = plan.check();
        this.name = plan.name();
        this.every = plan.every();
        this.timeout = plan.timeout();
        this.severity = plan.severity();
        this.clock = clock;
        this.ticker = ticker;
    }

    /** What is to be run, how often and how long at most. */
    record Plan(HealthCheck check, String name, Duration every, Duration timeout, Severity severity) {}

    Duration every() {
        return every;
    }

    Duration timeout() {
        return timeout;
    }

    /** Begins a run on a thread of its own; if the last one still goes on, that one is told as it is now. */
    Run begin(MonitorScheduler scheduler) {
        Run run;
        synchronized (this) {
            Run running = current;
            if (running != null) {
                if (running.overdue) {
                    record(noAnswer(running), elapsed(running));
                }
                return running;
            }
            run = new Run(scheduler, ticker.nanos(), clock.instant());
            current = run;
        }
        try {
            run.alarm(() -> notStarted(run));
            run.future(scheduler.submit(run));
        } catch (RejectedExecutionException e) {
            settle(run, HealthResult.of(HealthStatus.UNKNOWN, message("refused")));
        }
        return run;
    }

    synchronized CheckReport report() {
        Duration age = lastAt.isPresent() ? Duration.ofNanos(Math.max(0, ticker.nanos() - lastNanos)) : Duration.ZERO;
        boolean stale = age.compareTo(every.multipliedBy(2).plus(timeout)) > 0;
        return new CheckReport(name, severity, last, lastAt, lastTook, age, stale);
    }

    /** No thread was free: nothing follows for what should have been asked. */
    private void notStarted(Run run) {
        synchronized (this) {
            if (run.started) {
                return;
            }
            run.given = true;
        }
        settle(run, HealthResult.of(HealthStatus.UNKNOWN, message("no-thread", seconds())));
        run.cancel(false);
    }

    /** What is asked does not answer: it counts as down from now on, and its thread is asked to give up. */
    private void overdue(Run run) {
        synchronized (this) {
            if (current != run || run.overdue) {
                return;
            }
            run.overdue = true;
            record(noAnswer(run), elapsed(run));
        }
        run.settled.countDown();
        run.cancel(true);
    }

    /** The end of a run; what comes after the time limit changes nothing, the next run will tell. */
    private void settle(Run run, HealthResult result) {
        synchronized (this) {
            if (current == run) {
                current = null;
                if (!run.overdue) {
                    record(result, elapsed(run));
                }
            }
        }
        run.settled.countDown();
    }

    private void record(HealthResult result, Duration took) {
        last = result;
        lastAt = Optional.of(clock.instant());
        lastTook = Optional.of(took);
        lastNanos = ticker.nanos();
    }

    private Duration elapsed(Run run) {
        return Duration.ofNanos(Math.max(0, ticker.nanos() - run.startNanos));
    }

    private HealthResult noAnswer(Run run) {
        return HealthResult.of(HealthStatus.DOWN, message("no-answer", seconds(), run.since));
    }

    private String seconds() {
        return BigDecimal.valueOf(timeout.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a check throws is its result
    private HealthResult ask() {
        try {
            HealthResult result = check.check();
            return result == null ? HealthResult.of(HealthStatus.UNKNOWN, message("no-result")) : result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthResult.of(HealthStatus.UNKNOWN, message("interrupted"));
        } catch (Exception e) {
            return HealthResult.of(HealthStatus.DOWN, message("threw", text(e)));
        } catch (Throwable e) {
            return HealthResult.of(HealthStatus.UNKNOWN, message("broken", text(e)));
        }
    }

    private static String text(Throwable e) {
        String text = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT - 1) + "…";
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(CheckRunner.class, key, arguments);
    }

    /** One run of the check. */
    final class Run implements Runnable {
        private final MonitorScheduler scheduler;
        private final CountDownLatch settled = new CountDownLatch(1);
        private long startNanos;
        private Instant since;
        private boolean started;
        private boolean given;
        private boolean overdue;
        private @Nullable Future<?> future;
        private @Nullable Future<?> alarm;

        Run(MonitorScheduler scheduler, long startNanos, Instant since) {
            this.scheduler = scheduler;
            this.startNanos = startNanos;
            this.since = since;
        }

        @Override
        public void run() {
            synchronized (CheckRunner.this) {
                if (given) {
                    return;
                }
                started = true;
                startNanos = ticker.nanos();
                since = clock.instant();
            }
            try {
                alarm(() -> overdue(this));
            } catch (RejectedExecutionException e) {
                // Without a timer there is no time limit: then it had better not begin.
                settle(this, HealthResult.of(HealthStatus.UNKNOWN, message("refused")));
                return;
            }
            HealthResult result = ask();
            settle(this, result);
            silence();
        }

        /** Waits until there is a result. If there is none by then, the timer is not working: it is told all the same. */
        void await(long nanos) throws InterruptedException {
            if (!settled.await(nanos, TimeUnit.NANOSECONDS)) {
                notStarted(this);
                overdue(this);
            }
        }

        private void alarm(Runnable ring) {
            Future<?> next = scheduler.later(timeout, ring);
            synchronized (CheckRunner.this) {
                if (alarm != null) {
                    alarm.cancel(false);
                }
                alarm = next;
            }
        }

        private void silence() {
            synchronized (CheckRunner.this) {
                if (alarm != null) {
                    alarm.cancel(false);
                }
            }
        }

        private void future(Future<?> submitted) {
            synchronized (CheckRunner.this) {
                future = submitted;
            }
        }

        private void cancel(boolean interrupt) {
            Future<?> running;
            synchronized (CheckRunner.this) {
                running = future;
            }
            if (running != null) {
                running.cancel(interrupt);
            }
        }
    }
}
