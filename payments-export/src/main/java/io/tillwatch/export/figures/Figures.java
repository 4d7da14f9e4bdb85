package io.tillwatch.export.figures;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.DayBasis;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a shop at an instant. No figure is a sum over two currencies. Immutable.
 *
 * @param shop the shop's name
 * @param zone the shop's zone
 * @param asOf the instant; what was decided later is left out
 * @param basis what decides the day of a payment
 * @param input what the figures were counted from
 * @param currencies the figures of each currency; empty if there were no orders
 */
public record Figures(
        String shop,
        ZoneId zone,
        Instant asOf,
        DayBasis basis,
        Input input,
        SortedMap<CurrencyUnit, OfCurrency> currencies) {
    /** Copies the map. */
    public Figures {
        currencies = Collections.unmodifiableSortedMap(new TreeMap<>(currencies));
    }

    /**
     * What was read.
     *
     * @param source the name of the source
     * @param records what the source gave
     * @param orders orders that were counted, each once
     * @param quarantined records that could not be read
     * @param givenAgain readings that were left out because a later one of the same order was kept
     * @param afterAsOf orders that were left out because they were created at or after the instant
     * @param unknownStatuses payments whose status the mapping does not know
     * @param first the earliest creation of a counted order; empty if there is none
     * @param last the latest; empty if there is none
     */
    public record Input(
            String source,
            long records,
            long orders,
            long quarantined,
            long givenAgain,
            long afterAsOf,
            long unknownStatuses,
            Optional<Instant> first,
            Optional<Instant> last) {}

    /**
     * The figures of one currency.
     *
     * @param windows by window, all of them
     * @param hours the hours of the business day, in their order: 23 to 25
     * @param pending orders whose payment is open
     * @param openInstalments instalments that were not paid yet; empty if no order has instalments
     * @param overdueInstalments those among them that were due before the instant; empty if no instalment says when it is
     */
    public record OfCurrency(
            Map<Window, OfWindow> windows,
            List<Hour> hours,
            Pending pending,
            Optional<Open> openInstalments,
            Optional<Open> overdueInstalments) {
        /** Copies the lists. */
        public OfCurrency {
            windows = Collections.unmodifiableMap(new EnumMap<>(windows));
            hours = List.copyOf(hours);
        }
    }

    /**
     * The figures of one window.
     *
     * @param ordered the orders and what they are due
     * @param paidOrders orders among them for which money was received
     * @param averageBasket what these are due on average, half a unit to the even; empty if there are none
     * @param payments all payments
     * @param byStatus the same by status
     * @param byProvider the same by provider
     * @param byMethod the same by method
     * @param topProducts the products of paid orders
     * @param ordersWithoutItems paid orders of which it is not known what was bought
     */
    public record OfWindow(
            Open ordered,
            long paidOrders,
            Optional<BigInteger> averageBasket,
            Payments payments,
            SortedMap<String, Payments> byStatus,
            SortedMap<String, Payments> byProvider,
            SortedMap<String, Payments> byMethod,
            TopProducts topProducts,
            long ordersWithoutItems) {
        /** Copies the maps. */
        public OfWindow {
            byStatus = Collections.unmodifiableSortedMap(new TreeMap<>(byStatus));
            byProvider = Collections.unmodifiableSortedMap(new TreeMap<>(byProvider));
            byMethod = Collections.unmodifiableSortedMap(new TreeMap<>(byMethod));
        }
    }

    /**
     * The products that sold best.
     *
     * @param products at most ten, the largest amount first; empty if they are not known
     * @param absence why they are not known; empty if they are
     */
    public record TopProducts(List<Product> products, Optional<Absence> absence) {
        /** Copies the list. */
        public TopProducts {
            products = List.copyOf(products);
        }
    }

    /**
     * A product and how it sold.
     *
     * @param product the shop's own key of it
     * @param name what it was called last
     * @param orders orders with it
     * @param quantity how much of it
     * @param amount what it was due in them, before discounts, shipping and taxes, in minor units
     */
    public record Product(String product, String name, long orders, BigDecimal quantity, BigInteger amount) {}

    /**
     * Payments and their sums.
     *
     * @param count rows of the export
     * @param revenue what was received, in minor units
     * @param refunded what was given back, in minor units
     */
    public record Payments(long count, BigInteger revenue, BigInteger refunded) {
        /**
         * What is left.
         *
         * @return revenue without refunds, in minor units; may be below 0
         */
        public BigInteger net() {
            return revenue.subtract(refunded);
        }
    }

    /**
     * A number of things and what they are due.
     *
     * @param count how many
     * @param due their sum in minor units
     */
    public record Open(long count, BigInteger due) {}

    /**
     * An hour of the business day.
     *
     * @param from its first instant
     * @param counted its orders and payments; empty if it had not begun
     */
    public record Hour(Instant from, Optional<HourCount> counted) {}

    /**
     * What was counted in an hour.
     *
     * @param ordered orders created in it, and what they are due
     * @param payments payments
     */
    public record HourCount(Open ordered, Payments payments) {}

    /**
     * Orders whose payment is open.
     *
     * @param all all of them, and what they still owe
     * @param byAge the same by age; all ages
     * @param oldest how old the oldest is; empty if there is none
     */
    public record Pending(Open all, Map<Age, Open> byAge, Optional<Duration> oldest) {
        /** Copies the map. */
        public Pending {
            byAge = Collections.unmodifiableMap(new EnumMap<>(byAge));
        }
    }

    /** How old an open order is. */
    public enum Age {
        /** Less than an hour. */
        UNDER_1_HOUR("under1Hour", Duration.ofHours(1)),
        /** Less than a day. */
        UNDER_1_DAY("under1Day", Duration.ofDays(1)),
        /** Less than three days. */
        UNDER_3_DAYS("under3Days", Duration.ofDays(3)),
        /** Less than seven days. */
        UNDER_7_DAYS("under7Days", Duration.ofDays(7)),
        /** Seven days and more. */
        OLDER("older", Duration.ofSeconds(Long.MAX_VALUE));

        private final String id;
        private final Duration below;

        Age(String id, Duration below) {
            this.id = id;
            this.below = below;
        }

        /**
         * Its name in files.
         *
         * @return stable
         */
        public String id() {
            return id;
        }

        static Age of(Duration age) {
            for (Age bucket : values()) {
                if (age.compareTo(bucket.below) < 0) {
                    return bucket;
                }
            }
            return OLDER;
        }
    }
}
