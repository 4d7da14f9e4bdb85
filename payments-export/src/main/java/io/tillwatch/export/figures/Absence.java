package io.tillwatch.export.figures;

import io.tillwatch.text.Message;

/** Why a figure has no value: which is never told as 0. */
public enum Absence {
    /** The source gave no order before the instant of the figures. */
    NO_ORDERS,
    /** No order of the window was paid. */
    NO_PAID_ORDERS,
    /** No order is open. */
    NOTHING_PENDING,
    /** The hour had not begun. */
    HOUR_NOT_BEGUN,
    /** The shop has no orders with instalments. */
    NO_INSTALMENTS,
    /** When instalments are due is not read from the shop. */
    DUE_DATES_NOT_READ,
    /** What was bought is not read from the shop. */
    ITEMS_NOT_READ,
    /** There are more products than are counted. */
    TOO_MANY_PRODUCTS;

    /**
     * The same for people.
     *
     * @return a sentence
     */
    public Message text() {
        return Message.of(Absence.class, "absence." + name());
    }
}
