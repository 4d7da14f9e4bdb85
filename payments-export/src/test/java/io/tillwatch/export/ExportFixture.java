package io.tillwatch.export;

import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A shop in Douala, its saved answers, and a directory to export into. */
public record ExportFixture(Path work) {
    public static final ZoneId DOUALA = ZoneId.of("Africa/Douala");
    public static final String SHOP = "boutique-akwa";

    public static String answer(String name) {
        try (InputStream in = ExportFixture.class.getResourceAsStream("answers/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path exports() {
        return work.resolve("exports");
    }

    public Path save(String json) {
        return write(work.resolve("answer.json"), json);
    }

    public static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exports a saved answer of agri-point's shape. */
    public ExportResult agriPoint(String json, String date) {
        return export(SavedAnswer.of(save(json), OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF")), date);
    }

    public ExportResult export(OrderSource source, String date) {
        return export(source, new BusinessDay(LocalDate.parse(date), DOUALA));
    }

    public ExportResult export(OrderSource source, BusinessDay day) {
        return PaymentExport.from(source)
                .shop(SHOP)
                .day(day)
                .to(DirectorySink.at(exports()).in(Locale.ENGLISH))
                .run();
    }

    public List<String> names() {
        try (var files = Files.list(exports())) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> !n.equals(".tillwatch.lock") && !n.equals(".tillwatch-runs.jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String name) {
        try {
            return Files.readString(exports().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Map<String, String>> rows(String name) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(exports().resolve(name), StandardCharsets.UTF_8, format)) {
            return parser.getRecords().stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ExportResult.Exported exported(ExportResult result) {
        return result.fold(e -> e, r -> {
            throw new AssertionError("refused: " + r.reason());
        });
    }

    public static String refused(ExportResult result) {
        return result.fold(
                e -> {
                    throw new AssertionError("exported: " + e.report());
                },
                r -> r.reason().toString());
    }
}
