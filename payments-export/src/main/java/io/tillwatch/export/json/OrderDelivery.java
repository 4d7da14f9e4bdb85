package io.tillwatch.export.json;

import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderReceiver;
import java.util.Optional;

/** Gives the items of answers to a receiver: as orders, or as rejected with their position. */
final class OrderDelivery {
    private final OrderMapper mapper;
    private final String list;
    private final OrderReceiver receiver;

    OrderDelivery(MappingRules rules, Optional<CurrencyUnit> currency, OrderReceiver receiver) {
        this.mapper = new OrderMapper(rules, currency);
        this.list = rules.list().map(FieldPath::toString).orElse("");
        this.receiver = receiver;
    }

    OrderReceiver receiver() {
        return receiver;
    }

    /** Takes the items of one answer; the prefix tells it from others. */
    Answer.Items at(String prefix) {
        return (item, index) -> {
            OrderMapper.Mapped mapped = mapper.map(item, prefix + list + "[" + index + "]");
            mapped.rejected().ifPresentOrElse(receiver::rejected, () -> receiver.order(mapped.payments()));
            return true;
        };
    }
}
