package io.tillwatch.payment;

import java.util.Objects;
import java.util.function.Function;

/**
 * Where a shop's orders come from: a saved answer, an API, a database, the application itself.
 *
 * <p>A source says what it has, in any order and for any period; whoever reads it selects. It may be read many times,
 * and gives the same orders as long as the shop has not changed. Contract: {@code docs/contracts/order-source.md}.
 */
public interface OrderSource {
    /**
     * A short name that stays the same from day to day; it stands in the export's {@code source} column.
     *
     * @return the name, not blank, without secrets
     */
    String name();

    /**
     * Gives all orders to the receiver, one after the other, on the calling thread.
     *
     * @param receiver takes the orders and what cannot be read
     * @return how it ended: complete, or failed and why. What the outside world does (down, cut off, malformed) is never
     *     an exception.
     */
    SourceResult read(OrderReceiver receiver);

    /**
     * A source of one's own.
     *
     * @param name a short name that stays the same from day to day
     * @param reader gives all orders to the receiver it is handed
     * @return a source
     * @throws IllegalArgumentException if the name is blank
     */
    static OrderSource of(String name, Function<OrderReceiver, SourceResult> reader) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        Objects.requireNonNull(reader, "reader");
        return new OrderSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public SourceResult read(OrderReceiver receiver) {
                return reader.apply(receiver);
            }
        };
    }
}
