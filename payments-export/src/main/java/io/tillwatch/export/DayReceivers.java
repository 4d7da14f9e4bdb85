package io.tillwatch.export;

import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.RejectedRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives what one reading of a source brings to every day that is exported from it. */
final class DayReceivers implements OrderReceiver {
    private final List<? extends OrderReceiver> days;

    private final ExportProgress progress;
    private long read;

    DayReceivers(List<? extends OrderReceiver> days, ExportProgress progress) {
        this.days = List.copyOf(days);
        this.progress = progress;
    }

    @Override
    public void order(List<OrderPayment> attempts) {
        requireOneOrder(attempts);
        progress.reading(++read);
        days.forEach(day -> day.order(attempts));
    }

    @Override
    public void rejected(RejectedRecord record) {
        progress.reading(++read);
        days.forEach(day -> day.rejected(record));
    }

    @Override
    public void fetching(long fetched, long expected) {
        progress.fetching(fetched, expected);
    }

    @Override
    public void expecting(long orders) {
        progress.expecting(orders);
    }

    static void requireOneOrder(List<OrderPayment> attempts) {
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("attempts must not be empty");
        }
        if (attempts.size() == 1) {
            return;
        }
        Set<Integer> numbers = new HashSet<>();
        String orderId = attempts.get(0).orderId();
        for (OrderPayment payment : attempts) {
            if (!payment.orderId().equals(orderId)) {
                throw new IllegalArgumentException(
                        "attempts must be of one order, but were of " + orderId + " and " + payment.orderId());
            }
            if (!numbers.add(payment.attempt())) {
                throw new IllegalArgumentException("attempts of order " + orderId
                        + " must have different numbers, but two were " + payment.attempt());
            }
        }
    }
}
