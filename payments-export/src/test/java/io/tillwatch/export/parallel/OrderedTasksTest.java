package io.tillwatch.export.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedTasksTest {
    @Test
    void results_come_in_the_order_of_the_tasks_on_the_calling_thread() {
        List<Integer> results = new ArrayList<>();
        Thread caller = Thread.currentThread();
        OrderedTasks<Integer> tasks = new OrderedTasks<>(3, result -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            results.add(result);
        });
        for (int i = 0; i < 1000; i++) {
            int number = i;
            tasks.submit(() -> number * number);
        }
        tasks.finish();

        assertThat(results)
                .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> i * i).toList());
    }

    @Test
    void no_more_tasks_are_outstanding_than_allowed() {
        AtomicInteger outstanding = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        OrderedTasks<Integer> tasks = new OrderedTasks<>(2, result -> outstanding.decrementAndGet());
        for (int i = 0; i < 500; i++) {
            int number = i;
            tasks.submit(() -> number);
            most.accumulateAndGet(outstanding.incrementAndGet(), Math::max);
        }
        tasks.finish();

        assertThat(most).hasValueLessThanOrEqualTo(2);
        assertThat(outstanding).hasValue(0);
    }

    @Test
    void a_failure_is_told_in_its_turn() {
        List<Integer> results = new ArrayList<>();
        OrderedTasks<Integer> tasks = new OrderedTasks<>(5, results::add);
        IllegalStateException failure = new IllegalStateException("the disk is full");
        tasks.submit(() -> 1);
        tasks.submit(() -> {
            throw failure;
        });
        tasks.submit(() -> 3);

        assertThatThrownBy(tasks::finish).isSameAs(failure);
        assertThat(results).containsExactly(1);
        tasks.abandon();
    }

    @Test
    void what_is_abandoned_has_ended_and_is_not_handed_over() throws InterruptedException {
        List<Integer> results = new ArrayList<>();
        OrderedTasks<Integer> tasks = new OrderedTasks<>(2, results::add);
        CountDownLatch ended = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            tasks.submit(() -> {
                ended.countDown();
                return 1;
            });
        }
        tasks.abandon();

        assertThat(ended.await(0, TimeUnit.SECONDS)).isTrue();
        tasks.finish();
        assertThat(results).isEmpty();
    }

    @Test
    void at_least_one_task_must_be_allowed() {
        assertThatThrownBy(() -> new OrderedTasks<>(0, result -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mostOutstanding must be at least 1, but was 0");
    }

    @Test
    void the_caller_stays_interrupted_though_it_does_tasks_itself() {
        List<Integer> results = new ArrayList<>();
        OrderedTasks<Integer> tasks = new OrderedTasks<>(2, results::add);
        boolean interrupted;
        Thread.currentThread().interrupt();
        try {
            for (int i = 0; i < 500; i++) {
                int number = i;
                tasks.submit(() -> number);
            }
            tasks.finish();
        } finally {
            interrupted = Thread.interrupted();
        }

        assertThat(interrupted).isTrue();
        assertThat(results).hasSize(500).isSorted();
    }
}
