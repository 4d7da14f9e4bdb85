package io.tillwatch.examples;

import io.tillwatch.export.ExportReport;
import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import io.tillwatch.time.SystemClock;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A nightly job without a framework: exports yesterday, tells somebody when somebody must act, and ends with an exit code
 * that a scheduler understands.
 */
public final class NightlyExportJob {
    private static final System.Logger LOG = System.getLogger(NightlyExportJob.class.getName());
    private static final ZoneId DOUALA = ZoneId.of("Africa/Douala");

    private final OrderSource orders;
    private final Path directory;
    private final InstantSource clock;
    private final Consumer<String> finance;

    NightlyExportJob(OrderSource orders, Path directory, InstantSource clock, Consumer<String> finance) {
        this.orders = orders;
        this.directory = directory;
        this.clock = clock;
        this.finance = finance;
    }

    // tag::run
    int run() {
        BusinessDay yesterday = BusinessDay.at(clock.instant(), DOUALA).previous();
        return PaymentExport.from(orders)
                .shop("boutique-akwa")
                .day(yesterday)
                .to(DirectorySink.at(directory).in(Locale.FRENCH))
                .run()
                .fold(exported -> done(exported.report()), this::notDone);
    }

    private int done(ExportReport report) {
        LOG.log(Level.INFO, report.headline().toString());
        if (!report.needsAction()) {
            return 0;
        }
        for (Message notice : report.notices()) {
            finance.accept(report.day().date() + " : " + notice.in(Locale.FRENCH));
        }
        return 1;
    }

    private int notDone(ExportResult.Refused refused) {
        LOG.log(Level.ERROR, refused.reason().toString());
        finance.accept("Pas d'export : " + refused.reason().in(Locale.FRENCH));
        return 3;
    }
    // end::run

    /**
     * Exports yesterday and ends the process: 0 done, 1 somebody must act, 3 could not be done.
     *
     * @param args the saved answer and the directory for the files
     */
    public static void main(String... args) {
        OrderSource orders = SavedAnswer.of(Path.of(args[0]), OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF"));
        Consumer<String> finance = text -> LOG.log(Level.WARNING, text);
        System.exit(new NightlyExportJob(orders, Path.of(args[1]), SystemClock.instants(), finance).run());
    }
}
