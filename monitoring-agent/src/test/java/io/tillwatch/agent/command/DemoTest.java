package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final String SHOPS_OWN = "order_id\nA-1\n";

    @TempDir
    private Path directory;

    private Run.Machine machine;

    @BeforeEach
    void set_up() {
        machine = Run.Machine.at(directory);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private String refusal(String part) {
        return directory.resolve(part)
                + " holds files that no demo wrote, or that were changed since; they are not touched:"
                + " give another directory with --out\n";
    }

    @Test
    void what_a_shop_wrote_is_never_touched() throws IOException {
        for (String part : new String[] {"exports/payments-2026-03-01.csv", "statements/x", "reconciliation/.y"}) {
            Path file = write("shop/" + part, SHOPS_OWN);
            Map<String, String> before = files();
            String place = "shop/" + part.substring(0, part.indexOf('/'));
            assertThat(machine.run("demo", "--once", "--out", "shop")).isEqualTo(new Run(2, "", refusal(place)));
            assertThat(machine.in(Locale.FRENCH)
                            .run("demo", "--once", "--out", "shop")
                            .err())
                    .contains("fichiers qu'aucune démonstration n'a écrits");
            assertThat(files()).isEqualTo(before);
            Files.delete(file);
        }
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.delete(directory.resolve("shop/exports"));
        Files.createSymbolicLink(directory.resolve("shop/exports"), elsewhere);
        assertThat(machine.run("demo", "--once", "--out", "shop").err()).isEqualTo(refusal("shop/exports"));
    }

    @Test
    void an_earlier_demo_is_replaced_but_not_what_came_to_it_or_was_changed() throws IOException {
        write("shop/tillwatch.yaml", "version: 1\n");
        assertThat(machine.run("demo", "--once", "--out", "shop").code()).isZero();
        write("shop/exports/.of-a-file-manager", "x");
        Map<String, String> before = files();
        assertThat(machine.in(Locale.FRENCH)
                        .run("demo", "--once", "--out", "shop")
                        .code())
                .isZero();
        assertThat(files()).containsOnlyKeys(before.keySet()).isNotEqualTo(before);

        Path own = write("shop/exports/payments-2026-04-01.csv", SHOPS_OWN);
        Map<String, String> mixed = files();
        assertThat(machine.run("demo", "--once", "--out", "shop")).isEqualTo(new Run(2, "", refusal("shop/exports")));
        assertThat(files()).isEqualTo(mixed);

        Files.delete(own);
        write("shop/exports/payments-2026-03-01.csv", SHOPS_OWN);
        Map<String, String> changed = files();
        assertThat(machine.run("demo", "--once", "--out", "shop").code()).isEqualTo(2);
        assertThat(files()).isEqualTo(changed);
    }

    @Test
    void without_a_directory_it_finds_one_of_its_own() throws IOException {
        Path own = write("tillwatch-demo/statements/mtn_momo.csv", SHOPS_OWN);
        for (int i = 0; i < 2; i++) {
            Run run = machine.run("demo", "--once");
            assertThat(run.code()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("The files are in " + directory.resolve("tillwatch-demo-2") + ".");
        }
        assertThat(own).hasContent(SHOPS_OWN);
        assertThat(directory.resolve("tillwatch-demo-3")).doesNotExist();
    }
}
