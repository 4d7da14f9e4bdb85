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
     * Whether somebody wants to know what was bought. A source need not read it otherwise.
     *
     * @return true if {@link #order(List, List)} does something with the items
     */
    default boolean takesItems() {
        return false;
    }

    /**
     * An order of which the source knows what was bought.
     *
     * @param attempts as of {@link #order(List)}
     * @param items all that was bought; of orders of which that is not known, only the attempts are given
     * @throws IllegalArgumentException as of {@link #order(List)}
     */
    default void order(List<OrderPayment> attempts, List<OrderItem> items) {
        order(attempts);
    }

    /**
     * A record that cannot be read as an order.
     *
     * @param record the record, whole
     */
    void rejected(RejectedRecord record);

    /**
     * Tells how far a source is that fetches its orders before it gives them. A source need not tell.
     *
     * @param fetched how many orders it has by now
     * @param expected how many there will be, as far as is known now; 0 if that is not known
     */
    default void fetching(long fetched, long expected) {}

    /**
     * Tells how many orders will be given, as far as is known now. A source need not tell, and may tell better later.
     *
     * @param orders how many, those that were given already included
     */
    default void expecting(long orders) {}
}
