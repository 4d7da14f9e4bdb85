package io.tillwatch.health;

import io.tillwatch.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time passes only when a test says so. It has no thread: work is done by who moves the time. */
final class ManualTimer extends ScheduledThreadPoolExecutor implements Ticker, InstantSource {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    ManualTimer() {
        super(0);
    }

    private static final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final Runnable work;
        private final long period;
        private long due;

        Task(Runnable work, long due, long period) {
            super(work, null);
            this.work = work;
            this.due = due;
            this.period = period;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return due;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(command, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        return add(command, unit.toNanos(first), unit.toNanos(delay));
    }

    private synchronized Task add(Runnable work, long delay, long period) {
        Task task = new Task(work, now + delay, period);
        tasks.add(task);
        return task;
    }

    void advance(Duration length) {
        long end = nanos() + length.toNanos();
        for (Optional<Task> next = next(end); next.isPresent(); next = next(end)) {
            next.get().work.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Optional<Task> next(long end) {
        tasks.removeIf(Task::isCancelled);
        Optional<Task> next =
                tasks.stream().filter(task -> task.due <= end).min(Comparator.comparingLong(task -> task.due));
        next.ifPresent(task -> {
            now = Math.max(now, task.due);
            tasks.remove(task);
            if (task.period > 0) {
                task.due += task.period;
                tasks.add(task);
            }
        });
        return next;
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos());
    }
}
