package io.tillwatch.export.figures;

import io.tillwatch.export.SettledOrders;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderItem;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts the figures of a shop from all its orders.
 *
 * <pre>{@code
 * FiguresResult result = ShopFigures.of(orders)
 *         .shop("boutique-akwa")
 *         .at(Instant.parse("2026-03-01T17:00:00Z"), ZoneId.of("Africa/Douala"))
 *         .count();
 * }</pre>
 *
 * <p>Orders are kept on disk while they are counted, each once, so that memory stays flat however many there are. The same
 * orders at the same instant give the same figures, in whatever order they come. Not thread-safe.
 */
public final class ShopFigures {
    private final OrderSource source;
    private @Nullable String shop;
    private @Nullable Instant asOf;
    private @Nullable ZoneId zone;
    private DayBasis basis = DayBasis.PAYMENT;
    private Optional<Path> spoolDirectory = Optional.empty();

    private ShopFigures(OrderSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * Begins.
     *
     * @param source where the orders come from
     * @return figures that still need a shop and an instant
     */
    public static ShopFigures of(OrderSource source) {
        return new ShopFigures(source);
    }

    /**
     * The shop's name. Required.
     *
     * @param name not blank
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public ShopFigures shop(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("shop must not be blank");
        }
        shop = name;
        return this;
    }

    /**
     * When, and where. Required.
     *
     * @param instant the instant of the figures: what was decided then or later is left out
     * @param shopZone the shop's zone, whose days and hours are counted
     * @return this
     */
    public ShopFigures at(Instant instant, ZoneId shopZone) {
        asOf = Objects.requireNonNull(instant, "instant");
        zone = Objects.requireNonNull(shopZone, "shopZone");
        return this;
    }

    /**
     * What decides the day of a payment: to be the same as that of the export, so that both say the same.
     *
     * @param dayBasis the basis; {@link DayBasis#PAYMENT} unless set
     * @return this
     */
    public ShopFigures basis(DayBasis dayBasis) {
        basis = Objects.requireNonNull(dayBasis, "dayBasis");
        return this;
    }

    /**
     * Where orders are kept while they are counted.
     *
     * @param directory an existing directory; the system's directory for temporary files unless set
     * @return this
     */
    public ShopFigures spool(Path directory) {
        spoolDirectory = Optional.of(directory);
        return this;
    }

    /**
     * Reads the source to its end, and counts.
     *
     * @return the figures, or why there are none
     * @throws IllegalStateException if shop or instant are not set
     */
    public FiguresResult count() {
        if (shop == null || asOf == null || zone == null) {
            throw new IllegalStateException("ShopFigures must be given before count():" + (shop == null ? " shop" : "")
                    + (asOf == null ? " at" : ""));
        }
        SettledOrders.Reading reading = SettledOrders.read(source, spoolDirectory);
        if (reading.orders().isEmpty()) {
            return new FiguresResult.Refused(reading.failure().orElseThrow());
        }
        try (SettledOrders orders = reading.orders().get()) {
            return new FiguresResult.Counted(new Counting(asOf, zone, basis).figures(shop, source.name(), orders));
        } catch (IOException e) {
            return notReadBack(e);
        } catch (UncheckedIOException e) {
            return notReadBack(Objects.requireNonNull(e.getCause()));
        }
    }

    private static FiguresResult notReadBack(IOException e) {
        return new FiguresResult.Refused(
                Message.of(ShopFigures.class, "not-read-back", String.valueOf(e.getMessage())));
    }

    private static final class Counting {
        private final Instant asOf;
        private final ZoneId zone;
        private final DayBasis basis;
        private final SortedMap<CurrencyUnit, CurrencyTally> currencies = new TreeMap<>();
        private long counted;
        private long afterAsOf;
        private long unknownStatuses;
        private @Nullable Instant first;
        private @Nullable Instant last;

        Counting(Instant asOf, ZoneId zone, DayBasis basis) {
            this.asOf = asOf;
            this.zone = zone;
            this.basis = basis;
        }

        Figures figures(String shop, String source, SettledOrders orders) throws IOException {
            long givenAgain = orders.forEach(this::add);
            SortedMap<CurrencyUnit, Figures.OfCurrency> figures = new TreeMap<>();
            currencies.forEach((currency, tally) -> figures.put(currency, tally.figures()));
            Figures.Input input = new Figures.Input(
                    source,
                    orders.read(),
                    counted,
                    orders.rejected(),
                    givenAgain,
                    afterAsOf,
                    unknownStatuses,
                    Optional.ofNullable(first),
                    Optional.ofNullable(last));
            return new Figures(shop, zone, asOf, basis, input, figures);
        }

        /** Those of an order of two currencies are in one of them. */
        private static Optional<List<OrderItem>> itemsIn(CurrencyUnit currency, Optional<List<OrderItem>> items) {
            return items.map(all -> all.stream()
                    .filter(item -> item.amount().currency().equals(currency))
                    .toList());
        }

        private void add(SettledOrders.Order settled) {
            List<OrderPayment> order = settled.payments();
            Instant created = order.get(0).times().createdAt();
            if (!created.isBefore(asOf)) {
                afterAsOf++;
                return;
            }
            counted++;
            first = first == null || created.isBefore(first) ? created : first;
            last = last == null || created.isAfter(last) ? created : last;
            unknownStatuses += order.stream()
                    .filter(payment -> payment.status() == PaymentStatus.UNKNOWN)
                    .count();
            // One currency, nearly always; an order of two is an order of each, and never a sum of both.
            order.stream()
                    .collect(Collectors.groupingBy(OrderPayment::currency, TreeMap::new, Collectors.toList()))
                    .forEach((currency, part) -> currencies
                            .computeIfAbsent(currency, c -> new CurrencyTally(asOf, zone, basis))
                            .add(part, itemsIn(currency, settled.items())));
        }
    }
}
