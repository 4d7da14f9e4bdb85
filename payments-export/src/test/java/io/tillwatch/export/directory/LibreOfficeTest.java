package io.tillwatch.export.directory;

import static io.tillwatch.export.ExportFixture.exported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real spreadsheet opens the file of {@code excel-fr} as a person in Douala does. */
class LibreOfficeTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

    /** Semicolon, double quotes, UTF-8, from line 1, no column formats, French of France, special numbers detected. */
    private static final String AS_IN_FRANCE = "CSV:59,34,76,1,,1036,false,true";

    private static final Pattern CELL = Pattern.compile(
            "<table:table-cell([^>]*?)(?:/>|>(.*?)</table:table-cell>)|<table:covered-table-cell[^>]*/>",
            Pattern.DOTALL);

    @TempDir
    Path work;

    private record Cell(String attributes, String text) {
        String attribute(String name) {
            Matcher matcher = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(attributes);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    @Test
    void numbers_are_numbers_dates_and_accents_are_right_and_nothing_is_evaluated() throws Exception {
        Optional<Path> office = office();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(office).as("LibreOffice (package libreoffice-calc)").isPresent();
        }
        assumeThat(office)
                .as("SKIPPED: LibreOffice is not installed, no spreadsheet was tried")
                .isPresent();

        String sheet = convert(office.orElseThrow(), export());

        assertThat(sheet).doesNotContain("table:formula");
        Map<String, Cell> first = row(sheet, 1);
        assertThat(first.get("Jour").attribute("office:date-value")).isEqualTo("2026-03-01");
        assertThat(first.get("Créée le").attribute("office:date-value")).isEqualTo("2026-03-01T09:00:00");
        assertThat(first.get("N° commande").text()).isEqualTo("Épicerie n° 1");
        assertThat(first.get("Moyen").text()).isEqualTo("'=1+1");
        assertThat(first.get("Référence prestataire").text()).isEqualTo("'12345678901234567890");
        assertThat(first.get("Client").text()).isEqualTo("2376****3456");
        assertThat(first.get("Clé client").text()).isEqualTo("'MAR1");
        assertThat(first.get("Livraison").text()).isEqualTo("'00123");
        assertThat(first.get("Statut boutique").text()).isEqualTo("'12E5");
        assertThat(number(first, "Dû")).isEqualTo("9998.05");
        assertThat(number(first, "Payé")).isEqualTo("9998.05");
        assertThat(number(first, "Dû (unités mineures)")).isEqualTo("999805");
        assertThat(number(first, "Tentative")).isEqualTo("1");
        Map<String, Cell> second = row(sheet, 2);
        assertThat(number(second, "Dû")).isEqualTo("1250000");
        for (String text : List.of("N° commande", "Moyen", "Référence prestataire", "Clé client", "Livraison")) {
            assertThat(first.get(text).attribute("office:value-type")).as(text).isEqualTo("string");
        }
    }

    private Path export() {
        ExportFixture shop = new ExportFixture(work);
        exported(PaymentExport.from(OrderSource.of("test", receiver -> {
                    receiver.order(OrderPayment.builder("a", Money.of(999_805, "USD"), AT)
                            .provider("stripe")
                            .providerRef("12345678901234567890")
                            .details(new PaymentDetails(
                                    "Épicerie n° 1",
                                    "=1+1",
                                    "00123",
                                    Optional.empty(),
                                    "MAR1",
                                    "2376****3456",
                                    "12E5",
                                    List.of("@x")))
                            .paidInFull(AT)
                            .build());
                    receiver.order(OrderPayment.builder("b", Money.of(1_250_000, "XAF"), AT.plusSeconds(1))
                            .provider("cash")
                            .build());
                    return SourceResult.complete();
                }))
                .shop(ExportFixture.SHOP)
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                .to(DirectorySink.at(shop.exports()).profiles(Set.of(ExportProfile.EXCEL_FR)))
                .run());
        return shop.exports().resolve("payments-2026-03-01.excel-fr.csv");
    }

    private String convert(Path office, Path csv) throws IOException, InterruptedException {
        Path log = work.resolve("office.log");
        Process process = new ProcessBuilder(
                        office.toString(),
                        "-env:UserInstallation=" + work.resolve("user").toUri(),
                        "--headless",
                        "--infilter=" + AS_IN_FRANCE,
                        "--convert-to",
                        "fods",
                        "--outdir",
                        work.toString(),
                        csv.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        Path sheet = work.resolve("payments-2026-03-01.excel-fr.fods");
        assertThat(ended && Files.exists(sheet)).as(() -> read(log)).isTrue();
        return read(sheet);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Path> office() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The cells of a row by the text of the header above them. */
    private static Map<String, Cell> row(String sheet, int number) {
        String[] rows = sheet.split("<table:table-row");
        List<Cell> header = cells(rows[1]);
        List<Cell> row = cells(rows[1 + number]);
        Map<String, Cell> byName = new HashMap<>();
        for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
            byName.put(header.get(i).text(), row.get(i));
        }
        return byName;
    }

    private static List<Cell> cells(String row) {
        return CELL.matcher(row)
                .results()
                .flatMap(m -> {
                    Cell cell = new Cell(
                            Optional.ofNullable(m.group(1)).orElse(""),
                            Optional.ofNullable(m.group(2))
                                    .orElse("")
                                    .replaceAll("<[^>]*>", "")
                                    .replace("&apos;", "'")
                                    .strip());
                    String repeated = cell.attribute("table:number-columns-repeated");
                    return Stream.generate(() -> cell)
                            .limit(repeated.isEmpty() ? 1 : Math.min(100, Integer.parseInt(repeated)));
                })
                .toList();
    }

    private static String number(Map<String, Cell> row, String column) {
        assertThat(row.get(column).attribute("office:value-type")).as(column).isIn("float", "currency");
        return row.get(column).attribute("office:value");
    }
}
