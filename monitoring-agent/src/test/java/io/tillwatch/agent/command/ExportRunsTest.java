package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.payment.SinkSession;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of these tests stands at 2026-03-02 07:00 in Douala: yesterday is 2026-03-01. */
class ExportRunsTest {
    private static final BusinessDay DAY = new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala"));

    @TempDir
    private Path directory;

    private Run.Machine machine;

    @BeforeEach
    void save_an_answer_and_its_mapping() throws IOException {
        machine = Run.Machine.at(directory);
        Files.copy(Path.of("src/test/resources/own-mapping.json"), directory.resolve("own.json"));
        Files.writeString(
                directory.resolve("orders.json"),
                "{\"orders\": [{\"id\": \"A-1\", \"total\": 5000, \"status\": \"paid\", \"at\": \"2026-03-01T08:00:00Z\"}]}");
    }

    private Run export(String date, String... more) {
        List<String> args = new ArrayList<>(List.of(
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
                date));
        args.addAll(List.of(more));
        return machine.run(args.toArray(new String[0]));
    }

    private static String masked(String text) {
        return text.replaceAll("\\d+@\\S+ *", "_ ").replaceAll("PROCESS *", "PROCESS ");
    }

    @Test
    void shows_the_last_runs_and_that_no_day_is_missing() {
        export("2026-03-01");
        export("2026-03-01");
        Run run = machine.run("export", "runs");
        assertThat(masked(run.out())).isEqualTo("""
                          STARTED               TOOK  PROCESS DAY         RESULT      ROWS      PAID  REFUNDED
                          2026-03-02T06:00:00Z  0 s   _ 2026-03-01  revision 1     1  5000 XAF     0 XAF
                          2026-03-02T06:00:00Z  0 s   _ 2026-03-01  unchanged      1  5000 XAF     0 XAF
                        2026-03-01 to 2026-03-01: no day is missing
                        """);
        assertThat(run.code()).isZero();
        assertThat(machine.run("export", "runs", "--last", "1").out().lines()).hasSize(3);
    }

    @Test
    void names_days_that_are_missing_or_provisional_and_why_a_run_failed() throws IOException {
        export("2026-02-26");
        export("2026-03-01");
        Files.writeString(directory.resolve("exports/payments-2026-02-28.manifest.json"), "{");
        export("2026-02-28");

        Run run = machine.run("export", "runs", "exports");

        assertThat(run.out())
                .endsWith("2026-03-02T06:00:00Z 2026-02-28: "
                        + directory.resolve("exports/payments-2026-02-28.manifest.json")
                        + ": this manifest cannot be read; put it right or move the files of its day away\n"
                        + "2026-02-27: was not exported\n"
                        + "2026-02-28: its manifest cannot be read\n"
                        + "2026-02-26 to 2026-03-01: 2 days are missing or not final\n")
                .contains("failed");
        assertThat(run.code()).isEqualTo(1);
        assertThat(machine.in(Locale.FRENCH)
                        .run("export", "runs", "--days", "1d")
                        .out())
                .endsWith("du 2026-03-01 au 2026-03-01 : aucun jour ne manque\n");
    }

    @Test
    void a_run_that_is_at_work_is_told_from_one_that_was_killed() throws IOException {
        export("2026-03-01");
        Path ledger = directory.resolve("exports/.tillwatch-runs.jsonl");
        String open;
        try (SinkSession session = DirectorySink.at(directory.resolve("exports"))
                .clock(() -> Instant.parse("2026-03-02T05:00:00Z"))
                .begin("own", List.of(DAY))) {
            assertThat(session.refusal()).isEmpty();
            Run running = machine.run("export", "runs");
            assertThat(running.out()).contains("2026-03-01  running");
            assertThat(running.code()).isZero();
            open = Files.readString(ledger);
        }
        Files.writeString(ledger, open + "torn", StandardOpenOption.TRUNCATE_EXISTING);

        Run killed = machine.run("export", "runs");

        assertThat(killed.out()).contains("2026-03-01  interrupted").contains("1 line of the ledger cannot be read\n");
        assertThat(killed.code()).isEqualTo(1);
        assertThat(machine.run("export", "runs", "--json").out())
                .contains("\"running\" : false", "\"unreadableLines\" : 1", "\"ended\" : null");
    }

    @Test
    void prints_one_json_document() {
        export("2026-03-01");
        Run run = machine.run("export", "runs", "--json");
        assertThat(run.out()
                        .replaceAll("\"process\" : \\d+", "\"process\" : 1")
                        .replaceAll("\"host\" : \"[^\"]*\"", "\"host\" : \"h\""))
                .isEqualTo("""
                        {
                          "directory" : "DIR/exports",
                          "running" : false,
                          "unreadableLines" : 0,
                          "runs" : [ {
                            "run" : 1,
                            "shop" : "own",
                            "process" : 1,
                            "host" : "h",
                            "started" : "2026-03-02T06:00:00Z",
                            "ended" : "2026-03-02T06:00:00Z",
                            "interrupted" : false,
                            "asked" : [ "2026-03-01" ],
                            "results" : [ {
                              "date" : "2026-03-01",
                              "result" : "written",
                              "revision" : 1,
                              "rows" : 1,
                              "quarantined" : 0,
                              "provisional" : false,
                              "totals" : [ {
                                "currency" : "XAF",
                                "paidMinor" : "5000",
                                "refundedMinor" : "0"
                              } ]
                            } ]
                          } ],
                          "days" : [ {
                            "date" : "2026-03-01",
                            "state" : "settled"
                          } ]
                        }
                        """.replace("DIR", directory.toString()));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void a_directory_without_exports_is_something_to_act_on_and_none_cannot_be_vouched_for() throws IOException {
        assertThat(machine.run("export", "runs").code()).isEqualTo(3);
        Files.createDirectories(directory.resolve("exports"));
        assertThat(machine.run("export", "runs"))
                .isEqualTo(new Run(1, "no run is known here\nno day was ever exported here\n", ""));
    }

    @Test
    void waits_for_another_run_as_long_as_it_is_told_and_says_who_it_is() throws IOException {
        export("2026-03-01");
        DirectorySink other = DirectorySink.at(directory.resolve("exports"));
        try (SinkSession holder = other.begin("own", List.of(DAY))) {
            assertThat(holder.refusal()).isEmpty();
            Run run = export("2026-03-01", "--wait", "200ms");
            assertThat(run.err().lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith(directory.resolve("exports") + ": process "
                                    + ProcessHandle.current().pid()));
            assertThat(run.code()).isEqualTo(3);
        }
        assertThat(export("2026-03-01", "--wait", "0s").code()).isZero();
    }
}
