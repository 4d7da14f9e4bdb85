package io.tillwatch.export;

import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/** A program: exports as many orders of one day as it is told, made while they are read, to be run with a small heap. */
final class ManyOrders {
    private static final Instant START = Instant.parse("2026-02-28T23:00:00Z");
    private static final long MILLIS_OF_A_DAY = 86_400_000;

    private ManyOrders() {}

    static long due(long number) {
        return 500 + number % 9_000 * 5;
    }

    /** In an order of reading that has nothing to do with that of the file. */
    private static Instant at(long number) {
        return START.plusMillis(number * 7_919_003 % MILLIS_OF_A_DAY);
    }

    private static OrderPayment order(long number) {
        OrderPayment.Builder order = OrderPayment.builder("CMD-" + number, Money.of(due(number), "XAF"), at(number))
                .provider("mtn_momo")
                .providerRef("TXN-" + number);
        return number % 2 == 0 ? order.paidInFull(at(number)).build() : order.build();
    }

    public static void main(String[] arguments) {
        long orders = Long.parseLong(arguments[0]);
        Path out = Path.of(arguments[1]);
        OrderSource source = OrderSource.of("stream", receiver -> {
            for (long number = 0; number < orders; number++) {
                receiver.order(order(number));
            }
            return SourceResult.complete();
        });
        ExportFixture.exported(PaymentExport.from(source)
                .shop("tres-grande-boutique")
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                .spool(out)
                .to(DirectorySink.at(out))
                .run());
    }
}
