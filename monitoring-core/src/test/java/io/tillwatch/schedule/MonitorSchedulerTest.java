package io.tillwatch.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MonitorSchedulerTest {
    @Test
    void works_on_named_daemon_threads_and_repeats() throws Exception {
        CountDownLatch ticks = new CountDownLatch(3);
        CountDownLatch worked = new CountDownLatch(1);
        CountDownLatch later = new CountDownLatch(1);
        Thread[] worker = new Thread[2];
        try (MonitorScheduler scheduler = MonitorScheduler.create()) {
            Future<?> repetition = scheduler.every(Duration.ZERO, Duration.ofMillis(1), () -> {
                worker[1] = Thread.currentThread();
                ticks.countDown();
            });
            scheduler.submit(() -> {
                worker[0] = Thread.currentThread();
                worked.countDown();
            });
            scheduler.later(Duration.ofMillis(1), later::countDown);
            ticks.await();
            worked.await();
            later.await();
            repetition.cancel(false);
        }
        assertThat(worker[0].getName()).isEqualTo("tillwatch-worker-1");
        assertThat(worker[0].isDaemon()).isTrue();
        assertThat(worker[1].getName()).isEqualTo("tillwatch-timer");
        assertThat(worker[1].isDaemon()).isTrue();
        worker[0].join();
        worker[1].join();
    }

    @Test
    void closing_is_bounded_though_work_does_not_listen() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        MonitorScheduler scheduler = MonitorScheduler.create();
        scheduler.submit(() -> {
            inside.countDown();
            boolean released = false;
            while (!released) {
                try {
                    release.await();
                    released = true;
                } catch (InterruptedException e) {
                    released = false;
                }
            }
        });
        inside.await();
        scheduler.close();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> scheduler.submit(() -> {}));
        release.countDown();
    }

    @Test
    void closing_keeps_the_flag_of_an_interrupted_thread() {
        MonitorScheduler scheduler = MonitorScheduler.create();
        CountDownLatch never = new CountDownLatch(1);
        scheduler.submit(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.currentThread().interrupt();
        scheduler.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void given_threads_go_on_but_repetitions_end() {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        ExecutorService workers = Executors.newFixedThreadPool(1);
        try {
            MonitorScheduler scheduler = MonitorScheduler.on(timer, workers);
            Future<?> repetition = scheduler.every(Duration.ofDays(1), Duration.ofDays(1), () -> {});
            scheduler.close();
            assertThat(repetition.isCancelled()).isTrue();
            assertThat(timer.isShutdown()).isFalse();
            assertThat(workers.isShutdown()).isFalse();
        } finally {
            timer.shutdownNow();
            workers.shutdownNow();
        }
    }
}
