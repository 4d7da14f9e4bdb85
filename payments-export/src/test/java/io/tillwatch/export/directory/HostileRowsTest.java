package io.tillwatch.export.directory;

import static io.tillwatch.export.ExportFixture.exported;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a shop's texts hold comes through every profile, and no cell of them begins like a formula. */
class HostileRowsTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

    private static final List<String> CORPUS = List.of(
            "=1+1",
            "=HYPERLINK(\"http://evil.example\";\"x\")",
            "+237650123456",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1;2)",
            "\t=1",
            "\r\n=1",
            "a\r\nb\nc\rd",
            "a\0b",
            "\0=1",
            "  =1",
            "\u00A0=1",
            "\uFF1D1+1",
            "\uFF0B1",
            "\uFF0D1",
            "\uFF20x",
            "\u202E=1",
            "\u0645\u062F\u0641\u0648\u0639 \u200Fabc",
            "a;b,c\td",
            "\"",
            "\"\"=1\"",
            "'",
            "''=1",
            "1,5",
            "1.234,56",
            "12E5",
            "MAR1",
            "00123",
            "12345678901234567890",
            " trailing ",
            "\uD83D\uDED2",
            "#comment",
            "sep=;",
            "=".repeat(1 << 20),
            "x;\"\r\n".repeat(1 << 18));

    @TempDir
    Path work;

    private static OrderPayment payment(int number, String text) {
        return OrderPayment.builder(number + "#" + text, Money.of(100, "XAF"), AT.plusSeconds(number))
                .provider("cash")
                .providerRef(text)
                .details(new PaymentDetails(text, text, text, Optional.empty(), text, text, text, List.of(text)))
                .build();
    }

    private ExportFixture export() {
        ExportFixture shop = new ExportFixture(work);
        exported(PaymentExport.from(OrderSource.of("=source", receiver -> {
                    for (int i = 0; i < CORPUS.size(); i++) {
                        receiver.order(payment(i, CORPUS.get(i)));
                    }
                    return SourceResult.complete();
                }))
                .shop("@shop")
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                .to(DirectorySink.at(shop.exports()).profiles(EnumSet.allOf(ExportProfile.class)))
                .run());
        return shop;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MACHINE")
    void comes_through_and_is_no_formula(ExportProfile profile) throws IOException {
        Path file = export().exports().resolve("payments-2026-03-01." + profile.id() + ".csv");

        List<CSVRecord> records = records(file, profile);

        assertThat(records).hasSize(CORPUS.size());
        for (int i = 0; i < CORPUS.size(); i++) {
            CSVRecord row = records.get(i);
            // number, method, reference, raw status, fulfilment, customer, its key, notes
            for (int column : List.of(1, 5, 6, 8, 24, 25, 26, 27)) {
                assertThat(unguarded(row.get(column))).as("%s %s", i, column).isEqualTo(CORPUS.get(i));
            }
            assertThat(row.get(28)).isEqualTo("'@shop");
            assertThat(row.get(29)).isEqualTo("'=source");
            assertThat(row)
                    .as("%s", i)
                    .allSatisfy(cell -> assertThat(harmless(cell)).isTrue());
        }
    }

    @Test
    void comes_through_the_machine_profile_as_it_is() {
        List<String> numbers = new ArrayList<>();
        export().rows("payments-2026-03-01.csv").forEach(row -> numbers.add(row.get("order_number")));
        assertThat(numbers).isEqualTo(CORPUS);
    }

    private static List<CSVRecord> records(Path file, ExportProfile profile) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        boolean mark = text.startsWith("\uFEFF");
        assertThat(mark).isEqualTo(profile != ExportProfile.SHEETS);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(profile == ExportProfile.EXCEL_FR ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(mark ? text.substring(1) : text, format)) {
            return parser.getRecords();
        }
    }

    private static String unguarded(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private static boolean harmless(String cell) {
        String seen = cell.replaceAll("^[\\s\\p{Z}\\p{Cf}\\p{Cc}]+", "");
        return seen.isEmpty() || "=+-@\uFF1D\uFF0B\uFF0D\uFF20".indexOf(seen.charAt(0)) < 0;
    }
}
