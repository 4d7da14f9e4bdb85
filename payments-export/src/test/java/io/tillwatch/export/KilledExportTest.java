package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An export that is killed at any instant leaves no partial file under a final name, and the next run ends where an
 * undisturbed one would. A few kills run in every build, many in {@code .ci/run} with {@code -Dtillwatch.kills=60}.
 */
class KilledExportTest {
    private static final int KILLS = Integer.getInteger("tillwatch.kills", 3);
    private static final long BYTES = 6_000_000;
    private static final int LONGEST_MILLIS = 1_500;

    @TempDir
    Path work;

    @Test
    void the_next_run_ends_where_an_undisturbed_one_would() throws Exception {
        Path answer = work.resolve("answer.json");
        LargeAnswer.generate(answer, BYTES);
        Path undisturbed = Files.createDirectories(work.resolve("undisturbed"));
        assertThat(export(answer, undisturbed).waitFor(2, TimeUnit.MINUTES)).isTrue();
        Map<String, String> expected = files(undisturbed);
        assertThat(expected).containsKeys("payments-2026-03-01.csv", "payments-2026-03-01.manifest.json", "SHA256SUMS");

        Random random = new Random(20_260_301);
        for (int kill = 0; kill < KILLS; kill++) {
            Path out = Files.createDirectories(work.resolve("killed-" + kill));
            Process process = export(answer, out);
            if (!process.waitFor(300L + random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            // Whatever stands under a final name is whole.
            files(out)
                    .forEach((name, contents) ->
                            assertThat(contents).as("%s: %s", out, name).isEqualTo(expected.get(name)));

            Process again = export(answer, out);
            assertThat(again.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(again.exitValue()).isZero();
            assertThat(files(out)).as("kill %d", kill).isEqualTo(expected);
        }
    }

    private static Process export(Path answer, Path out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeAnswer.class.getName(),
                        answer.toString(),
                        out.toString())
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
}
