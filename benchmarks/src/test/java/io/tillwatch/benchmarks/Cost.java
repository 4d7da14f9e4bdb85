package io.tillwatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** How long a whole program took, and how much of the processors it used, in nanoseconds. */
record Cost(long wall, long cpu) {
    /** Runs a program to its end; what it says goes to the log. */
    static Cost of(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        long cpu = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().map(Duration::toNanos).orElse(cpu);
        }
        return new Cost(System.nanoTime() - start, cpu);
    }

    static Cost median(List<Cost> costs) {
        return new Cost(median(costs, Cost::wall), median(costs, Cost::cpu));
    }

    static Cost least(List<Cost> costs) {
        return new Cost(
                costs.stream().mapToLong(Cost::wall).min().orElse(0),
                costs.stream().mapToLong(Cost::cpu).min().orElse(0));
    }

    private static long median(List<Cost> costs, ToLongFunction<Cost> of) {
        return costs.stream()
                .mapToLong(of)
                .sorted()
                .skip((costs.size() - 1) / 2)
                .findFirst()
                .orElse(0);
    }
}
