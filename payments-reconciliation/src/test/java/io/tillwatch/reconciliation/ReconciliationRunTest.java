package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.export.directory.DirectoryLock;
import io.tillwatch.reconcile.CurrencyReport;
import io.tillwatch.reconcile.Reconciliation;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.time.BusinessDay;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationRunTest {
    @TempDir
    private Path work;

    private Desk desk;

    @BeforeEach
    void set_up() {
        desk = new Desk(work).golden(3);
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        desk.written().forEach(name -> contents.put(name, desk.read(name)));
        return contents;
    }

    @Test
    void a_second_run_writes_the_same_bytes() {
        desk.run().run();
        Map<String, String> first = contents();
        desk.run().run();

        assertThat(contents()).isEqualTo(first).hasSize(5);
    }

    @Test
    void the_order_of_files_changes_nothing() {
        desk.write("more.csv", Desk.STORE + "Z,1,stripe,p9,1,1,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,\n");
        desk.run().store(work.resolve("more.csv")).run();
        Map<String, String> first = contents();
        ReconciliationRun.asOf(Desk.NOON)
                .shop("boutique-akwa")
                .store(work.resolve("more.csv"))
                .store(work.resolve("store.csv"))
                .provider(work.resolve("provider.csv"))
                .to(desk.out())
                .run();

        assertThat(contents()).isEqualTo(first);
    }

    @Test
    void what_a_killed_run_left_is_put_right() throws Exception {
        desk.run().run();
        Map<String, String> whole = contents();
        Files.delete(desk.out().resolve("reconciliation.manifest.json"));
        desk.write("out/reconciliation.json", "{\"date\": null}");
        desk.write("out/.tillwatch-new-report.md", "half");
        desk.run().run();

        assertThat(contents()).isEqualTo(whole);
    }

    @Test
    void the_manifest_names_the_files_and_their_hashes() throws Exception {
        RunResult.Done done = (RunResult.Done) desk.run().run();
        JsonNode manifest = new ObjectMapper().readTree(desk.read("reconciliation.manifest.json"));

        assertThat(done.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "discrepancies.csv",
                        "reconciliation.json",
                        "report.md",
                        "report.html",
                        "reconciliation.manifest.json");
        assertThat(manifest.get("schema").asText()).isEqualTo("tillwatch/reconciliation/1");
        for (JsonNode file : manifest.get("files")) {
            byte[] bytes =
                    Files.readAllBytes(desk.out().resolve(file.get("name").asText()));
            assertThat(file.get("bytes").asInt()).isEqualTo(bytes.length);
            assertThat(file.get("sha256").asText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        assertThat(manifest.get("inputs")).hasSize(2);
    }

    @Test
    void sums_that_do_not_tie_leave_no_manifest() {
        desk.run().run();
        RunReport run =
                Desk.done(desk.run().engine(ReconciliationRunTest::loseOneFranc).run());

        assertThat(run.verdict()).isEqualTo(Verdict.NOT_VOUCHED);
        assertThat(desk.written())
                .containsExactly("discrepancies.csv", "reconciliation.json", "report.html", "report.md");
        assertThat(desk.read("report.md"))
                .contains("**This result cannot be vouched for.** A source is not whole")
                .contains("The sums do not tie");
        assertThat(desk.read("reconciliation.json"))
                .contains("\"unexplained\" : \"1\"")
                .contains("\"verdict\" : \"not_vouched\"");
    }

    private static ReconciliationReport loseOneFranc(Reconciliation reconciliation) {
        ReconciliationReport report = reconciliation.run();
        Map<String, CurrencyReport> currencies = new TreeMap<>();
        report.currencies()
                .forEach((code, c) -> currencies.put(
                        code,
                        new CurrencyReport(
                                c.store(),
                                c.provider(),
                                c.unexplained().add(BigInteger.ONE),
                                c.unlicensed(),
                                c.buckets())));
        return copy(report, currencies, report.counted());
    }

    private static ReconciliationReport copy(
            ReconciliationReport report, Map<String, CurrencyReport> currencies, ReconciliationReport.Counts counted) {
        return new ReconciliationReport(
                report.shop(),
                report.asOf(),
                report.date(),
                report.sources(),
                report.discrepancies(),
                report.waiting(),
                currencies,
                counted,
                report.read(),
                report.notices());
    }

    @Test
    void a_record_that_is_lost_is_seen() {
        RunReport run = Desk.done(desk.run()
                .engine(reconciliation -> {
                    ReconciliationReport report = reconciliation.run();
                    return copy(
                            report,
                            report.currencies(),
                            new ReconciliationReport.Counts(
                                    report.counted().store() - 1,
                                    report.counted().provider()));
                })
                .run());

        assertThat(run.verdict()).isEqualTo(Verdict.NOT_VOUCHED);
    }

    @Test
    void what_people_wrote_into_the_directory_is_kept_without_asking() {
        desk.run().run();
        desk.write(
                "out/discrepancies.csv",
                desk.read("discrepancies.csv").replaceFirst(",open,,,,", ",waiting,\"two\r\nlines\",,,"));
        RunReport run = Desk.done(desk.run().run());

        assertThat(run.discrepancies().get(0).followUp().comment()).isEqualTo("two\r\nlines");
        assertThat(run.discrepancies().get(0).followUp().state()).isEqualTo("waiting");
        assertThat(desk.read("report.md")).contains("  > two  lines\n");
    }

    @Test
    void a_list_of_an_earlier_run_that_cannot_be_understood_is_refused() {
        desk.run().run();
        desk.write(
                "out/discrepancies.csv",
                desk.read("discrepancies.csv").replaceFirst("2026-03-02T06:00:00Z", "02/03/2026 06:00"));

        assertThat(Desk.refused(desk.run().run()))
                .containsExactly(desk.out().resolve("discrepancies.csv")
                        + ":2: this row cannot be understood: it must have as many cells as the header, an id and a"
                        + " first_seen such as 2026-03-02T05:00:00Z");
    }

    @Test
    void another_day_heals_nothing() {
        desk.run().run();
        RunReport run = Desk.done(desk.run()
                .day(new BusinessDay(LocalDate.of(2026, 2, 1), ZoneId.of("Africa/Douala")))
                .run());

        assertThat(run.discrepancies()).isEmpty();
        assertThat(run.healed()).isEmpty();
        assertThat(run.notices())
                .extracting(Object::toString)
                .anyMatch(notice -> notice.startsWith("2 earlier discrepancies are not in this list"));
    }

    @Test
    void a_manifest_beside_a_provider_file_must_be_understood() {
        desk.write("provider.csv.manifest.json", "{\"provider\": 7, \"complete\": \"yes\", \"from\": \"monday\"}");
        assertThat(Desk.refused(desk.run().run()))
                .containsExactly(
                        "provider.csv.manifest.json: provider must be the id of a provider",
                        "provider.csv.manifest.json: complete must be true or false",
                        "provider.csv.manifest.json: from must be an instant such as 2026-03-01T00:00:00Z, but was \"monday\"");

        desk.write("provider.csv.manifest.json", "{\"provider\": \"str");
        assertThat(Desk.failed(desk.run().run()))
                .containsExactly("provider.csv.manifest.json: this manifest is not a whole JSON document");
    }

    @Test
    void a_source_of_another_period_is_not_whole_for_the_day() {
        desk.write("provider.csv.manifest.json", """
                {"provider": "stripe", "complete": true, "proof": "BALANCE",
                 "from": "2026-02-28T23:00:00Z", "to": "2026-03-01T22:00:00Z"}""");
        RunReport run = Desk.done(desk.run()
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala")))
                .run());

        assertThat(run.verdict()).isEqualTo(Verdict.NOT_VOUCHED);
        assertThat(run.notices())
                .extracting(Object::toString)
                .contains("provider.csv does not cover the whole of 2026-03-01");
        assertThat(run.sources())
                .extracting(source -> source.coverage().proof() + " " + source.records())
                .containsExactly("BALANCE 3");
    }

    @Test
    void files_that_cannot_be_read_are_told_all_at_once() {
        assertThat(Desk.failed(ReconciliationRun.asOf(Desk.NOON)
                        .store(work.resolve("none.csv"))
                        .provider(work)
                        .provider(work)
                        .to(desk.out())
                        .run()))
                .contains(work.resolve("none.csv") + ": there is no such file", work + " is given twice");
    }

    @Test
    void one_run_at_a_time_writes_into_a_directory() throws Exception {
        Files.createDirectories(desk.out());
        try (DirectoryLock lock = DirectoryLock.tryAcquire(desk.out())) {
            assertThat(lock.held()).isTrue();
            assertThat(Desk.failed(desk.run().run()))
                    .containsExactly(desk.out()
                            + ": another reconciliation is writing into this directory; try again when it is done");
        }
    }

    @Test
    void says_everything_that_is_missing() {
        assertThatThrownBy(() -> ReconciliationRun.asOf(Desk.NOON).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "ReconciliationRun has 3 problems: no file of store payments: add one with store(...);"
                                + " no file of provider records: add one with provider(...); no directory: set it with to(...)");
    }

    @Test
    void the_report_is_read_in_two_minutes_in_either_language() {
        desk.run().run();
        assertThat(desk.read("report.md")).isEqualTo(Desk.text("report.md.expected"));
        desk.run().in(Locale.FRENCH).run();
        assertThat(desk.read("report.md")).isEqualTo(Desk.text("report_fr.md.expected"));
    }

    @Test
    void text_of_other_people_is_no_markup() {
        desk.store("<b>|A,1,stripe,x,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,");
        desk.run().run();

        assertThat(desk.read("report.md")).contains("order \\<b\\>\\|A,").doesNotContain("<b>");
    }

    @Test
    void long_lists_are_cut_visibly_in_the_report_only() {
        StringBuilder rows = new StringBuilder(Desk.STORE);
        for (int i = 0; i < 60; i++) {
            rows.append("L-" + i + ",1,stripe,,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,\n");
        }
        desk.write("store.csv", rows.toString());
        RunReport run = Desk.done(desk.run().run());

        assertThat(run.discrepancies().size()).isGreaterThanOrEqualTo(60);
        assertThat(desk.read("report.md")).contains("- … and 10 more\n");
        assertThat(List.of(desk.read("discrepancies.csv").split("\r\n")))
                .hasSize(run.discrepancies().size() + 1);
    }
}
