package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that look like workbooks: each is read to the last franc or refused with one message, and nothing is thrown. */
class BrokenWorkbookTest {
    private static final int ROUNDS = 8 * Integer.getInteger("tillwatch.statements", 25);
    private static final byte[] COMPOUND = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final String HEAD = Xlsx.texts(1, "Id", "Date", "Amount", "Currency");
    private static final String ROW = Xlsx.texts(2, "T1", "2026-03-01 10:00:00", "5000", "XAF");

    private static List<String> refused(byte[] bytes) {
        return Samples.refused(Samples.smallReader(""), bytes);
    }

    private static byte[] compound(String stream) {
        byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
        return ByteBuffer.allocate(4096 + name.length)
                .put(COMPOUND)
                .position(1235)
                .put(name)
                .array();
    }

    @Test
    void says_of_old_workbooks_how_to_save_them() {
        assertThat(refused(compound("Workbook")))
                .containsExactly(
                        "momo.csv: this is an old workbook (XLS), which is not read: open it and save it as XLSX or CSV");
    }

    @Test
    void says_of_protected_workbooks_how_to_save_them() {
        assertThat(refused(compound("EncryptedPackage")))
                .containsExactly("momo.csv: this workbook is protected by a password: open it and save it without one,"
                        + " as XLSX or CSV");
        byte[] zipped = Xlsx.of(HEAD, ROW);
        int entry = new String(zipped, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        zipped[entry + 8] |= 1;
        assertThat(refused(zipped)).containsExactlyElementsOf(refused(compound("EncryptedPackage")));
    }

    @Test
    void says_of_archives_without_a_workbook_what_to_do() {
        String none = "momo.csv: this is a zip archive in which there is no workbook (XLSX): unpack it, or save the"
                + " statement as XLSX or CSV";
        assertThat(refused(Xlsx.zip(Map.of("momo.csv", "Id,Date,Amount\n")))).containsExactly(none);
        assertThat(refused(Xlsx.zip(Map.of()))).containsExactly(none);
        byte[] letter = Xlsx.zip(Map.of(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/>"
                        + "</Relationships>",
                "word/document.xml",
                "<document/>"));
        assertThat(refused(letter)).containsExactly(none);
        byte[] binary = Xlsx.zip(Map.of(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.bin\"/>"
                        + "</Relationships>",
                "xl/workbook.bin",
                "\1"));
        assertThat(refused(binary)).containsExactly(none);
    }

    @Test
    void tells_before_any_mapping_is_known() {
        assertThat(StatementReader.isWorkbook(COMPOUND)).isTrue();
        assertThat(StatementReader.isWorkbook("PK,Date\n".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(StatementReader.unreadable("x", Xlsx.of(HEAD))).isEmpty();
        assertThat(StatementReader.unreadable("x", "Id,Date\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(StatementReader.unreadable("x", compound("Workbook"))).isPresent();
        assertThat(StatementReader.fitting(compound("Workbook"))).isEmpty();
        assertThat(StatementReader.closest("x", compound("Workbook"))).isPresent();
    }

    @Test
    void sees_a_bit_that_flipped_in_an_amount() throws IOException {
        byte[] sound = stored(Xlsx.of(HEAD, ROW));
        assertThat(Samples.column(Samples.read(Samples.smallReader(""), sound), "gross_minor"))
                .containsExactly("5000");
        int amount = new String(sound, StandardCharsets.ISO_8859_1).indexOf("5000");
        sound[amount] ^= 4;
        assertThat(refused(sound))
                .containsExactly("momo.csv: the workbook is damaged in the sheet Feuille1, in row 2 or behind it:"
                        + " download it once more, or save it as CSV");
    }

    /** The same workbook, not compressed. */
    private static byte[] stored(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] text = in.readAllBytes();
                java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                crc.update(text);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setMethod(ZipEntry.STORED);
                copy.setSize(text.length);
                copy.setCrc(crc.getValue());
                out.putNextEntry(copy);
                out.write(text);
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"3\"><c r=\"A3\"><v>12x</v></c></row>",
                "<row r=\"3\"><c r=\"A3\"><v>1E999999999</v></c></row>",
                "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>99</v></c></row>",
                "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>-1</v></c></row>",
                "<row r=\"3\"><c r=\"A3\" t=\"z\"><v>1</v></c></row>",
                "<row r=\"3\"><c r=\"A3\" t=\"b\"><v>2</v></c></row>",
                "<row r=\"3\"><c r=\"ZZZZZZZZZZZ3\"><v>1</v></c></row>",
                "<row r=\"3\"><c r=\"XFE3\"><v>1</v></c></row>",
                "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>2</v></c></row>",
                "<row r=\"3\"><c r=\"3\"><v>1</v></c></row>",
                "<row r=\"3\"><c r=\"A3\"><v>1</c></row>",
                "<row r=\"3\"><c r=\"A3\"><v>&x;</v></c></row>"
            })
    void names_sheet_and_row_of_what_no_spreadsheet_writes(String row) {
        assertThat(refused(Xlsx.of(HEAD, ROW, row)))
                .containsExactly("momo.csv: the workbook is damaged in the sheet Feuille1, in row 3 or behind it:"
                        + " download it once more, or save it as CSV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<row r=\"2\"/>", "<row r=\"1\"/>", "<row r=\"1048577\"/>", "<row r=\"x\"/>"})
    void takes_rows_in_their_order_only(String row) {
        assertThat(refused(Xlsx.of(HEAD, ROW, row)))
                .singleElement()
                .asString()
                .contains("is damaged in the sheet Feuille1, in row");
    }

    @Test
    void reads_no_document_type_and_nothing_from_elsewhere() {
        String bomb = "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
                + "<worksheet><sheetData>" + HEAD
                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>&f;&b;</v></c></row></sheetData></worksheet>";
        assertThat(refused(new Xlsx().sheetOfXml("S", bomb).bytes()))
                .containsExactly("momo.csv: the workbook is damaged in the sheet S, in row 0 or behind it: download it"
                        + " once more, or save it as CSV");
    }

    @Test
    void reads_as_many_ampersands_as_there_are() {
        String many = "&amp;".repeat(1000);
        StringBuilder rows = new StringBuilder();
        for (int i = 2; i < 252; i++) {
            rows.append(ROW.replace("\"2\"", "\"" + i + "\"")
                    .replaceAll("r=\"([A-D])2\"", "r=\"$1" + i + "\"")
                    .replace("</row>", "<c r=\"E" + i + "\" t=\"str\"><v>" + many + "</v></c></row>"));
        }
        byte[] workbook = Xlsx.of(Xlsx.texts(1, "Id", "Date", "Amount", "Currency", "Text"), rows.toString());
        assertThat(Samples.read(Samples.smallReader(""), workbook).records()).hasSize(250);
    }

    @Test
    void refuses_what_unpacks_to_more_than_a_statement_may_have() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("_rels/.rels"));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 257; i++) {
                zip.write(blanks);
            }
        }
        String tooLarge = "momo.csv: a part of a workbook must unpack to at most 268435456 bytes, but _rels/.rels has"
                + " more: save the statement in pieces, or as CSV";
        assertThat(refused(bytes.toByteArray())).containsExactly(tooLarge);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<row r=\"3\" x=\"%s\"/>", "<!--%s-->", "<?x %s?>", "<row><c><v><![CDATA[%s]]></v></c></row>"})
    void holds_no_more_of_a_part_than_a_cell_may_have(String xml) {
        assertThat(refused(Xlsx.of(HEAD, ROW, xml.formatted("9".repeat(5 << 20)))))
                .singleElement()
                .asString()
                .contains("is damaged in the sheet Feuille1, in row ");
    }

    @Test
    void stops_unpacking_where_a_part_is_longer_than_it_says() {
        byte[] workbook = Xlsx.of(HEAD, ROW, " ".repeat(50_000));
        ByteBuffer lying = ByteBuffer.wrap(workbook).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 < workbook.length; at++) {
            if (lying.getInt(at) == 0x02014b50 && lying.getInt(at + 24) > 50_000) {
                lying.putInt(at + 24, 10);
            }
        }
        assertThatThrownBy(() ->
                        Workbook.open(workbook, 20_000).sheets().get(0).lines(0).forEachRemaining(line -> {}))
                .isInstanceOfSatisfying(
                        UnreadableWorkbook.class,
                        e -> assertThat(Samples.texts(List.of(e.in("momo.xlsx"))))
                                .containsExactly("momo.xlsx: a part of a workbook must unpack to at most 20000 bytes,"
                                        + " but xl/worksheets/sheet1.xml has more: save the statement in pieces, or as"
                                        + " CSV"));
        assertThat(refused(workbook)).singleElement().asString().contains("is damaged in the sheet Feuille1, in row 2");
    }

    @Test
    void is_the_same_statement_or_none_whatever_happens_to_its_bytes() {
        byte[] csv = Samples.bytes("mtn-momo-portal");
        StatementReader reader = Samples.reader(csv);
        byte[] sound = Xlsx.ofCsv(csv, StatementReader.fitting(csv).get(0), true);
        List<StatementRecord> records = Samples.read(reader, sound).records();
        Random random = new Random(23);
        int same = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = round % 4 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int i = round % 3; i >= 0 && damaged.length > 4; i--) {
                damaged[4 + random.nextInt(damaged.length - 4)] ^= (byte) (1 << random.nextInt(8));
            }
            StatementResult result = reader.read("x", damaged);
            same += result.fold(
                    read -> {
                        assertThat(read.statement().records()).isEqualTo(records);
                        return 1;
                    },
                    refused -> {
                        assertThat(refused.problems()).hasSize(1);
                        return 0;
                    });
        }
        assertThat(same).as("harmless damages").isPositive().isLessThan(ROUNDS / 2);
    }

    @Test
    void throws_nothing_whatever_its_xml_is() {
        Random random = new Random(24);
        String[] signs = {"<", ">", "\"", "&", "/", "0", "9", "E", "-", "x", "\0", "\uFFFD", "", "</row>", "<v>", "]]>"
        };
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder sheet = new StringBuilder(HEAD + ROW);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(sheet.length());
                sheet.replace(at, at + random.nextInt(2), signs[random.nextInt(signs.length)]);
            }
            StatementResult result = Samples.smallReader("").read("x", Xlsx.of(sheet.toString()));
            read += result.fold(ok -> 1, refused -> {
                assertThat(refused.problems()).hasSize(1);
                return 0;
            });
        }
        assertThat(read).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }
}
