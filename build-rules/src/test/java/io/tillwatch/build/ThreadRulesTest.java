package io.tillwatch.build;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadRulesTest {
    @TempDir
    Path directory;

    @Test
    void finds_what_sleeps() {
        Sources.in(directory, """
                package io.tillwatch.health;
                class Nap {
                    interface Rest { void take(long millis) throws InterruptedException; }
                    Rest reference() { return Thread::sleep; }
                    void unit() throws InterruptedException { java.util.concurrent.TimeUnit.SECONDS.sleep(1); }
                }
                """).violate(ThreadRules.nobodySleeps, "Nap.reference()", "Nap.unit()");
    }

    @Test
    void the_scheduler_does_not_sleep_either() {
        Sources.in(directory, """
                package io.tillwatch.schedule;
                class MonitorScheduler {
                    void nap() throws InterruptedException { java.util.concurrent.TimeUnit.SECONDS.sleep(1); }
                }
                """).violate(ThreadRules.nobodySleeps, "MonitorScheduler.nap()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Thread(() -> {})",
                "new Thread() {}",
                "(Function<Runnable, Thread>) Thread::new",
                "Executors.newCachedThreadPool()",
                "(Supplier<Object>) Executors::newCachedThreadPool",
                "new ScheduledThreadPoolExecutor(1)",
                "new ForkJoinPool()",
                "new java.util.Timer()",
            })
    void finds(String expression) {
        start("health", "Use", expression).violate(ThreadRules.onlyTheSchedulerStartsThreads, "health.Use");
    }

    @Test
    void the_scheduler_may_start_threads() {
        start("schedule", "MonitorScheduler", "new Thread() {}").keep(ThreadRules.onlyTheSchedulerStartsThreads);
    }

    @Test
    void everybody_may_be_given_an_executor() {
        start("health", "Use", "(Function<Executor, Object>) given -> CompletableFuture.runAsync(() -> {}, given)")
                .keep(ThreadRules.onlyTheSchedulerStartsThreads);
    }

    private Sources start(String room, String name, String expression) {
        return Sources.in(directory, """
                package io.tillwatch.%s;
                import java.util.concurrent.*;
                import java.util.function.*;
                class %s { Object start() { return %s; } }
                """.formatted(room, name, expression));
    }
}
