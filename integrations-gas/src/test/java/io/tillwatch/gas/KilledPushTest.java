package io.tillwatch.gas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that is killed at any instant leaves the day as it was or as it is to be, and the next run ends with one set of
 * rows. A few kills run in every build, many in {@code .ci/run} with {@code -Dtillwatch.push-kills=60}.
 */
class KilledPushTest {
    private static final int KILLS = Integer.getInteger("tillwatch.push-kills", 3);
    private static final int FIRST = 2;
    private static final int ROWS = 3000;

    @TempDir
    private Path work;

    @Test
    void the_next_run_ends_with_one_set_of_rows() throws Exception {
        Random random = new Random(20_260_301);
        try (ScriptEngine engine = ScriptEngine.node(ScriptEngine.shipped())) {
            long whole = 0;
            for (int kill = -1; kill < KILLS; kill++) {
                try (GoogleStandIn google = GoogleStandIn.setUp(engine)) {
                    google.sink().write(DayBatch.of(FIRST));
                    long start = System.nanoTime();
                    Process process = push(google);
                    // The first one is not killed: it says how long a push takes.
                    if (kill < 0) {
                        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                        whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                    } else if (!process.waitFor(1 + random.nextLong(whole), TimeUnit.MILLISECONDS)) {
                        process.destroyForcibly();
                    }
                    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                    assertThat(google.rows("Payments")).as("kill %d", kill).hasSizeBetween(FIRST, ROWS);
                    Process again = push(google);
                    assertThat(again.waitFor(2, TimeUnit.MINUTES)).isTrue();
                    assertThat(again.exitValue()).as("kill %d", kill).isZero();
                    assertThat(google.rows("Payments").stream()
                                    .map(row -> row.get(0))
                                    .distinct())
                            .as("kill %d", kill)
                            .hasSize(ROWS);
                    assertThat(google.rows("Payments")).hasSize(ROWS);
                    assertThat(google.sink().compare(DayBatch.of(ROWS)))
                            .as("kill %d", kill)
                            .isInstanceOf(SheetComparison.Same.class);
                    assertThat(google.violations()).isEmpty();
                }
            }
        }
    }

    private Process push(GoogleStandIn google) throws IOException {
        Path token = Files.writeString(work.resolve("token"), google.token().reveal());
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pusher.class.getName(),
                        google.url().reveal(),
                        token.toString(),
                        Integer.toString(ROWS))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
