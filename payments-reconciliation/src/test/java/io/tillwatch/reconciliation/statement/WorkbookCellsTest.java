package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.money.CurrencyUnit;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cells of a workbook become. */
class WorkbookCellsTest {
    private static final int DATE_TIME = 1;
    private static final int DAY = 2;
    private static final int CLOCK = 3;
    private static final int EIGHT_DIGITS = 4;
    private static final int DAYS_OF_CREDIT = 5;
    private static final String HEAD =
            Xlsx.texts(1, "Id", "Date", "Status", "Type", "Amount", "Currency", "Ref", "Balance", "Text", "Note");

    private static final String ORANGE = Xlsx.texts(
            1,
            "TRANSFER_DATE",
            "TRANSFER_STATUS",
            "TRANSFER_ID",
            "ORDER_ID",
            "CREDIT",
            "DEBIT",
            "FEES",
            "PREVIOUS_BAL",
            "AFTER_BAL");

    /** A sound row; a cell that is given takes the place of that in its column. */
    private static String row(int row, String... cells) {
        StringBuilder all = new StringBuilder();
        List<String> sound = List.of("T" + row, "2026-03-01 10:00:00", "ok", "sale", "5000", "XAF", "A-1");
        for (int i = 0; i < 10; i++) {
            String reference = Xlsx.column(i) + row;
            String own = "";
            for (String cell : cells) {
                own = cell.contains("\"" + reference + "\"") ? cell : own;
            }
            boolean known = own.isEmpty() && i < sound.size();
            all.append(known ? Xlsx.text(reference, sound.get(i)) : own);
        }
        return Xlsx.row(row, all.toString());
    }

    private static Statement read(String... rows) {
        return Samples.read(Samples.smallReader(""), Xlsx.of(HEAD, String.join("", rows)));
    }

    private static String cell(Statement statement, String column) {
        assertThat(Samples.faults(statement)).isEmpty();
        return statement.records().get(0).cell(column);
    }

    private static String raw(String reference, String attributes, String inner) {
        return "<c r=\"" + reference + "\" " + attributes + ">" + inner + "</c>";
    }

    @ParameterizedTest
    @CsvSource({
        "5000, XAF, 5000",
        "5000.0, XAF, 5000",
        "5E3, XAF, 5000",
        "1.25E+4, XAF, 12500",
        "104.13, EUR, 10413",
        "0.30000000000000004, EUR, 30",
        "33.329999999999998, EUR, 3333",
        "999999999999.98999, EUR, 99999999999999",
        "12.345, TND, 12345",
        "5.0000000000000001E-2, EUR, 5",
        "123456789012345, XAF, 123456789012345"
    })
    void reads_a_number_to_the_15_digits_that_a_spreadsheet_shows(String number, String currency, String minor) {
        Statement statement = read(row(2, Xlsx.number("E2", number), Xlsx.text("F2", currency)));
        assertThat(cell(statement, "gross_minor")).isEqualTo(minor);
    }

    @Test
    void never_rounds_an_amount_to_its_currency() {
        Statement statement = read(row(2, Xlsx.number("E2", "12.5")), row(3, Xlsx.number("E3", "99.999999999999")));
        assertThat(Samples.faults(statement))
                .containsExactly(
                        "2: the amount must be a number that XAF can hold exactly, without a sign that could mean"
                                + " thousands as well as a fraction, but was \"12.5\"",
                        "3: the amount must be a number that XAF can hold exactly, without a sign that could mean"
                                + " thousands as well as a fraction, but was \"99.***\"");
    }

    @Test
    void knows_that_the_point_of_a_number_never_means_thousands() {
        String row = Xlsx.texts(2, "01/03/2026 11:00:00", "SUCCESS", "MP1", "A-1")
                .replace("</row>", Xlsx.number("E2", "1.234") + "</row>");
        StatementReader reader = StatementReader.by(StatementMapping.ready("orange-money-portal"))
                .zone(ZoneId.of("Africa/Douala"));
        Statement francs = Samples.read(reader.currency(CurrencyUnit.of("XAF")), Xlsx.of(ORANGE, row));
        assertThat(francs.records()).isEmpty();
        Statement dinars = Samples.read(reader.currency(CurrencyUnit.of("TND")), Xlsx.of(ORANGE, row));
        assertThat(cell(dinars, "gross_minor")).isEqualTo("1234");
    }

    @ParameterizedTest
    @CsvSource({
        "46082.4166666667, 1, 2026-03-01T10:00:00Z",
        "46082.383692129632, 1, 2026-03-01T09:12:31Z",
        "46082.999999999, 1, 2026-03-02T00:00:00Z",
        "46082, 1, 2026-03-01T00:00:00Z",
        "46082, 2, 2026-03-01T00:00:00Z",
        "46082.5, 2, 2026-03-01T12:00:00Z",
        "61, 2, 1900-03-01T00:00:00Z",
        "59, 2, 1900-02-28T00:00:00Z"
    })
    void reads_a_number_that_is_shown_as_a_time(String number, int style, String instant) {
        assertThat(cell(read(row(2, Xlsx.number("B2", number, style))), "created_at"))
                .isEqualTo(instant);
    }

    @Test
    void counts_from_1904_where_the_workbook_says_so() {
        byte[] workbook = new Xlsx()
                .from1904()
                .sheet("S", HEAD, row(2, Xlsx.number("B2", "44620.4166666667", DATE_TIME)))
                .bytes();
        assertThat(cell(Samples.read(Samples.smallReader(""), workbook), "created_at"))
                .isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void reads_dates_that_are_written_as_such() {
        Statement statement = read(row(2, raw("B2", "t=\"d\"", "<v>2026-03-01T10:00:00.250</v>")));
        assertThat(cell(statement, "created_at")).isEqualTo("2026-03-01T10:00:00.250Z");
    }

    @Test
    void takes_no_number_for_a_time_that_is_not_shown_as_one() {
        Statement statement = read(
                row(2, Xlsx.number("B2", "46082.5")),
                row(3, Xlsx.number("B3", "46082.5", DAYS_OF_CREDIT)),
                row(4, Xlsx.number("B4", "60", DAY)),
                row(5, Xlsx.number("B5", "0.5", CLOCK)),
                row(6, Xlsx.number("B6", "-1", DAY)));
        assertThat(Samples.faults(statement))
                .containsExactly(
                        "2: date must be a time of a form of the mapping, but was \"46082.5\"",
                        "3: date must be a time of a form of the mapping, but was \"46082.5\"",
                        "4: date must be a time of a form of the mapping, but was \"60\"",
                        "5: date must be a time of a form of the mapping, but was \"12:00:00\"",
                        "6: date must be a time of a form of the mapping, but was \"-1\"");
    }

    @Test
    void asks_for_the_zone_of_times_that_have_none() {
        String row = Xlsx.row(2, Xlsx.number("A2", "46082.5", DATE_TIME), Xlsx.text("C2", "MP1"));
        StatementReader reader = StatementReader.by(StatementMapping.ready("orange-money-portal"))
                .currency(CurrencyUnit.of("XAF"));
        assertThat(Samples.refused(reader, Xlsx.of(ORANGE, row)))
                .containsExactly(
                        "momo.csv: its times are local and it does not say where: give the zone, such as Africa/Douala");
    }

    @Test
    void keeps_an_id_as_it_is_shown_or_sets_the_row_aside() {
        Statement statement = read(
                row(2, Xlsx.number("A2", "123", EIGHT_DIGITS)),
                row(3, Xlsx.number("A3", "9100000001")),
                row(4, Xlsx.number("A4", "9.1E9")),
                row(5, Xlsx.number("A5", "1234567890123456")),
                row(6, Xlsx.number("A6", "1.2345678901234501E+18")),
                row(7, Xlsx.text("A7", "12345678901234567890")),
                row(8, Xlsx.number("G8", "46082", DAY)),
                row(9, Xlsx.number("J9", "12345678901234567890")));
        assertThat(Samples.column(statement, "provider_id"))
                .containsExactly("00000123", "9100000001", "9100000000", "12345678901234567890", "T9");
        assertThat(Samples.faults(statement))
                .containsExactly(
                        "5: cell A5 holds a number of more than 15 digits, of which spreadsheets lose the last ones:"
                                + " let the column be text",
                        "6: cell A6 holds a number of more than 15 digits, of which spreadsheets lose the last ones:"
                                + " let the column be text",
                        "8: reference is a date, which spreadsheets make of texts that look like one: let the column"
                                + " be text");
        assertThat(statement.quarantined().get(0).value()).hasValue(5000);
    }

    @Test
    void sets_a_row_with_an_error_aside_if_the_mapping_reads_the_cell() {
        Statement statement = read(
                row(2, raw("G2", "t=\"e\"", "<f>A1/0</f><v>#REF!</v>")),
                row(3, raw("E3", "t=\"e\"", "<v>#N/A</v>")),
                row(4, raw("G4", "t=\"e\"", "<v>237670000101</v>")),
                row(5, raw("J5", "t=\"e\"", "<v>#DIV/0!</v>")));
        assertThat(Samples.faults(statement))
                .containsExactly(
                        "2: cell G2 holds the error #REF!",
                        "3: cell E3 holds the error #N/A; the amount must be a number that XAF can hold exactly,"
                                + " without a sign that could mean thousands as well as a fraction, but was \"#x/x\"",
                        "4: cell G4 holds the error #");
        assertThat(Samples.column(statement, "provider_id")).containsExactly("T5");
    }

    @Test
    void reads_formulas_by_their_values_and_none_without() {
        Statement statement = read(
                row(
                        2,
                        raw("A2", "t=\"str\"", "<f>\"T\"&amp;2</f><v>TXN-2</v>"),
                        raw("E2", "", "<f>E1*2</f><v>10000</v>")),
                row(3, raw("E3", "", "<f>E1*2</f>")));
        assertThat(Samples.column(statement, "provider_id")).containsExactly("TXN-2");
        assertThat(Samples.column(statement, "gross_minor")).containsExactly("10000");
        assertThat(Samples.faults(statement))
                .containsExactly(
                        "3: cell E3 holds a formula without its value: open the workbook and save it once more;"
                                + " the amount must be a number that XAF can hold exactly, without a sign that could mean"
                                + " thousands as well as a fraction, but was \"\"");
    }

    @Test
    void reads_texts_in_pieces_with_their_escapes_and_truths() {
        String rich = "<is><r><t>A-</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><r><t>77 &amp; co_x000D_</t></r></is>";
        Statement statement = read(row(2, raw("G2", "t=\"inlineStr\"", rich), raw("I2", "t=\"b\"", "<v>1</v>")));
        assertThat(cell(statement, "merchant_ref")).isEqualTo("A-77 & co");
        assertThat(cell(statement, "description")).isEqualTo("TRUE");
    }

    @Test
    void names_the_rows_as_the_spreadsheet_does() {
        Statement statement = Samples.read(
                Samples.smallReader(""),
                Xlsx.of(
                        Xlsx.texts(3, "Boutique Akwa"),
                        HEAD.replace("r=\"1\"", "r=\"5\"").replaceAll("r=\"([A-J])1\"", "r=\"$15\""),
                        row(8),
                        Xlsx.row(9, Xlsx.text("A9", "  ")),
                        row(12, Xlsx.text("D12", "?"))));
        assertThat(statement.records()).extracting(StatementRecord::line).containsExactly(8L);
        assertThat(Samples.faults(statement)).containsExactly("12: the mapping does not say what \"?\" is");
        assertThat(statement.noise()).isEqualTo(new Statement.Noise(2, 0, 0, 0, 0));
    }

    @Test
    void counts_rows_and_columns_that_say_no_number() {
        String sheet = (HEAD + row(2)).replaceAll(" r=\"[A-J]?\\d+\"", "");
        assertThat(Samples.read(Samples.smallReader(""), Xlsx.of(sheet)).records())
                .isEqualTo(read(row(2)).records());
    }

    @Test
    void sets_rows_aside_whose_cells_go_beyond_the_header() {
        assertThat(Samples.faults(
                        read(row(2, Xlsx.text("J2", "x")).replace("</row>", Xlsx.text("K2", "y") + "</row>"))))
                .containsExactly("2: there are 11 cells, but the header has 10");
    }

    @Test
    void takes_the_sheet_that_fits_and_none_of_several() {
        byte[] one = new Xlsx()
                .sheet("Lisez-moi", Xlsx.texts(1, "Relevé"))
                .sheet("Mars", HEAD, row(2))
                .bytes();
        assertThat(Samples.read(Samples.smallReader(""), one).records()).hasSize(1);
        byte[] none = new Xlsx()
                .sheet("Lisez-moi", Xlsx.texts(1, "Relevé"))
                .sheet("Mars", Xlsx.texts(1, "Id", "Date"))
                .bytes();
        assertThat(Samples.refused(Samples.smallReader(""), none))
                .containsExactly(
                        "momo.csv: no sheet of this workbook is a statement of small (sheets: Lisez-moi, Mars):"
                                + " the header that comes closest lacks the column amount");
        byte[] two = new Xlsx().sheet("Mars", HEAD, row(2)).sheet("Avril", HEAD).bytes();
        assertThat(Samples.refused(Samples.smallReader(""), two))
                .containsExactly("momo.csv: more than one sheet of this workbook is a statement of small: Mars, Avril;"
                        + " keep one of them, or save each as CSV");
    }
}
