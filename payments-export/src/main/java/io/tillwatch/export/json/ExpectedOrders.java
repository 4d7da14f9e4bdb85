package io.tillwatch.export.json;

import io.tillwatch.payment.OrderReceiver;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Foretells how many orders a file holds: as many to a byte as it held so far. */
final class ExpectedOrders extends FilterInputStream {
    private static final int OFTEN = 1000;
    private static final int BLOCK = 1024;

    private final long size;
    private final OrderReceiver receiver;
    private long read;

    ExpectedOrders(InputStream in, long size, OrderReceiver receiver) {
        super(in);
        this.size = size;
        this.receiver = receiver;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        read += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        read += Math.max(count, 0);
        return count;
    }

    /** The same items, with a better number every so often. */
    Answer.Items counting(Answer.Items items) {
        return (item, index) -> {
            long given = index + 1;
            if (given % OFTEN == 0 && read > 0) {
                long inAll = given * (size / BLOCK + 1) / (read / BLOCK + 1);
                receiver.expecting(Math.max(given, inAll));
            }
            return items.item(item, index);
        };
    }
}
