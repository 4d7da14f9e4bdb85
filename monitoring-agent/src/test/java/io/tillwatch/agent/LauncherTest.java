package io.tillwatch.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    private Path directory;

    @Test
    void the_launcher_passes_its_own_test_script() throws IOException, InterruptedException {
        boolean bash = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "bash")));
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(bash)
                    .as("the launcher is not tested here: there is no bash on the PATH")
                    .isTrue();
        }
        assertThat(bash).as("bash is on the PATH").isTrue();

        Path output = directory.resolve("output");
        Process script = new ProcessBuilder(List.of("bash", "src/test/sh/launcher-test.sh", "../tillwatch"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = script.waitFor(2, TimeUnit.MINUTES);
        script.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("the script ends: %s", said).isTrue();
        assertThat(said).endsWith("all is well\n").doesNotContain("FAILED");
    }

    @Test
    void the_rehearsal_runs_without_a_word_and_leaves_nothing() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path output = directory.resolve("output");
        Process rehearsal = new ProcessBuilder(List.of(
                        java.toString(),
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tillwatch.agent.Rehearsal"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(rehearsal.waitFor()).isZero();
        assertThat(output).isEmptyFile();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(output);
        }
    }
}
