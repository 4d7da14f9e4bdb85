package io.tillwatch.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of Tillwatch: one that keeps the time, and workers that are made when all others are busy and go when they
 * have been idle. No other class starts a thread.
 *
 * <p>Its own threads are daemons named {@code tillwatch-timer} and {@code tillwatch-worker-1} and so on; none exists
 * before the first work. Thread-safe. Who makes a scheduler closes it.
 */
public final class MonitorScheduler implements AutoCloseable {
    /** How long {@link #close()} waits for work to end: {@value} milliseconds. */
    public static final int CLOSE_MILLIS = 500;

    private static final int IDLE_SECONDS = 30;

    private final ScheduledExecutorService timer;
    private final ExecutorService workers;
    private final boolean own;
    private final List<Future<?>> given = new CopyOnWriteArrayList<>();

    private MonitorScheduler(ScheduledExecutorService timer, ExecutorService workers, boolean own) {
        this.timer = timer;
        this.workers = workers;
        this.own = own;
    }

    /**
     * A scheduler with threads of its own, which end with {@link #close()}.
     *
     * @return a scheduler that has no thread yet
     */
    public static MonitorScheduler create() {
        ThreadFactory clock = work -> daemon("tillwatch-timer", work);
        AtomicInteger made = new AtomicInteger();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, clock);
        timer.setRemoveOnCancelPolicy(true);
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> daemon("tillwatch-worker-" + made.incrementAndGet(), work));
        return new MonitorScheduler(timer, workers, true);
    }

    /**
     * A scheduler on threads of the application, which are never shut down.
     *
     * @param timer keeps the time; does only short work
     * @param workers does the work. With fewer threads than work that hangs, the rest cannot start.
     * @return a scheduler
     */
    public static MonitorScheduler on(ScheduledExecutorService timer, ExecutorService workers) {
        return new MonitorScheduler(
                Objects.requireNonNull(timer, "timer"), Objects.requireNonNull(workers, "workers"), false);
    }

    /**
     * Repeats short work on the timer's thread. Work that throws is not repeated any more.
     *
     * @param delay before the first time, at least 0
     * @param period from the end of one time to the beginning of the next, above 0; missed times are not made up for
     * @param shortWork must not wait for anything
     * @return cancels the repetition
     */
    public Future<?> every(Duration delay, Duration period, Runnable shortWork) {
        Future<?> future =
                timer.scheduleWithFixedDelay(shortWork, delay.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        given.add(future);
        return future;
    }

    /**
     * Does short work later, on the timer's thread.
     *
     * @param delay at least 0
     * @param shortWork must not wait for anything
     * @return cancels it
     */
    public Future<?> later(Duration delay, Runnable shortWork) {
        return timer.schedule(shortWork, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Does work on a thread of its own.
     *
     * @param work may take as long as it likes
     * @return cancels it, by an interrupt if asked for
     * @throws java.util.concurrent.RejectedExecutionException if this is closed, or given threads refuse
     */
    public Future<?> submit(Runnable work) {
        return workers.submit(work);
    }

    /**
     * Ends the repetitions. Own threads are interrupted and waited for, at most {@value #CLOSE_MILLIS} ms together; one
     * that still hangs then is left behind as a daemon. Given threads go on.
     */
    @Override
    public void close() {
        given.forEach(future -> future.cancel(false));
        if (!own) {
            return;
        }
        timer.shutdownNow();
        workers.shutdownNow();
        try {
            boolean unused = workers.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
