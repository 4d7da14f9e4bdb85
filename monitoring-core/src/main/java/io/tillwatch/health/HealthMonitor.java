package io.tillwatch.health;

import io.tillwatch.schedule.MonitorScheduler;
import io.tillwatch.severity.Severity;
import io.tillwatch.time.SystemClock;
import io.tillwatch.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks in the background and always has the last results at hand.
 *
 * <pre>{@code
 * HealthMonitor monitor = HealthMonitor.builder()
 *         .check(HealthCheck.of("database", () -> pool.isOpen() ? HealthResult.healthy() : HealthResult.down("closed")))
 *         .check(HealthCheck.of("stock", stock::health), Duration.ofMinutes(5), Duration.ofSeconds(20), Severity.P2)
 *         .build()
 *         .start();
 * monitor.report().status();
 * monitor.close();
 * }</pre>
 *
 * <p>A check that hangs holds up neither the others nor the report: it counts as DOWN once its time is over, its thread is
 * interrupted, and it is not entered again before it has come back. So there is at most one thread for each check that
 * hangs. What comes back too late changes nothing; the next run does. A check that could not be started for want of a
 * thread, or never was, is UNKNOWN.
 *
 * <p>Thread-safe. No thread exists before {@link #start()} or {@link #runOnce()}.
 */
public final class HealthMonitor implements AutoCloseable {
    /** How often a check runs unless said otherwise: every {@value} seconds. */
    public static final int DEFAULT_EVERY_SECONDS = 60;

    /** How long a check may take unless said otherwise: {@value} seconds. */
    public static final int DEFAULT_TIMEOUT_SECONDS = 10;

    /** How urgent a check is unless said otherwise. */
    public static final Severity DEFAULT_SEVERITY = Severity.P1;

    /** Between the first runs of two checks, so that many do not begin at once. */
    private static final Duration STAGGER = Duration.ofMillis(5);

    private static final Duration SLACK = Duration.ofSeconds(1);

    private final List<CheckRunner> runners;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Optional<MonitorScheduler> given;
    private final List<Future<?>> repetitions = new ArrayList<>();
    private @Nullable MonitorScheduler running;

    private HealthMonitor(Builder builder) {
        clock = builder.clock;
        ticker = builder.ticker;
        given = builder.scheduler;
        runners = builder.plans.stream()
                .map(plan -> new CheckRunner(plan, clock, ticker))
                .toList();
    }

    /**
     * Begins a monitor.
     *
     * @return a builder without checks, on the system's clock and with threads of its own
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins to run the checks in the background: each at once (many shortly after each other), then at its interval.
     *
     * @return this
     * @throws IllegalStateException if it runs already
     */
    public synchronized HealthMonitor start() {
        if (running != null) {
            throw new IllegalStateException("the monitor must be started only once");
        }
        MonitorScheduler scheduler = given.orElseGet(MonitorScheduler::create);
        running = scheduler;
        for (int i = 0; i < runners.size(); i++) {
            CheckRunner runner = runners.get(i);
            repetitions.add(
                    scheduler.every(STAGGER.multipliedBy(i), runner.every(), () -> ignore(runner.begin(scheduler))));
        }
        return this;
    }

    /**
     * Runs every check once, all at the same time, and waits for them: for jobs of one's own. Works whether the monitor
     * was started or not.
     *
     * @return the report, after the longest time limit at the latest; if the calling thread is interrupted, at once with
     *     what is known, and its flag is set
     */
    public HealthReport runOnce() {
        MonitorScheduler background = background();
        if (background != null) {
            round(background);
        } else if (given.isPresent()) {
            round(given.get());
        } else {
            try (MonitorScheduler scheduler = MonitorScheduler.create()) {
                round(scheduler);
            }
        }
        return report();
    }

    /**
     * The last results. Never waits for a check.
     *
     * @return the report as of now
     */
    public HealthReport report() {
        return new HealthReport(
                clock.instant(), runners.stream().map(CheckRunner::report).toList());
    }

    /**
     * Stops running checks. Threads of its own end, see {@link MonitorScheduler#close()}; a given scheduler goes on. The
     * last results stay and grow stale.
     */
    @Override
    public synchronized void close() {
        repetitions.forEach(repetition -> repetition.cancel(false));
        repetitions.clear();
        if (running != null && given.isEmpty()) {
            running.close();
        }
        running = null;
    }

    private synchronized @Nullable MonitorScheduler background() {
        return running;
    }

    private void round(MonitorScheduler scheduler) {
        List<CheckRunner.Run> runs =
                runners.stream().map(runner -> runner.begin(scheduler)).toList();
        long start = ticker.nanos();
        try {
            for (int i = 0; i < runs.size(); i++) {
                Duration limit = runners.get(i).timeout().plus(SLACK);
                runs.get(i).await(Math.max(0, limit.toNanos() - (ticker.nanos() - start)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ignore(CheckRunner.Run run) {
        Objects.requireNonNull(run);
    }

    /** Sets the parts of a monitor. Not thread-safe. */
    public static final class Builder {
        private static final Duration LONGEST_EVERY = Duration.ofDays(31);
        private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

        private final List<CheckRunner.Plan> plans = new ArrayList<>();
        private InstantSource clock = SystemClock.instants();
        private Ticker ticker = SystemClock.ticker();
        private Optional<MonitorScheduler> scheduler = Optional.empty();

        private Builder() {}

        /**
         * Adds a check that runs every {@value HealthMonitor#DEFAULT_EVERY_SECONDS} s, may take
         * {@value HealthMonitor#DEFAULT_TIMEOUT_SECONDS} s and is as urgent as P1.
         *
         * @param check the check
         * @return this
         * @throws IllegalArgumentException if its name is not one, or is taken
         */
        public Builder check(HealthCheck check) {
            return check(check, Duration.ofSeconds(DEFAULT_EVERY_SECONDS));
        }

        /**
         * Adds a check that may take {@value HealthMonitor#DEFAULT_TIMEOUT_SECONDS} s and is as urgent as P1.
         *
         * @param check the check
         * @param every how often it runs, above 0, at most 31 days
         * @return this
         * @throws IllegalArgumentException if the interval is out of bounds, or its name is not one or is taken
         */
        public Builder check(HealthCheck check, Duration every) {
            return check(check, every, Duration.ofSeconds(DEFAULT_TIMEOUT_SECONDS), DEFAULT_SEVERITY);
        }

        /**
         * Adds a check.
         *
         * @param check the check
         * @param every how often it runs, above 0, at most 31 days
         * @param timeout how long it may take, above 0, at most 1 hour
         * @param severity how urgent it is when the check is down
         * @return this
         * @throws IllegalArgumentException if a duration is out of bounds, or its name is not one or is taken
         */
        public Builder check(HealthCheck check, Duration every, Duration timeout, Severity severity) {
            String name = check.name();
            Names.require(name);
            if (plans.stream().anyMatch(plan -> plan.name().equals(name))) {
                throw new IllegalArgumentException("name of a check must be given only once, but was \"" + name + "\"");
            }
            within("every", every, LONGEST_EVERY);
            within("timeout", timeout, LONGEST_TIMEOUT);
            plans.add(new CheckRunner.Plan(check, name, every, timeout, Objects.requireNonNull(severity, "severity")));
            return this;
        }

        /**
         * Sets what tells the instants and what tells how time passes.
         *
         * @param newClock for the instants of results
         * @param newTicker for lengths and ages
         * @return this
         */
        public Builder time(InstantSource newClock, Ticker newTicker) {
            clock = Objects.requireNonNull(newClock, "newClock");
            ticker = Objects.requireNonNull(newTicker, "newTicker");
            return this;
        }

        /**
         * Sets the threads. They are not ended by the monitor.
         *
         * @param newScheduler runs the checks
         * @return this
         */
        public Builder scheduler(MonitorScheduler newScheduler) {
            scheduler = Optional.of(newScheduler);
            return this;
        }

        /**
         * The monitor, not started.
         *
         * @return a monitor; without checks its report is UNKNOWN
         */
        public HealthMonitor build() {
            return new HealthMonitor(this);
        }

        private static void within(String what, Duration duration, Duration longest) {
            if (duration.isNegative() || duration.isZero() || duration.compareTo(longest) > 0) {
                throw new IllegalArgumentException(
                        what + " must be above 0 and at most " + longest + ", but was " + duration);
            }
        }
    }
}
