package io.tillwatch.export.jdbc;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.ExportReport;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Exports one day of a large table in a process of its own: the address of the database, and where to. */
final class LargeTable {
    private LargeTable() {}

    public static void main(String[] arguments) {
        JdbcOrderSource source = JdbcOrderSource.builder(
                        JdbcAddress.of(arguments[0]).as("postgres", io.tillwatch.secret.Secret.of("none")),
                        OrderMapping.ready("afrigest-postgres"))
                .build();
        long start = System.nanoTime();
        ExportReport report = ExportFixture.exported(PaymentExport.from(source)
                        .shop("grande-boutique")
                        .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                        .to(DirectorySink.at(Path.of(arguments[1])))
                        .run())
                .report();
        long millis = (System.nanoTime() - start) / 1_000_000;
        String totals = report.totals().stream()
                .map(total -> total.provider() + " " + total.status() + " " + total.count() + " " + total.paid())
                .sorted()
                .collect(Collectors.joining("\n"));
        ExportFixture.write(
                Path.of(arguments[1], "result.txt"),
                report.orders() + " orders " + report.rows() + " rows " + report.quarantined() + "\n" + totals);
        ExportFixture.write(Path.of(arguments[1], "millis.txt"), Long.toString(millis));
    }
}
