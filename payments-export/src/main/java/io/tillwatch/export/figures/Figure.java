package io.tillwatch.export.figures;

import io.tillwatch.text.Message;

/**
 * The catalogue of figures: what each is called, its unit, what it counts, what decides its time, and its definition for
 * people. Nothing else in the program says what "revenue" is.
 */
public enum Figure {
    /** Orders that were created. */
    ORDERS("orders", Unit.ORDERS, DecidedBy.CREATED_AT),
    /** What those orders are due. */
    ORDERED("orderedMinor", Unit.MINOR_UNITS, DecidedBy.CREATED_AT),
    /** Orders among them for which money was received. */
    PAID_ORDERS("paidOrders", Unit.ORDERS, DecidedBy.CREATED_AT),
    /** What a paid order is due on average. */
    AVERAGE_BASKET("averageBasketMinor", Unit.MINOR_UNITS, DecidedBy.CREATED_AT),
    /** Rows of the daily export. */
    PAYMENTS("payments", Unit.PAYMENTS, DecidedBy.DAY),
    /** Money that was received. */
    REVENUE("revenueMinor", Unit.MINOR_UNITS, DecidedBy.DAY),
    /** Money of it that was given back. */
    REFUNDED("refundedMinor", Unit.MINOR_UNITS, DecidedBy.DAY),
    /** Revenue without what was given back. */
    NET("netMinor", Unit.MINOR_UNITS, DecidedBy.DAY),
    /** Payments, revenue and refunds by status. */
    BY_STATUS("byStatus", Unit.TABLE, DecidedBy.DAY),
    /** Payments, revenue and refunds by provider. */
    BY_PROVIDER("byProvider", Unit.TABLE, DecidedBy.DAY),
    /** Payments, revenue and refunds by method. */
    BY_METHOD("byMethod", Unit.TABLE, DecidedBy.DAY),
    /** The hours of the business day. */
    HOURS("hours", Unit.TABLE, DecidedBy.DAY),
    /** Orders whose payment is open. */
    PENDING_ORDERS("pendingOrders", Unit.ORDERS, DecidedBy.AS_OF),
    /** What they still owe. */
    PENDING("pendingMinor", Unit.MINOR_UNITS, DecidedBy.AS_OF),
    /** The same by age. */
    PENDING_BY_AGE("pendingByAge", Unit.TABLE, DecidedBy.AS_OF),
    /** The age of the oldest. */
    OLDEST_PENDING("oldestPendingSeconds", Unit.SECONDS, DecidedBy.AS_OF),
    /** Instalments that were not paid yet. */
    OPEN_INSTALMENTS("openInstalments", Unit.PAYMENTS, DecidedBy.AS_OF),
    /** What they are due. */
    OPEN_INSTALMENTS_DUE("openInstalmentsMinor", Unit.MINOR_UNITS, DecidedBy.AS_OF),
    /** Instalments among them whose date has passed. */
    OVERDUE_INSTALMENTS("overdueInstalments", Unit.PAYMENTS, DecidedBy.AS_OF),
    /** What these are due. */
    OVERDUE_INSTALMENTS_DUE("overdueInstalmentsMinor", Unit.MINOR_UNITS, DecidedBy.AS_OF),
    /** Products that sold best. */
    TOP_PRODUCTS("topProducts", Unit.TABLE, DecidedBy.CREATED_AT),
    /** Paid orders that are not in that table. */
    ORDERS_WITHOUT_ITEMS("ordersWithoutItems", Unit.ORDERS, DecidedBy.CREATED_AT);

    /** What a figure is measured in. */
    public enum Unit {
        /** A number of orders. */
        ORDERS("orders"),
        /** A number of rows of the export. */
        PAYMENTS("payments"),
        /** Minor units of the currency, as a text. */
        MINOR_UNITS("minorUnits"),
        /** Seconds. */
        SECONDS("seconds"),
        /** Other figures of this catalogue, several times. */
        TABLE("table");

        private final String id;

        Unit(String id) {
            this.id = id;
        }

        /**
         * Its name in files.
         *
         * @return stable
         */
        public String id() {
            return id;
        }
    }

    /** Which instant decides where a figure belongs. */
    public enum DecidedBy {
        /** When the order was created. */
        CREATED_AT("createdAt"),
        /** What decides the business day of the export. */
        DAY("day"),
        /** None: what is so at the instant of the figures. */
        AS_OF("asOf");

        private final String id;

        DecidedBy(String id) {
            this.id = id;
        }

        /**
         * Its name in files.
         *
         * @return stable
         */
        public String id() {
            return id;
        }
    }

    private final String id;
    private final Unit unit;
    private final DecidedBy decidedBy;

    Figure(String id, Unit unit, DecidedBy decidedBy) {
        this.id = id;
        this.unit = unit;
        this.decidedBy = decidedBy;
    }

    /**
     * Its name in files.
     *
     * @return stable
     */
    public String id() {
        return id;
    }

    /**
     * What it is measured in.
     *
     * @return the unit
     */
    public Unit unit() {
        return unit;
    }

    /**
     * Which instant decides where it belongs.
     *
     * @return the rule
     */
    public DecidedBy decidedBy() {
        return decidedBy;
    }

    /**
     * What it means.
     *
     * @return the definition, for people
     */
    public Message definition() {
        return Message.of(Figure.class, "figure." + id);
    }
}
