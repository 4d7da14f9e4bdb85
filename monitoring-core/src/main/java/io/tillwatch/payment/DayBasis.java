package io.tillwatch.payment;

import java.time.Instant;

/** Which instant decides the business day a payment belongs to. */
public enum DayBasis {
    /** When the money moved; for everything else, when the order was created. */
    PAYMENT,
    /** When the order was created. */
    ORDER,
    /** When the order was last changed; when it was created if that is not known. */
    UPDATE;

    /**
     * The deciding instant of a payment.
     *
     * @param payment the payment
     * @return never null: the creation of the order is always known
     */
    public Instant of(OrderPayment payment) {
        PaymentTimes times = payment.times();
        return switch (this) {
            case PAYMENT ->
                payment.status().movedMoney() ? times.paidAt().orElse(times.createdAt()) : times.createdAt();
            case ORDER -> times.createdAt();
            case UPDATE -> times.updatedAt().orElse(times.createdAt());
        };
    }
}
