package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An export that is killed at any instant leaves no partial file under a final name, and the next run ends where an
 * undisturbed one would. A few kills run in every build, many in {@code .ci/run} with {@code -Dtillwatch.kills=500}.
 */
class KilledExportTest {
    private static final int KILLS = Integer.getInteger("tillwatch.kills", 3);
    private static final long BYTES = 3_000_000;

    @TempDir
    Path work;

    @Test
    void the_next_run_ends_where_an_undisturbed_one_would() throws Exception {
        Path answer = work.resolve("answer.json");
        LargeAnswer.generate(answer, BYTES);
        undisturbed(answer, "warm-up");
        long start = System.nanoTime();
        Path undisturbed = undisturbed(answer, "undisturbed");
        int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Map<String, String> expected = files(undisturbed);
        assertThat(expected)
                .containsOnlyKeys(
                        "payments-2026-03-01.csv",
                        "payments-2026-03-01.excel-fr.csv",
                        "payments-2026-03-01.sheets.csv",
                        "payments-2026-03-01.manifest.json",
                        "SHA256SUMS");

        AtomicInteger hit = new AtomicInteger();
        // Two at a time, where there are two cores.
        IntStream.range(0, KILLS).parallel().forEach(kill -> {
            if (wasKilled(answer, kill, millis, expected)) {
                hit.incrementAndGet();
            }
        });
        assertThat(hit.get()).as("kills that came before the end").isGreaterThanOrEqualTo(KILLS / 3);
    }

    private boolean wasKilled(Path answer, int kill, int millis, Map<String, String> expected) {
        try {
            Path out = Files.createDirectories(work.resolve("killed-" + kill));
            Process process = export(answer, out);
            if (!process.waitFor(new Random(kill * 0x9E3779B97F4A7C15L).nextInt(millis), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            boolean killed = process.exitValue() != 0;
            // Whatever stands under a final name is whole.
            files(out)
                    .forEach((name, contents) ->
                            assertThat(contents).as("%s: %s", out, name).isEqualTo(expected.get(name)));

            Process again = export(answer, out);
            assertThat(again.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(again.exitValue()).isZero();
            assertThat(files(out)).as("kill %d", kill).isEqualTo(expected);
            delete(out);
            return killed;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path undisturbed(Path answer, String name) throws Exception {
        Path out = Files.createDirectories(work.resolve(name));
        Process process = export(answer, out);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return out;
    }

    private static Process export(Path answer, Path out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeAnswer.class.getName(),
                        answer.toString(),
                        out.toString(),
                        "EXCEL_FR",
                        "SHEETS")
                .inheritIO()
                .start();
    }

    /** The files under their final names. */
    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(directory)) {
            for (Path file : list.toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") && !name.equals("result.txt")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            for (Path file : list.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
