package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of these tests stands at 2026-03-02 07:00 in Douala. */
class DashboardGenerateTest {
    private static final String[] SAVED = {
        "dashboard",
        "generate",
        "--orders",
        "orders.json",
        "--mapping",
        "own.json",
        "--zone",
        "Africa/Douala",
        "--currency",
        "XAF"
    };

    @TempDir
    private Path directory;

    private Run.Machine machine;

    @BeforeEach
    void save_an_answer_and_its_mapping() throws IOException {
        machine = Run.Machine.at(directory);
        Files.copy(Path.of("src/test/resources/own-mapping.json"), directory.resolve("own.json"));
        orders(
                "{\"id\": \"A-1\", \"total\": 5000, \"status\": \"paid\", \"at\": \"2026-03-02T05:30:00Z\"}",
                "{\"id\": \"A-2\", \"total\": 250, \"status\": \"open\", \"at\": \"2026-03-01T09:00:00Z\"}",
                "{\"id\": \"A-3\", \"total\": 99, \"status\": \"paid\", \"at\": \"2026-03-01T09:00:00Z\"}");
    }

    private void orders(String... orders) throws IOException {
        Files.writeString(directory.resolve("orders.json"), "{\"orders\": [" + String.join(",\n", orders) + "]}");
    }

    private Run run(String... more) {
        String[] args = new String[SAVED.length + more.length];
        System.arraycopy(SAVED, 0, args, 0, SAVED.length);
        System.arraycopy(more, 0, args, SAVED.length, more.length);
        return machine.run(args);
    }

    @Test
    void prints_one_document_as_of_now() throws IOException {
        Run run = run();
        assertThat(run.err()).isEmpty();
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.path("asOf").asText()).isEqualTo("2026-03-02T06:00:00Z");
        JsonNode xaf = document.path("currencies").path("XAF");
        assertThat(xaf.path("today").path("revenueMinor").asText()).isEqualTo("5000");
        assertThat(xaf.path("yesterday").path("revenueMinor").asText()).isEqualTo("99");
        assertThat(xaf.path("now").path("pendingMinor").asText()).isEqualTo("250");
        assertThat(run.code()).isZero();
    }

    @Test
    void writes_a_file_in_place_of_an_earlier_one_with_the_same_bytes_for_the_same_orders() throws IOException {
        Run first = run("--out", "web/dashboard.json", "--lang", "fr");
        String bytes = Files.readString(directory.resolve("web/dashboard.json"));
        assertThat(first.out())
                .isEqualTo("3 commandes au 2026-03-02T06:00:00Z\n"
                        + "XAF aujourd'hui : 1 commande, reçu 5000 ; 1 en attente\n"
                        + "écrit : " + directory.resolve("web/dashboard.json") + "\n");

        Run again = run("--out", "web/dashboard.json");

        assertThat(Files.readString(directory.resolve("web/dashboard.json")))
                .isEqualTo(bytes)
                .isEqualTo(run().out());
        assertThat(again.code()).isZero();
        try (var files = Files.list(directory.resolve("web"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly(".tillwatch.lock", "dashboard.json");
        }
    }

    @Test
    void never_writes_over_what_it_reads() throws IOException {
        String saved = Files.readString(directory.resolve("orders.json"));
        Files.createSymbolicLink(directory.resolve("link.json"), directory.resolve("orders.json"));
        Files.createLink(directory.resolve("hard.json"), directory.resolve("own.json"));
        Files.writeString(directory.resolve("shop.yaml"), """
                version: 1
                shop: {name: a, zone: Africa/Douala, currency: XAF}
                orders: {source: file, path: orders.json, mapping: own.json}
                """);
        for (String name : new String[] {"orders.json", "own.json", "link.json", "hard.json"}) {
            Run run = run("--out", name);
            assertThat(run.err())
                    .isEqualTo("--out must name another file: " + directory.resolve(name)
                            + " is read, and would be overwritten\nhelp: tillwatch dashboard generate --help\n");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
        }
        for (String name : new String[] {"shop.yaml", "orders.json", "own.json"}) {
            Run run = machine.run("dashboard", "generate", "--config", "shop.yaml", "--out", name);
            assertThat(run.err()).startsWith("--out must name another file: ");
            assertThat(run.code()).isEqualTo(2);
        }
        assertThat(directory.resolve("orders.json")).hasContent(saved);
        assertThat(directory.resolve(".tillwatch.lock")).doesNotExist();
    }

    @Test
    void says_the_same_as_the_export_of_the_day() throws IOException {
        machine.run(
                "export",
                "payments",
                "--orders",
                "orders.json",
                "--mapping",
                "own.json",
                "--zone",
                "Africa/Douala",
                "--currency",
                "XAF",
                "--date",
                "2026-03-01");
        JsonNode export = new ObjectMapper()
                .readTree(Files.readString(directory.resolve("exports/payments-2026-03-01.manifest.json")));
        JsonNode totals = export.path("revisions").path(0).path("totals");
        long paid = 0;
        for (JsonNode total : totals) {
            paid += total.path("paid_minor").asLong();
        }
        JsonNode figures = new ObjectMapper()
                .readTree(run("--as-of", "2026-03-02T06:00:00Z").out());
        assertThat(figures.path("currencies")
                        .path("XAF")
                        .path("yesterday")
                        .path("revenueMinor")
                        .asLong())
                .isEqualTo(paid)
                .isPositive();
    }

    @Test
    void takes_source_zone_and_day_from_the_configuration() throws IOException {
        Files.writeString(directory.resolve("tillwatch.yaml"), """
                version: 1
                shop: {name: Boutique Akwa, zone: Africa/Douala, currency: XAF, language: fr}
                orders: {source: file, path: orders.json, mapping: own.json}
                export: {day: order}
                """);
        Run run = machine.run("dashboard", "generate", "--as-of", "2026-03-01T23:00:00Z");
        assertThat(run.out()).contains("\"day\" : \"order\"", "\"shop\" : \"Boutique Akwa\"");
        assertThat(run.code()).isZero();
    }

    @Test
    void ends_with_1_when_records_are_missing_in_the_figures() throws IOException {
        orders(
                "{\"total\": 5000, \"status\": \"paid\", \"at\": \"2026-03-01T08:00:00Z\"}",
                "{\"id\": \"A-1\", \"total\": 1, \"status\": \"odd\", \"at\": \"2026-03-01T08:00:00Z\"}");
        Run run = run("--out", "d.json");
        assertThat(run.out())
                .contains("notice: 1 record could not be read and is not in the figures\n")
                .contains("notice: 1 payment has a status that the mapping does not know\n");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void ends_with_3_and_leaves_the_earlier_file_when_the_source_fails() throws IOException {
        run("--out", "d.json");
        String before = Files.readString(directory.resolve("d.json"));
        Files.writeString(directory.resolve("orders.json"), "{\"error\": \"Unauthorized\"}");
        Run run = run("--out", "d.json");
        assertThat(run.err()).contains("the answer is not a list of orders");
        assertThat(run.code()).isEqualTo(3);
        assertThat(Files.readString(directory.resolve("d.json"))).isEqualTo(before);
        Files.writeString(directory.resolve("orders.json"), "{\"orders\": []}");
        Run empty = run();
        assertThat(empty.out()).contains("\"currencies\" : null", "\"currencies\" : \"NO_ORDERS\"");
        assertThat(empty.code()).isZero();
    }

    @Test
    void refuses_an_instant_that_is_none() {
        Run run = run("--as-of", "today");
        assertThat(run.err())
                .isEqualTo("--as-of must be an instant such as 2026-03-02T05:00:00Z, but was \"today\"\n"
                        + "help: tillwatch dashboard generate --help\n");
        assertThat(run.code()).isEqualTo(2);
    }
}
