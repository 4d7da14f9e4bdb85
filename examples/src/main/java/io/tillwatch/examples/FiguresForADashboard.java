package io.tillwatch.examples;

import io.tillwatch.export.figures.FiguresJson;
import io.tillwatch.export.figures.FiguresResult;
import io.tillwatch.export.figures.ShopFigures;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Answers a dashboard's question with the figures of the shop, counted from the orders that the export reads too. */
public final class FiguresForADashboard {
    private FiguresForADashboard() {}

    /**
     * Writes the figures as JSON.
     *
     * @param orders the shop's orders
     * @param asOf the instant of the figures
     * @param out where to; nothing is written if the orders cannot be read
     * @return why there are no figures; empty if there are
     * @throws IOException if writing fails
     */
    // tag::figures
    static Optional<Message> figures(OrderSource orders, Instant asOf, OutputStream out) throws IOException {
        FiguresResult result = ShopFigures.of(orders)
                .shop("boutique-akwa")
                .at(asOf, ZoneId.of("Africa/Douala"))
                .count();
        if (result instanceof FiguresResult.Counted counted) {
            FiguresJson.write(counted.figures(), out);
        }
        return result.fold(counted -> Optional.empty(), refused -> Optional.of(refused.reason()));
    }
    // end::figures
}
