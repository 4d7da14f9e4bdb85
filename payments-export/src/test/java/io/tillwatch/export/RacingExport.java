package io.tillwatch.export;

import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/** A program: exports a saved answer and waits for its turn; or, without an answer, holds the directory until its input ends. */
final class RacingExport {
    private RacingExport() {}

    public static void main(String[] arguments) {
        OrderSource source = arguments.length == 1
                ? OrderSource.of("never", receiver -> waitForEnd())
                : SavedAnswer.of(Path.of(arguments[1]), OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF"));
        ExportResult result = PaymentExport.from(source)
                .shop("grande-boutique")
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                .to(DirectorySink.at(Path.of(arguments[0])).waiting(Duration.ofMinutes(1), told -> {}))
                .run();
        System.exit(result.fold(exported -> 0, refused -> 3));
    }

    private static SourceResult waitForEnd() {
        try {
            System.in.readAllBytes();
            return SourceResult.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
