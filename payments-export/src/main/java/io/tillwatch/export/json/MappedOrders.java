package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives orders in the shape of a shop to a receiver, as a mapping reads them. It is what sources of any kind are made of
 * that can say an order as a JSON object.
 *
 * <p>Not thread-safe.
 */
public final class MappedOrders {
    private final OrderMapping mapping;
    private final OrderMapper mapper;
    private final OrderReceiver receiver;

    /**
     * Reads as the mapping says.
     *
     * @param mapping says what the fields mean
     * @param currency the currency of orders that do not say theirs; if empty, such orders are rejected
     * @param receiver takes the orders
     */
    public MappedOrders(OrderMapping mapping, Optional<CurrencyUnit> currency, OrderReceiver receiver) {
        this.mapping = Objects.requireNonNull(mapping, "mapping");
        this.mapper = new OrderMapper(mapping.rules(), currency, receiver.takesItems());
        this.receiver = Objects.requireNonNull(receiver, "receiver");
    }

    /**
     * Gives one order: as its payments, or as rejected with all that is wrong with it.
     *
     * @param order the order; its numbers must be kept as they were written
     * @param position where it stands, such as {@code row 12}
     */
    public void give(JsonNode order, String position) {
        mapper.map(order, position).giveTo(receiver);
    }

    /**
     * Gives one order as rejected although it could be read.
     *
     * @param order the order
     * @param position where it stands
     * @param reason why
     */
    public void reject(JsonNode order, String position, Message reason) {
        OrderMapper.Mapped mapped = mapper.map(order, position);
        Optional<Instant> at = mapped.rejected()
                .flatMap(RejectedRecord::at)
                .or(() -> mapped.payments().stream()
                        .map(payment ->
                                payment.times().paidAt().orElse(payment.times().createdAt()))
                        .findFirst());
        receiver.rejected(new RejectedRecord(position, List.of(reason), order.toString(), at));
    }

    /**
     * The key of an order, as the mapping reads it.
     *
     * @param order the order
     * @return the key; empty if it has none
     */
    public Optional<String> idOf(JsonNode order) {
        return Optional.of(mapping.rules().order().id().text(order)).filter(id -> !id.isEmpty());
    }
}
