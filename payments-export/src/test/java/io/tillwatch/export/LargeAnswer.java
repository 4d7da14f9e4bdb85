package io.tillwatch.export;

import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.time.BusinessDay;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A program: exports a large answer, to be run with a small heap. Writes the rows and the sum of what was paid. */
final class LargeAnswer {
    private static final String FILLER = "Sac d'engrais NPK 20-10-10 de 25 kg, livraison au champ. ".repeat(10);

    private LargeAnswer() {}

    /** Writes orders of about 1 kB, all of one day, every second one paid, until the file has the size. Returns their number. */
    static long generate(Path file, long bytes) throws IOException {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        long count = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"orders\":[");
            while (written < bytes) {
                String order = order(count, start.plusMillis((count * 7919) % 80_000_000));
                out.write(count == 0 ? order : "," + order);
                written += order.length() + 1L;
                count++;
            }
            out.write("]}");
        }
        return count;
    }

    private static String order(long number, Instant at) {
        return "{\"_id\":\"%024x\",\"orderNumber\":\"CMD-%d\",\"items\":[{\"productName\":\"%s\",\"quantity\":2}],"
                        .formatted(number, number, FILLER)
                + "\"total\":%d,\"paymentMethod\":\"mtn\",\"paymentStatus\":\"%s\",\"status\":\"confirmed\","
                        .formatted(1000 + number % 9000, number % 2 == 0 ? "paid" : "pending")
                + "\"paymentDetails\":{\"transactionId\":\"TXN-%d\",\"paidAt\":\"%s\"},\"createdAt\":\"%s\"}"
                        .formatted(number, at, at);
    }

    private static Set<ExportProfile> profiles(String[] arguments) {
        return Arrays.stream(arguments).skip(2).map(ExportProfile::valueOf).collect(Collectors.toSet());
    }

    /** The answer, the directory, and the profiles to write besides {@code machine}. */
    public static void main(String[] arguments) {
        SavedAnswer source =
                SavedAnswer.of(Path.of(arguments[0]), OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF"));
        ExportReport report = ExportFixture.exported(PaymentExport.from(source)
                        .shop("grande-boutique")
                        .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                        .to(DirectorySink.at(Path.of(arguments[1])).profiles(profiles(arguments)))
                        .run())
                .report();
        ExportFixture.write(
                Path.of(arguments[1], "result.txt"),
                report.rows() + " " + report.totals().get(1).paid());
    }
}
