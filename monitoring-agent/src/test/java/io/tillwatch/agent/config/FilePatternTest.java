package io.tillwatch.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternTest {
    @TempDir
    private Path root;

    private Path directory;

    @BeforeEach
    void set_up() throws IOException {
        directory = root.resolve("shop [1]*");
        for (String name : List.of(
                "conf/tillwatch.yaml",
                "inbox/mtn/b.csv",
                "inbox/mtn/a.csv",
                "inbox/mtn/a.csv.manifest.json",
                "inbox/mtn/.hidden.csv",
                "inbox/mtn/a.txt",
                "inbox/mtn/old/c.csv",
                "inbox/mtn/dir.csv/inside.csv",
                "inbox/om/d.csv")) {
            Files.createDirectories(directory.resolve(name).getParent());
            Files.writeString(directory.resolve(name), "");
        }
    }

    private List<String> files(String pattern) throws IOException {
        return FilePattern.of(directory.resolve("conf"), pattern).orElseThrow().files().stream()
                .map(file -> directory.relativize(file).toString())
                .toList();
    }

    @Test
    void finds_files_in_alphabetical_order_and_nothing_that_is_no_input() throws IOException {
        assertThat(files("../inbox/mtn/*.csv")).containsExactly("inbox/mtn/a.csv", "inbox/mtn/b.csv");
        assertThat(files("../inbox/mtn/*")).containsExactly("inbox/mtn/a.csv", "inbox/mtn/a.txt", "inbox/mtn/b.csv");
        assertThat(files("../inbox/mtn/a.csv")).containsExactly("inbox/mtn/a.csv");
        assertThat(files("../inbox/{mtn,om}/[b-d].csv")).containsExactly("inbox/mtn/b.csv", "inbox/om/d.csv");
        assertThat(files("../inbox/**.csv"))
                .containsExactly(
                        "inbox/mtn/a.csv",
                        "inbox/mtn/b.csv",
                        "inbox/mtn/dir.csv/inside.csv",
                        "inbox/mtn/old/c.csv",
                        "inbox/om/d.csv");
    }

    @Test
    void an_absolute_pattern_does_not_begin_at_the_configuration() throws IOException {
        Path plain = Files.createDirectories(root.resolve("plain"));
        Files.writeString(plain.resolve("x.csv"), "");
        assertThat(FilePattern.of(directory, plain + "/?.csv").orElseThrow().files())
                .containsExactly(plain.resolve("x.csv"));
    }

    @Test
    void what_is_not_there_is_no_file() throws IOException {
        assertThat(files("../inbox/mtn/*.xml")).isEmpty();
        assertThat(files("nowhere/*.csv")).isEmpty();
        assertThat(files("tillwatch.yaml/*.csv")).isEmpty();
    }

    @Test
    void a_linked_directory_is_as_good_as_a_real_one() throws IOException {
        Files.createSymbolicLink(directory.resolve("conf/in"), directory.resolve("inbox/mtn"));
        assertThat(files("in/*.csv")).containsExactly("conf/in/a.csv", "conf/in/b.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a.csv", "{a.csv", "a/", "*/../a.csv", ".", "..", "a\0.csv", "*\0"})
    void refuses_what_names_no_file(String pattern) {
        assertThat(FilePattern.of(directory, pattern)).isEmpty();
    }
}
