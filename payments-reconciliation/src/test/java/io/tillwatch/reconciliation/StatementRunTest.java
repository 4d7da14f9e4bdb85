package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconciliation.statement.StatementMapping;
import io.tillwatch.reconciliation.statement.Xlsx;
import io.tillwatch.text.Message;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements among the files of a run. */
class StatementRunTest {
    private static final String MOMO = Desk.text("statement/mtn-momo-portal.csv");
    private static final ZoneId DOUALA = ZoneId.of("Africa/Douala");

    @TempDir
    private Path work;

    private Desk desk;

    @BeforeEach
    void set_up() {
        desk = new Desk(work)
                .store(
                        row("CMD-1", "9100000001", 5000, 5000, 0, "SUCCEEDED", "08:10"),
                        row("CMD-2", "", 12500, 12500, 2500, "SUCCEEDED", "09:35"),
                        row("CMD-3", "", 7000, 0, 0, "PENDING", "22:57"),
                        row("CMD-4", "9100000005", 3000, 0, 0, "FAILED", "19:10"))
                .write("provider.csv", MOMO);
    }

    private static String row(String order, String ref, long due, long paid, long back, String status, String time) {
        return "%s,1,mtn_momo,%s,%d,%d,%d,XAF,%s,API,2026-03-01T%s:00Z,"
                .formatted(order, ref, due, paid, back, status, time);
    }

    /** At the end of the day: what is pending is young. */
    private ReconciliationRun run() {
        return ReconciliationRun.asOf(Instant.parse("2026-03-01T23:05:00Z"))
                .store(work.resolve("store.csv"))
                .provider(work.resolve("provider.csv"))
                .to(desk.out());
    }

    private RunReport report() {
        return Desk.done(run().statementZone(DOUALA).run());
    }

    private static List<String> codes(RunReport report) {
        return report.discrepancies().stream()
                .map(found -> found.discrepancy().code().name())
                .toList();
    }

    private static List<String> notices(RunReport report) {
        return report.notices().stream().map(Message::toString).toList();
    }

    @Test
    void ties_a_statement_with_the_shop_to_the_last_franc() {
        RunReport report = report();
        assertThat(codes(report)).containsExactly("PARTIAL_REFUND");
        assertThat(report.result().waiting()).hasSize(1);
        assertThat(report.result().currency("XAF").unexplained()).isZero();
        assertThat(report.result().currency("XAF").provider()).isEqualTo(15000);
        assertThat(report.result().counted().provider()).isEqualTo(5);
        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(notices(report))
                .containsExactly("provider.csv: read as a statement by the ready mapping mtn-momo-portal");
        assertThat(desk.written())
                .containsExactly(
                        "discrepancies.csv",
                        "reconciliation.json",
                        "reconciliation.manifest.json",
                        "report.html",
                        "report.md");
    }

    @Test
    void is_the_same_in_memory() {
        Desk.done(run().statementZone(DOUALA).run());
        String json = desk.read("reconciliation.json");
        Desk.done(run().statementZone(DOUALA).inMemory().run());
        assertThat(desk.read("reconciliation.json")).isEqualTo(json);
    }

    private static byte[] workbook(String csv) {
        return Xlsx.ofCsv(csv.getBytes(StandardCharsets.UTF_8), StatementMapping.ready("mtn-momo-portal"), true);
    }

    private String reports(byte[] statement) {
        desk.write("provider.csv", statement);
        report();
        String size = "\\b" + statement.length + "\\b";
        return (desk.read("discrepancies.csv")
                        + desk.read("reconciliation.json")
                        + desk.read("report.md")
                        + desk.read("report.html"))
                .replaceAll("[0-9a-f]{64}", "HASH")
                .replaceAll(size, "SIZE");
    }

    @Test
    void reports_the_same_of_a_workbook_as_of_its_text() throws Exception {
        String csv = MOMO.replace("12500,XAF", "1250000,XAF")
                .replace("Failed,Payment", "Failed,Gift")
                .replace("7000,XAF", "7000.5,XAF");
        String text = reports(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(text).contains("SCALE_ERROR", "provider.csv:3", "provider.csv:6", "HASH");
        byte[] workbook = workbook(csv);
        assertThat(reports(workbook)).isEqualTo(text);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(workbook));
        assertThat(desk.read("reconciliation.manifest.json") + desk.read("reconciliation.json"))
                .contains(hash);
    }

    @Test
    void refuses_a_workbook_that_is_no_statement_and_says_what_to_do() {
        desk.write("provider.csv", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0});
        assertThat(Desk.refused(run().statementZone(DOUALA).run()))
                .containsExactly(
                        "provider.csv: this is an old workbook (XLS), which is not read: open it and save it as"
                                + " XLSX or CSV");
        byte[] sound = workbook(MOMO);
        desk.write("provider.csv", Arrays.copyOf(sound, sound.length - 30));
        assertThat(Desk.refused(run().statementZone(DOUALA).run()))
                .containsExactly(
                        "provider.csv: the workbook is damaged (zip): download it once more, or save it as CSV");
        desk.write("provider.csv", Xlsx.of(Xlsx.texts(1, "Id", "Date")));
        assertThat(Desk.refused(run().statementZone(DOUALA).run()))
                .containsExactly(
                        "provider.csv: no sheet of this workbook is a statement that a ready mapping fits: give"
                                + " the mapping with the file");
        assertThat(desk.written()).isEmpty();
    }

    @Test
    void names_the_lines_of_the_statement() {
        String[] lines = MOMO.replace("12500,XAF", "1250000,XAF").split("\n");
        desk.write("provider.csv", "Relevé,,\n\n" + String.join("\n", lines) + "\n");
        RunReport report = report();
        assertThat(codes(report)).containsExactly("SCALE_ERROR");
        Discrepancy only = report.discrepancies().get(0).discrepancy();
        assertThat(only.evidence().stream().map(Object::toString)).contains("provider.csv:5", "provider.csv:6");
    }

    @Test
    void counts_rows_that_could_not_be_read_and_still_ties() {
        desk.write("provider.csv", MOMO.replace("12500,XAF", "12500.5,XAF").replace("Failed,Payment", "Failed,Gift"));
        RunReport report = report();
        assertThat(report.quarantined().stream().map(row -> row.origin().toString()))
                .containsExactly("provider.csv:3", "provider.csv:6");
        assertThat(report.result().counted()).isEqualTo(report.result().read());
        assertThat(report.result().isConserved()).isTrue();
        assertThat(report.result().currency("XAF").provider()).isEqualTo(2500);
        assertThat(report.verdict()).isEqualTo(Verdict.FINDINGS);
        assertThat(desk.read("report.md") + desk.read("reconciliation.json"))
                .doesNotContain("Bilal")
                .doesNotContain("2376700");
    }

    @Test
    void asks_for_the_zone_before_anything_is_written() {
        assertThat(Desk.refused(run().run()))
                .containsExactly(
                        "provider.csv: its times are local and it does not say where: give the zone, such as Africa/Douala");
        assertThat(desk.written()).isEmpty();
    }

    @Test
    void reads_a_statement_by_the_mapping_it_is_told() {
        desk.write("om.csv", Desk.text("statement/orange-money-portal-b.csv"));
        RunReport report = Desk.done(ReconciliationRun.asOf(Desk.NOON)
                .store(work.resolve("store.csv"))
                .statement(work.resolve("om.csv"), StatementMapping.ready("orange-money-portal"))
                .statementZone(DOUALA)
                .statementCurrency(CurrencyUnit.of("XAF"))
                .to(desk.out())
                .run());
        assertThat(report.sources().get(0).coverage().toString())
                .startsWith(
                        "SourceCoverage[name=om.csv, providers=[orange_money], complete=true, proof=BALANCE_CHAIN,");
        assertThat(notices(report)).noneMatch(notice -> notice.contains("ready mapping"));
    }

    @Test
    void does_not_vouch_for_a_statement_with_a_hole() {
        String whole = Desk.text("statement/orange-money-portal-b.csv");
        String[] lines = whole.split("\n");
        desk.write("provider.csv", whole.replace(lines[2] + "\n", ""));
        RunReport report = Desk.done(run().statementZone(DOUALA)
                .statementCurrency(CurrencyUnit.of("XAF"))
                .run());
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VOUCHED);
        assertThat(notices(report))
                .contains("provider.csv: the balance on line 4 does not follow from the one before: rows are missing");
        assertThat(desk.written()).doesNotContain("reconciliation.manifest.json");
    }

    @Test
    void trusts_a_manifest_beside_the_statement() {
        desk.write(
                "provider.csv.manifest.json",
                "{\"provider\": \"mtn_momo\", \"complete\": false}".getBytes(StandardCharsets.UTF_8));
        assertThat(report().verdict()).isEqualTo(Verdict.NOT_VOUCHED);
    }

    @Test
    void says_which_ready_mapping_comes_closest() {
        desk.write("provider.csv", MOMO.replace("External id", "Ext"));
        assertThat(Desk.refused(run().statementZone(DOUALA).run()))
                .first()
                .isEqualTo(
                        "provider.csv: of the ready mappings for statements, mtn-momo-portal comes closest, but the header"
                                + " lacks the column reference");
    }

    @Test
    void a_statement_that_does_not_fit_into_memory_is_refused_and_never_read() throws Exception {
        try (RandomAccessFile sparse =
                new RandomAccessFile(work.resolve("provider.csv").toFile(), "rw")) {
            sparse.setLength((256L << 20) + 1);
        }
        assertThat(Desk.refused(run().statementZone(DOUALA).run()))
                .containsExactly("provider.csv: a statement must be of at most 268435456 bytes, but was of 268435457");
        assertThat(work.resolve("out/report.md")).doesNotExist();
    }
}
