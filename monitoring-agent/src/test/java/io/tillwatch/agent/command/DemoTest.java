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

    /** One test for all that needs a demo that has run, which takes seconds. */
    @Test
    void an_earlier_demo_is_replaced_but_not_what_came_to_it_or_was_changed() throws IOException {
        write("tillwatch-demo/statements/mtn_momo.csv", SHOPS_OWN);
        String mine = directory.resolve("tillwatch-demo-2").toString();
        write("tillwatch-demo-2/tillwatch.yaml", "version: 1\n");
        Run run = machine.run("demo", "--once");
        assertThat(run.out()).contains("The files are in " + mine + ".");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        write("tillwatch-demo-2/exports/.of-a-file-manager", "x");
        Map<String, String> before = files();
        Run again = machine.in(Locale.FRENCH).run("demo", "--once");
        assertThat(again.out()).contains("Les fichiers sont dans " + mine + ".");
        assertThat(again.code()).isZero();
        assertThat(files())
                .containsOnlyKeys(before.keySet())
                .isNotEqualTo(before)
                .containsEntry("tillwatch-demo/statements/mtn_momo.csv", SHOPS_OWN);

        Path own = write("tillwatch-demo-2/exports/payments-2026-04-01.csv", SHOPS_OWN);
        assertRefused();
        Files.delete(own);
        write("tillwatch-demo-2/exports/payments-2026-03-01.csv", SHOPS_OWN);
        assertRefused();
    }

    private void assertRefused() throws IOException {
        Map<String, String> before = files();
        assertThat(machine.run("demo", "--once", "--out", "tillwatch-demo-2"))
                .isEqualTo(new Run(2, "", refusal("tillwatch-demo-2/exports")));
        assertThat(files()).isEqualTo(before);
    }
}
