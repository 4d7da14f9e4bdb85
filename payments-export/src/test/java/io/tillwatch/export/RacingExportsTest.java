package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.directory.ExportRun;
import io.tillwatch.export.directory.ExportRuns;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that export into one directory at the same time. More of them with {@code -Dtillwatch.racers=8}. */
@Timeout(90)
class RacingExportsTest {
    private static final int RACERS = Integer.getInteger("tillwatch.racers", 2);

    @TempDir
    Path work;

    @Test
    void one_goes_after_the_other_and_the_day_is_exported_once() throws Exception {
        Path answer = work.resolve("answer.json");
        LargeAnswer.generate(answer, 2_000_000);
        Path out = Files.createDirectories(work.resolve("out"));
        List<Process> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            racers.add(start(out.toString(), answer.toString()));
        }
        for (Process racer : racers) {
            assertThat(racer.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(racer.exitValue()).isZero();
        }

        List<ExportRun> runs = ExportRuns.read(out).runs();
        assertThat(runs)
                .hasSize(RACERS)
                .allSatisfy(run -> assertThat(run.failed()).isFalse());
        assertThat(runs.stream().map(ExportRun::process)).doesNotHaveDuplicates();
        assertThat(runs.get(0).results().get(0).outcome()).isEqualTo(ExportRun.Outcome.WRITTEN);
        for (int i = 1; i < RACERS; i++) {
            assertThat(runs.get(i).results().get(0).outcome()).isEqualTo(ExportRun.Outcome.UNCHANGED);
            assertThat(runs.get(i).started())
                    .isAfterOrEqualTo(runs.get(i - 1).ended().orElseThrow());
        }
        Path alone = Files.createDirectories(work.resolve("alone"));
        assertThat(start(alone.toString(), answer.toString()).waitFor()).isZero();
        assertThat(files(out)).isEqualTo(files(alone)).hasSize(3);
    }

    @Test
    void a_killed_process_leaves_no_lock_and_the_next_run_says_that_it_was_interrupted() throws Exception {
        Path out = Files.createDirectories(work.resolve("out"));
        Process holder = start(out.toString());
        try {
            while (ExportRuns.read(out).open().isEmpty()) {
                assertThat(holder.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
            }

            assertThat(ExportFixture.refused(export(out)))
                    .startsWith(out + ": process " + holder.pid())
                    .endsWith("; try again when it is done");
        } finally {
            holder.destroyForcibly().waitFor();
        }

        ExportReport next = ExportFixture.exported(export(out)).report();
        assertThat(next.notices().get(0).toString())
                .startsWith("run 1, begun at ")
                .endsWith(", was interrupted");
        assertThat(ExportRuns.read(out).runs())
                .extracting(ExportRun::interrupted)
                .containsExactly(true, false);
    }

    private static ExportResult export(Path out) {
        return PaymentExport.from(OrderSource.of("empty", receiver -> SourceResult.complete()))
                .shop("grande-boutique")
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                .to(DirectorySink.at(out).waiting(Duration.ZERO, told -> {}))
                .run();
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                RacingExport.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(directory)) {
            for (Path file : list.toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }
}
