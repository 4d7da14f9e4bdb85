package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A heap far smaller than the answer suffices. The full size, 1024 MB in 64 MB of heap, runs in {@code .ci/run} with
 * {@code -Dtillwatch.large-answer.megabytes=1024}.
 */
class LargeAnswerTest {
    private static final int MEGABYTES = Integer.getInteger("tillwatch.large-answer.megabytes", 96);

    @TempDir
    Path work;

    @Test
    void memory_stays_flat_however_large_the_answer_is() throws Exception {
        Path answer = work.resolve("answer.json");
        long orders = LargeAnswer.generate(answer, MEGABYTES * 1_000_000L);
        Path out = Files.createDirectories(work.resolve("exports"));
        String heap = MEGABYTES >= 1024 ? "-Xmx64m" : "-Xmx48m";

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeAnswer.class.getName(),
                        answer.toString(),
                        out.toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        long paid = 0;
        for (long number = 0; number < orders; number += 2) {
            paid += 1000 + number % 9000;
        }
        assertThat(Files.readString(out.resolve("result.txt"))).isEqualTo(orders + " " + paid);
        try (var lines = Files.lines(out.resolve("payments-2026-03-01.csv"))) {
            assertThat(lines.count()).isEqualTo(orders + 1);
        }
    }
}
