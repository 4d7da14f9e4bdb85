package io.tillwatch.payment;

import java.util.List;

/** Takes the orders of a source. Every record of the source is given exactly once, as an order or as rejected. */
public interface OrderReceiver {
    /**
     * An order with all attempts to pay it.
     *
     * @param attempts at least one, all with the same order id, with different attempt numbers
     * @throws IllegalArgumentException if they are none, of several orders, or share a number
     */
    void order(List<OrderPayment> attempts);

    /**
     * An order with one attempt, or none, to pay it.
     *
     * @param payment the only attempt
     */
    default void order(OrderPayment payment) {
        order(List.of(payment));
    }

    /**
     * A record that cannot be read as an order.
     *
     * @param record the record, whole
     */
    void rejected(RejectedRecord record);
}
