package io.tillwatch.export.parallel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes beside the calling thread and hands the results over on it, in the order in which the tasks were given.
 *
 * <p>The tasks run in the JVM's common pool, so they must only compute, or write to a local file, and never wait for
 * anything else. No thread is started and none has to be ended; where the pool is busy or has no threads, the calling
 * thread does the work when it waits for it. Not thread-safe: one thread gives tasks and gets results.
 *
 * @param <R> the results
 */
public final class OrderedTasks<R> {
    private final int mostOutstanding;
    private final Consumer<? super R> results;
    private final Deque<ForkJoinTask<Outcome<R>>> outstanding = new ArrayDeque<>();

    /**
     * Nothing given yet.
     *
     * @param mostOutstanding how many tasks may wait for their turn, at least 1; memory holds that many results
     * @param results takes each result
     */
    public OrderedTasks(int mostOutstanding, Consumer<? super R> results) {
        if (mostOutstanding < 1) {
            throw new IllegalArgumentException("mostOutstanding must be at least 1, but was " + mostOutstanding);
        }
        this.mostOutstanding = mostOutstanding;
        this.results = Objects.requireNonNull(results, "results");
    }

    private record Outcome<R>(@Nullable R result, @Nullable RuntimeException failure) {}

    /**
     * Gives a task; waits for the oldest one first if too many are outstanding.
     *
     * @param task computes a result
     * @throws RuntimeException what an earlier task or the receiver of its result threw
     */
    public void submit(Supplier<R> task) {
        while (outstanding.size() >= mostOutstanding) {
            handOver();
        }
        // Not given as a Callable: from Java 22 on, whoever runs such a task forgets that it was interrupted.
        outstanding.add(ForkJoinPool.commonPool().submit(ForkJoinTask.adapt(() -> outcome(task))));
    }

    private static <R> Outcome<R> outcome(Supplier<R> task) {
        try {
            return new Outcome<>(task.get(), null);
        } catch (RuntimeException e) {
            return new Outcome<>(null, e);
        }
    }

    private void handOver() {
        help();
        Outcome<R> outcome = outstanding.remove().join();
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        results.accept(Objects.requireNonNull(outcome.result()));
    }

    /** Instead of waiting for the oldest task, computes the newest ones that nobody has begun yet. */
    private void help() {
        ForkJoinTask<Outcome<R>> oldest = outstanding.element();
        Iterator<ForkJoinTask<Outcome<R>>> newest = outstanding.descendingIterator();
        while (!oldest.isDone() && newest.hasNext()) {
            ForkJoinTask<Outcome<R>> task = newest.next();
            if (task.tryUnfork()) {
                task.quietlyInvoke();
            }
        }
    }

    /**
     * Waits for all tasks and hands their results over.
     *
     * @throws RuntimeException what a task or the receiver of its result threw; the tasks after it are not handed over
     */
    public void finish() {
        while (!outstanding.isEmpty()) {
            handOver();
        }
    }

    /** Waits for all tasks and drops their results, so that nothing they use is in use any more. */
    public void abandon() {
        while (!outstanding.isEmpty()) {
            outstanding.remove().quietlyJoin();
        }
    }
}
