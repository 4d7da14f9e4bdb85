package io.tillwatch.export.json;

import io.tillwatch.payment.OrderReceiver;

/** Foretells how many orders an answer holds: as many to a byte as it held so far. */
final class ExpectedOrders {
    private static final int OFTEN = 1000;
    private static final int BLOCK = 1024;

    private final long size;
    private final OrderReceiver receiver;
    private long taken;

    /** The size is that of the answer in bytes. */
    ExpectedOrders(long size, OrderReceiver receiver) {
        this.size = size;
        this.receiver = receiver;
    }

    /** The same items, with a better number every so often. */
    Answer.Items counting(Answer.Items items) {
        return (item, index) -> {
            long given = index + 1;
            taken += item.size() + 1;
            if (given % OFTEN == 0) {
                long inAll = given * (size / BLOCK + 1) / (taken / BLOCK + 1);
                receiver.expecting(Math.max(given, inAll));
            }
            return items.item(item, index);
        };
    }
}
