package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconciliation.statement.StatementMapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementTest {
    private static final String HEAD =
            "TRANSFER_DATE;TRANSFER_STATUS;TRANSFER_ID;ORDER_ID;CREDIT;DEBIT;FEES;PREVIOUS_BAL;AFTER_BAL\n";
    private static final String ROWS = "01/03/2026 11:00:00;SUCCESS;MP1;A-1;5000;;0;0;5000\n"
            + "01/03/2026 12:00:00;SUCCESS;MP2;A-2;7 500,00;;0;5000;12500\n";
    private static final String STORE =
            "order_id,attempt,provider,provider_ref,due_minor,paid_minor,refunded_minor,currency,status,proof,created_at,paid_at\n"
                    + "A-1,1,orange_money,,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T09:59:00Z,\n"
                    + "A-2,1,orange_money,MP2,7500,7500,0,XAF,SUCCEEDED,API,2026-03-01T10:59:00Z,\n";

    @TempDir
    private Path directory;

    private Run.Machine machine;

    @BeforeEach
    void set_up() throws IOException {
        machine = Run.Machine.at(directory);
        statement(HEAD + ROWS);
    }

    private void statement(String text) throws IOException {
        Files.writeString(directory.resolve("om.csv"), text);
    }

    private Run convert(String... more) {
        String line = "statement convert om.csv --zone Africa/Douala --currency XAF " + String.join(" ", more);
        return machine.run(line.strip().split(" "));
    }

    private String expected(String text) {
        return text.replace("DIR", directory.toString());
    }

    @Test
    void writes_records_that_reconcile() throws IOException {
        Run run = convert();
        assertThat(run.out()).isEqualTo(expected("""
                        om.csv, read by orange-money-portal: 2 records, 0 in quarantine, 1 other row
                        proof that nothing is missing: BALANCE_CHAIN
                        written:
                          DIR/om.csv.records.csv
                          DIR/om.csv.records.csv.manifest.json
                        """));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        Files.writeString(directory.resolve("store.csv"), STORE);
        Run reconciled = machine.run("reconcile", "--store", "store.csv", "--provider", "om.csv.records.csv");
        assertThat(reconciled.out()).contains("XAF ties: shop 12500, providers 12500, unexplained 0\nno findings\n");
        assertThat(reconciled.code()).isZero();
    }

    @Test
    void reconciles_a_statement_as_it_is() throws IOException {
        Files.writeString(directory.resolve("store.csv"), STORE);
        String settings = " --statement-zone Africa/Douala --statement-currency XAF";
        Run found = machine.run(("reconcile --store store.csv --provider om.csv" + settings).split(" "));
        assertThat(found.out())
                .contains("XAF ties: shop 12500, providers 12500, unexplained 0\nno findings\n")
                .endsWith("notice: om.csv: read as a statement by the ready mapping orange-money-portal\n");
        assertThat(found.code()).isZero();
        Run told = machine.run(
                ("reconcile --store store.csv --statement orange-money-portal=om.csv" + settings).split(" "));
        assertThat(told.out()).contains("no findings\n").doesNotContain("notice");
        Files.writeString(
                directory.resolve("own.json"),
                StatementMapping.readyText("orange-money-portal").replace("\"orange_money\"", "\"my_money\""));
        Run own = machine.run(("reconcile --store store.csv --statement own.json=om.csv" + settings).split(" "));
        assertThat(own.out()).contains("A-1    my_money  MP1");
    }

    /** The statement as a workbook: its columns are those of the text, its amounts numbers. */
    private static byte[] workbook() throws IOException {
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        StringBuilder rows = new StringBuilder();
        for (String line : (HEAD + ROWS).split("\n")) {
            rows.append("<row>");
            for (String cell : line.replace("7 500,00", "7500").split(";")) {
                rows.append(
                        cell.matches("\\d+")
                                ? "<c><v>" + cell + "</v></c>"
                                : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
            }
            rows.append("</row>");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "_rels/.rels",
                    "<R><Relationship Id=\"a\" Type=\"" + relations + "/officeDocument\" Target=\"b.xml\"/></R>");
            part(zip, "b.xml", "<workbook xmlns:r=\"" + relations + "\"><sheet name=\"OM\" r:id=\"s\"/></workbook>");
            part(
                    zip,
                    "_rels/b.xml.rels",
                    "<R><Relationship Id=\"s\" Type=\"" + relations + "/worksheet\" Target=\"s.xml\"/></R>");
            part(zip, "s.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_a_workbook_as_its_text() throws IOException {
        Run text = convert();
        String records = Files.readString(directory.resolve("om.csv.records.csv"));
        Files.write(directory.resolve("om.xlsx"), workbook());
        Run run = machine.run("statement convert om.xlsx --zone Africa/Douala --currency XAF".split(" "));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(text.out().replace("om.csv", "om.xlsx"));
        assertThat(directory.resolve("om.xlsx.records.csv")).hasContent(records);
        Files.writeString(directory.resolve("store.csv"), STORE);
        Files.writeString(directory.resolve("tillwatch.yaml"), """
                version: 1
                shop: {name: akwa, zone: Africa/Douala, currency: XAF, language: en}
                providers: {orange_money: {statement: "*.{xlsx,xls}"}}
                """);
        Run reconciled = machine.run("reconcile", "--config", "tillwatch.yaml", "--store", "store.csv");
        assertThat(reconciled.out())
                .contains("XAF ties: shop 12500, providers 12500, unexplained 0\nno findings\n")
                .contains("om.xlsx: read as a statement by the ready mapping orange-money-portal\n");
    }

    @Test
    void ends_with_2_when_a_workbook_cannot_be_read() throws IOException {
        Files.write(directory.resolve("om.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
        Run old = machine.in(Locale.FRENCH).run("statement", "convert", "om.xls");
        assertThat(old.err())
                .isEqualTo("om.xls : c'est un ancien classeur (XLS), qui n'est pas lu : ouvrez-le et enregistrez-le en"
                        + " XLSX ou en CSV\n");
        assertThat(old.code()).isEqualTo(2);
    }

    @Test
    void ends_with_1_when_a_row_is_in_quarantine() throws IOException {
        statement(HEAD + ROWS.replace("5000;;0;0", "5000,5;;0;0"));
        Run run = machine.in(Locale.FRENCH).run("statement convert om.csv --zone UTC --currency XAF".split(" "));
        assertThat(run.out())
                .startsWith("om.csv, lu selon orange-money-portal : 1 enregistrement, 1 en quarantaine, 1 autre ligne\n"
                        + "en quarantaine : om.csv:2 : le montant doit être un nombre que XAF peut contenir exactement, sans"
                        + " signe qui puisse séparer des milliers comme des décimales, mais était « 5000,5 /  »\n");
        assertThat(run.code()).isEqualTo(1);
        assertThat(directory.resolve("om.csv.records.csv.manifest.json"))
                .content()
                .contains("\"complete\" : false");
    }

    @Test
    void ends_with_2_when_the_mapping_or_the_usage_is_wrong() throws IOException {
        assertThat(machine.run("statement", "convert", "om.csv").err())
                .isEqualTo(
                        "om.csv: its times are local and it does not say where: give the zone, such as Africa/Douala\n"
                                + "om.csv: it has no column of currencies: give the currency, such as XAF\n");
        assertThat(convert("--mapping", "orange").err())
                .startsWith(
                        "--mapping must be one of moov-statement, mtn-momo-portal, orange-money-portal, paypal-activity,"
                                + " stripe-balance, wave-transactions or the path of a mapping, but was \"orange\"");
        Files.writeString(directory.resolve("own.json"), "{\"statement\": 1}");
        Run own = convert("--mapping", "own.json");
        assertThat(own.err()).contains("own.json:1:").endsWith("6 problems\n");
        assertThat(own.code()).isEqualTo(2);
        statement(HEAD.replace("CREDIT", "X") + ROWS);
        Run unclear = convert();
        assertThat(unclear.err())
                .startsWith(
                        "om.csv: of the ready mappings for statements, orange-money-portal comes closest, but the header"
                                + " lacks the column credit\n--mapping must be given: om.csv does not look like a statement of exactly"
                                + " one ready mapping (");
        assertThat(unclear.code()).isEqualTo(2);
        Run bad = machine.run("reconcile", "--store", "s.csv", "--statement", "om.csv");
        assertThat(bad.err()).startsWith("--statement must be MAPPING=FILE, but was \"om.csv\"\n");
    }

    private void assertSpared(Path input, String name, Run run) throws IOException {
        assertThat(run.err())
                .isEqualTo("--out must name another file: " + directory.resolve(name)
                        + " is read, and would be overwritten\nhelp: tillwatch statement convert --help\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
        try (var files = Files.list(directory)) {
            assertThat(files.filter(file -> file.toString().contains("records")))
                    .isEmpty();
        }
        assertThat(input).isRegularFile();
    }

    @Test
    void never_writes_over_what_it_reads() throws IOException {
        Path source = directory.resolve("om.csv");
        assertSpared(source, "om.csv", convert("--out", "om.csv"));
        assertSpared(source, "./om.csv", convert("--out", "./om.csv"));
        Files.createSymbolicLink(directory.resolve("link.csv"), source);
        assertSpared(source, "link.csv", convert("--out", "link.csv"));
        Files.createLink(directory.resolve("hard.csv"), source);
        assertSpared(source, "hard.csv", convert("--out", "hard.csv"));
        assertThat(source).hasContent(HEAD + ROWS);
        String own = StatementMapping.readyText("orange-money-portal");
        Path mapping = Files.writeString(directory.resolve("x.csv.manifest.json"), own);
        assertSpared(mapping, "x.csv.manifest.json", convert("--mapping", "x.csv.manifest.json", "--out", "x.csv"));
        assertThat(mapping).hasContent(own);
        assertThat(machine.in(Locale.FRENCH)
                        .run("statement", "convert", "om.csv", "--out", "om.csv")
                        .err())
                .startsWith("--out doit nommer un autre fichier : ");
        assertThat(convert("--out", "x.csv").code()).isZero();
        assertThat(convert("--out", "x.csv").code()).isZero();
    }

    @Test
    void names_the_output_that_cannot_be_written() {
        Run run = convert("--out", "absent/x.csv");
        assertThat(run)
                .isEqualTo(new Run(
                        3,
                        "",
                        directory.resolve("absent/x.csv")
                                + ": the records could not be written: NoSuchFileException\n"));
    }

    @Test
    void ends_with_3_when_rows_are_missing() throws IOException {
        statement(HEAD + ROWS.replace(";5000;12500", ";6000;13500"));
        Run run = convert();
        assertThat(run.out())
                .contains("rows are missing\n")
                .endsWith(
                        "notice: om.csv: the balance on line 3 does not follow from the one before: rows are missing\n");
        assertThat(run.code()).isEqualTo(3);
        assertThat(machine.run("statement", "convert", "none.csv").err())
                .isEqualTo("none.csv: there is no such file\n");
    }

    @Test
    void prints_ready_mappings() {
        assertThat(machine.run("statement", "mapping").out().split("\n"))
                .containsExactlyElementsOf(List.copyOf(StatementMapping.readyNames()));
        Run one = machine.run("statement", "mapping", "wave-transactions");
        assertThat(one.out()).isEqualTo(StatementMapping.readyText("wave-transactions"));
        assertThat(machine.run("statement", "mapping", "wave").err())
                .startsWith("NAME must be one of moov-statement, ");
    }
}
