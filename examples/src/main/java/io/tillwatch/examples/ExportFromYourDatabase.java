package io.tillwatch.examples;

import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.jdbc.JdbcAddress;
import io.tillwatch.export.jdbc.JdbcOrderSource;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.secret.Secret;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** An application exports the payments of a day from its own database: a query, and a mapping of its columns. */
public final class ExportFromYourDatabase {
    private static final System.Logger LOG = System.getLogger(ExportFromYourDatabase.class.getName());

    private ExportFromYourDatabase() {}

    // tag::source
    static OrderSource orders(DataSource database, OrderMapping mapping, BusinessDay day) {
        return JdbcOrderSource.builder(database, mapping)
                .currency(CurrencyUnit.of("XAF"))
                .window(day.startInclusive(), day.endExclusive())
                .build();
    }
    // end::source

    static ExportResult export(OrderSource orders, BusinessDay day, Path directory) {
        return PaymentExport.from(orders)
                .shop("boutique-akwa")
                .day(day)
                .to(DirectorySink.at(directory))
                .run();
    }

    /**
     * Exports a day from a database that is reached by an address. The driver must be on the class path.
     *
     * @param args the mapping with its query, the address, the day, and the directory for the files; user and password are
     *     the environment variables DB_USER and DB_PASSWORD
     * @throws IOException if the mapping cannot be read
     */
    public static void main(String... args) throws IOException {
        Consumer<String> tell = text -> LOG.log(Level.INFO, text);
        Optional<OrderMapping> mapping = ReadAnAnswerOfYourOwnShape.mapping(Path.of(args[0]), tell);
        if (mapping.isEmpty()) {
            return;
        }
        BusinessDay day = new BusinessDay(LocalDate.parse(args[2]), ZoneId.of("Africa/Douala"));
        // tag::address
        JdbcAddress address =
                JdbcAddress.of(args[1]).as(System.getenv("DB_USER"), Secret.of(System.getenv("DB_PASSWORD")));
        OrderSource orders = JdbcOrderSource.builder(address, mapping.get())
                .currency(CurrencyUnit.of("XAF"))
                .build();
        // end::address
        tell.accept(export(orders, day, Path.of(args[3]))
                .fold(exported -> exported.report().headline().toString(), refused -> "refused: " + refused.reason()));
    }
}
