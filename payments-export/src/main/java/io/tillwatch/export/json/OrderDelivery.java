package io.tillwatch.export.json;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.export.parallel.OrderedTasks;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final Projection mapped;
    private final String list;
    private final OrderReceiver receiver;
    private final OrderedTasks<Batch> tasks = new OrderedTasks<>(BATCHES_AHEAD, this::deliver);
    private List<Numbered> items = new ArrayList<>(BATCH);
    private long size;
    private Optional<Message> unreadable = Optional.empty();

    OrderDelivery(MappingRules rules, Optional<CurrencyUnit> currency, OrderReceiver receiver) {
        this.mapper = new OrderMapper(rules, currency, receiver.takesItems());
        this.mapped = Projection.of(MappedFields.of(rules, receiver.takesItems()));
        this.list = rules.list().map(FieldPath::toString).orElse("");
        this.receiver = receiver;
    }

    private record Numbered(Item item, String answer, long index) {}

    /** What came of some items, up to the first that cannot be read at all. */
    private record Batch(List<OrderMapper.Mapped> orders, Optional<Message> unreadable) {}

    OrderReceiver receiver() {
        return receiver;
    }

    /** Takes the items of one answer; the prefix tells it from others. */
    Answer.Items at(String prefix) {
        return (item, index) -> {
            items.add(new Numbered(item, prefix, index));
            size += item.size();
            if (items.size() >= BATCH || size >= BATCH_SIZE) {
                submit();
            }
            return unreadable.isEmpty();
        };
    }

    private void submit() {
        List<Numbered> numbered = items;
        tasks.submit(() -> map(numbered));
        items = new ArrayList<>(BATCH);
        size = 0;
    }

    private Batch map(List<Numbered> numbered) {
        List<OrderMapper.Mapped> orders = new ArrayList<>(numbered.size());
        try {
            for (Numbered one : numbered) {
                orders.add(map(one));
            }
        } catch (StreamConstraintsException e) {
            return new Batch(orders, Optional.of(OrderMapping.message("answer.too-large", e.getOriginalMessage())));
        } catch (UnreadableAnswerException e) {
            return new Batch(orders, Optional.of(e.reason()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Batch(orders, Optional.empty());
    }

    /** A record that is rejected is kept whole. */
    private OrderMapper.Mapped map(Numbered one) throws IOException {
        OrderMapper.Mapped order = mapper.map(one.item().only(mapped), "");
        return order.rejected().isEmpty()
                ? order
                : mapper.map(one.item().whole(), one.answer() + list + "[" + one.index() + "]");
    }

    private void deliver(Batch batch) {
        if (unreadable.isPresent()) {
            return;
        }
        for (OrderMapper.Mapped order : batch.orders()) {
            order.giveTo(receiver);
        }
        unreadable = batch.unreadable();
    }

    /** After the last item: what was taken is given. Tells why an item could not be read, and all after it were dropped. */
    Optional<Message> finish() {
        submit();
        tasks.finish();
        return unreadable;
    }
}
