package io.tillwatch.export;

import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.text.Message;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Finds orders of the day that the source gave more than once, as lists do that grow while they are paged through. The
 * reading that was changed last is kept; others are dropped if they say the same, and quarantined if they do not.
 */
final class RepeatedOrders implements Closeable {
    private static final int MOST = 100_000;

    private final PaymentSpool payments;
    private final RepeatedKeys keys;

    RepeatedOrders(PaymentSpool payments, Optional<Path> spoolDirectory, int keysKept) {
        this.payments = payments;
        this.keys = new RepeatedKeys(spoolDirectory, keysKept);
    }

    void add(String orderId) throws IOException {
        keys.add(orderId);
    }

    /**
     * Decides which readings are dropped.
     *
     * @param dropped takes each payment that is dropped, with the record to be quarantined for its reading, if any
     * @return the numbers of the dropped readings
     */
    Set<Long> settle(BiConsumer<OrderPayment, Optional<RejectedRecord>> dropped) throws IOException {
        Set<Long> suspects = keys.repeated(MOST);
        if (suspects.size() > MOST) {
            throw new IOException(
                    Message.of(RepeatedOrders.class, "too-many-repeated", MOST).toString());
        }
        Set<Long> droppedReadings = new HashSet<>();
        if (suspects.isEmpty()) {
            return droppedReadings;
        }
        for (Map<Long, List<OrderPayment>> readings : suspectOrders(suspects).values()) {
            long kept = readings.entrySet().stream()
                    .max(Comparator.comparing((Map.Entry<Long, List<OrderPayment>> e) -> changedAt(e.getValue()))
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow()
                    .getKey();
            List<OrderPayment> keptPayments = readings.getOrDefault(kept, List.of());
            readings.forEach((reading, order) -> {
                if (reading != kept) {
                    droppedReadings.add(reading);
                    drop(order, order.equals(keptPayments), dropped);
                }
            });
        }
        return droppedReadings;
    }

    private Map<String, Map<Long, List<OrderPayment>>> suspectOrders(Set<Long> suspects) throws IOException {
        Map<String, Map<Long, List<OrderPayment>>> orders = new TreeMap<>();
        PaymentSpool.RowIterator rows = payments.rows();
        for (PaymentSpool.Row row = rows.next(); row != null; row = rows.next()) {
            if (suspects.contains(RepeatedKeys.fingerprint(row.payment().orderId()))) {
                orders.computeIfAbsent(row.payment().orderId(), id -> new TreeMap<>())
                        .computeIfAbsent(row.reading(), reading -> new ArrayList<>())
                        .add(row.payment());
            }
        }
        return orders;
    }

    private static void drop(
            List<OrderPayment> order, boolean same, BiConsumer<OrderPayment, Optional<RejectedRecord>> dropped) {
        for (int i = 0; i < order.size(); i++) {
            OrderPayment payment = order.get(i);
            boolean tell = !same && i == 0;
            dropped.accept(payment, tell ? Optional.of(conflict(order)) : Optional.empty());
        }
    }

    private static RejectedRecord conflict(List<OrderPayment> order) {
        String orderId = order.get(0).orderId();
        return new RejectedRecord(
                orderId,
                List.of(Message.of(RepeatedOrders.class, "reason.conflicting", orderId)),
                order.toString(),
                Optional.of(order.get(0).times().createdAt()));
    }

    /** When an order was changed last, as this reading of it says. */
    static Instant changedAt(List<OrderPayment> order) {
        return order.stream()
                .map(p -> p.times().updatedAt().orElse(p.times().createdAt()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    @Override
    public void close() throws IOException {
        keys.close();
    }
}
