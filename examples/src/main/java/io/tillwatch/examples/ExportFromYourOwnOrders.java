package io.tillwatch.examples;

import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** An application exports the payments of a day from its own orders, without JSON in between. */
public final class ExportFromYourOwnOrders {
    private static final System.Logger LOG = System.getLogger(ExportFromYourOwnOrders.class.getName());

    private ExportFromYourOwnOrders() {}

    /** An order as the application knows it. */
    record ShopOrder(
            String number, long totalFrancs, Instant placedAt, Optional<Instant> paidAt, String momoReference) {}

    // tag::source
    static OrderSource source(Iterable<ShopOrder> orders) {
        return OrderSource.of("shop-database", receiver -> {
            for (ShopOrder order : orders) {
                OrderPayment.Builder payment = OrderPayment.builder(
                                order.number(), Money.of(order.totalFrancs(), "XAF"), order.placedAt())
                        .provider("mtn_momo")
                        .providerRef(order.momoReference());
                order.paidAt().ifPresentOrElse(payment::paidInFull, () -> payment.attempt(0));
                receiver.order(payment.build());
            }
            return SourceResult.complete();
        });
    }
    // end::source

    // tag::export
    static ExportResult export(Iterable<ShopOrder> orders, LocalDate date, Path directory) {
        return PaymentExport.from(source(orders))
                .shop("boutique-akwa")
                .day(new BusinessDay(date, ZoneId.of("Africa/Douala")))
                .to(DirectorySink.at(directory))
                .run();
    }
    // end::export

    /**
     * Exports three made-up orders.
     *
     * @param args the directory for the files
     */
    public static void main(String... args) {
        List<ShopOrder> orders = List.of(
                new ShopOrder(
                        "BA-1",
                        10_000,
                        Instant.parse("2026-02-28T22:58:41Z"),
                        Optional.of(Instant.parse("2026-02-28T23:02:15Z")),
                        "MP260301.0002.A69991"),
                new ShopOrder(
                        "BA-2",
                        47_500,
                        Instant.parse("2026-03-01T07:11:36Z"),
                        Optional.of(Instant.parse("2026-03-01T07:12:20Z")),
                        "MP260301.0812.A70018"),
                new ShopOrder("BA-3", 9_000, Instant.parse("2026-03-01T17:20:44Z"), Optional.empty(), ""));
        String outcome = export(orders, LocalDate.of(2026, 3, 1), Path.of(args[0]))
                .fold(exported -> exported.report().headline().toString(), refused -> "refused: " + refused.reason());
        LOG.log(Level.INFO, outcome);
    }
}
