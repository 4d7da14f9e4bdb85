package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.export.parallel.OrderedTasks;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the items of answers to a receiver: as orders, or as rejected with their position. What the items mean is found
 * out beside the reading of the next ones.
 */
final class OrderDelivery {
    private static final int BATCH = 256;
    private static final long BATCH_SIZE = 1 << 18;
    private static final int BATCHES_AHEAD = 3;

    private final OrderMapper mapper;
    private final String list;
    private final OrderReceiver receiver;
    private final OrderedTasks<List<OrderMapper.Mapped>> tasks = new OrderedTasks<>(BATCHES_AHEAD, this::deliver);
    private List<Item> batch = new ArrayList<>(BATCH);
    private long batchSize;

    OrderDelivery(MappingRules rules, Optional<CurrencyUnit> currency, OrderReceiver receiver) {
        this.mapper = new OrderMapper(rules, currency);
        this.list = rules.list().map(FieldPath::toString).orElse("");
        this.receiver = receiver;
    }

    private record Item(JsonNode node, String position) {}

    OrderReceiver receiver() {
        return receiver;
    }

    /** Takes the items of one answer; the prefix tells it from others. */
    Answer.Items at(String prefix) {
        return (item, index, size) -> {
            batch.add(new Item(item, prefix + list + "[" + index + "]"));
            batchSize += size;
            if (batch.size() >= BATCH || batchSize >= BATCH_SIZE) {
                submit();
            }
            return true;
        };
    }

    private void submit() {
        List<Item> items = batch;
        tasks.submit(() -> map(items));
        batch = new ArrayList<>(BATCH);
        batchSize = 0;
    }

    private List<OrderMapper.Mapped> map(List<Item> items) {
        List<OrderMapper.Mapped> mapped = new ArrayList<>(items.size());
        for (Item item : items) {
            mapped.add(mapper.map(item.node(), item.position()));
        }
        return mapped;
    }

    private void deliver(List<OrderMapper.Mapped> orders) {
        for (OrderMapper.Mapped order : orders) {
            order.rejected().ifPresentOrElse(receiver::rejected, () -> receiver.order(order.payments()));
        }
    }

    /** After the last item: what was taken is given. */
    void finish() {
        submit();
        tasks.finish();
    }
}
