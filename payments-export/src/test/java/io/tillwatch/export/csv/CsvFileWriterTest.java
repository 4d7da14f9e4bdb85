package io.tillwatch.export.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The writer passes most cells by the library; what it writes is what the library would. */
class CsvFileWriterTest {
    private static final String ALPHABET = "a0Z é€\u202e😀=+-@#!\"',;|\t\r\n\0 \u00a0\u3000";

    @ParameterizedTest
    @EnumSource(
            value = ExportProfile.class,
            names = {"EXCEL_FR", "EXCEL_EN", "SHEETS"})
    void writes_what_the_library_writes(ExportProfile profile) throws IOException {
        Presentation presentation = Presentation.of(profile);
        List<List<String>> rows = rows(presentation.header().size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvFileWriter writer = new CsvFileWriter(out, presentation)) {
            write(writer, rows);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo((presentation.byteOrderMark() ? "\uFEFF" : "")
                        + library(presentation.format(), presentation.header(), rows));
    }

    @Test
    void writes_what_the_library_writes_for_machines() throws IOException {
        List<String> header = List.of("a", "b", "c");
        List<List<String>> rows = rows(header.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvFileWriter writer = new CsvFileWriter(out, header)) {
            write(writer, rows);
            assertThat(writer.rows()).isEqualTo(rows.size());
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(library(CSVFormat.RFC4180, header, rows));
    }

    @Test
    void a_row_of_another_length_is_refused() throws IOException {
        try (CsvFileWriter writer = new CsvFileWriter(new ByteArrayOutputStream(), List.of("a", "b"))) {
            assertThatThrownBy(() -> writer.row(List.of("1")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cells must be 2, but were 1");
            assertThatThrownBy(() -> writer.encode(List.of(List.of("1", "2", "3"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cells must be 2, but were 3");
        }
    }

    /** Some row by row, some encoded before. */
    private static void write(CsvFileWriter writer, List<List<String>> rows) throws IOException {
        int half = rows.size() / 2;
        for (List<String> row : rows.subList(0, half)) {
            writer.row(row);
        }
        writer.append(writer.encode(rows.subList(half, rows.size())), rows.size() - half);
    }

    private static String library(CSVFormat format, List<String> header, List<List<String>> rows) throws IOException {
        StringBuilder expected = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(expected, format)) {
            printer.printRecord(header);
            printer.printRecords(rows);
        }
        return expected.toString();
    }

    private static List<List<String>> rows(int columns) {
        Random random = new Random(20_260_301);
        int[] letters = ALPHABET.codePoints().toArray();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            List<String> row = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                StringBuilder cell = new StringBuilder();
                for (int length = random.nextInt(4); length > 0; length--) {
                    cell.appendCodePoint(letters[random.nextInt(letters.length)]);
                }
                row.add(cell.toString());
            }
            rows.add(row);
        }
        return rows;
    }
}
