package io.tillwatch.reconciliation;

import io.tillwatch.schedule.MonitorScheduler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** The caller and, for large inputs, helpers that work beside it. */
final class Crew implements AutoCloseable {
    private static final int MOST = 8;

    private final int size;
    private final MonitorScheduler threads = MonitorScheduler.create();

    /** @param size how many work at the same time, with the caller */
    Crew(int size) {
        this.size = Math.max(1, Math.min(size, MOST));
    }

    int size() {
        return size;
    }

    /** Work that each member does, on its own part; it ends early when {@code stopped} says so. */
    @FunctionalInterface
    interface Work {
        void run(int member, Stop stop) throws IOException;
    }

    /** Whether another member has failed. */
    @FunctionalInterface
    interface Stop {
        boolean now();
    }

    /** Returns when all members have ended; throws what the first of them threw. */
    void all(Work work) throws IOException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Future<?>> others = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            int member = i;
            others.add(threads.submit(() -> one(work, member, failure)));
        }
        one(work, 0, failure);
        for (Future<?> other : others) {
            await(other);
        }
        Throwable first = failure.get();
        if (first instanceof IOException e) {
            throw e;
        }
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }

    private static void one(Work work, int member, AtomicReference<Throwable> failure) {
        try {
            work.run(member, () -> failure.get() != null);
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private static void await(Future<?> other) {
        boolean interrupted = false;
        while (true) {
            try {
                other.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a member ends without throwing", e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
