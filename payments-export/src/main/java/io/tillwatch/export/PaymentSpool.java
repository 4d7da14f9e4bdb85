package io.tillwatch.export;

import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderPayment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts payments in flat memory: keeps some, writes them as a sorted run when they are many, and merges the runs. The
 * order is that of the export: instant of payment or else creation, order id, attempt; then the reading of the order.
 */
final class PaymentSpool implements Closeable {
    /** A few megabytes of heap, whatever the size of the input. */
    private static final int BYTES_KEPT = 4 << 20;

    private static final int MERGE_BUFFERS = 4 << 20;

    private static final Comparator<Row> ORDER = Comparator.comparing(Row::at)
            .thenComparing(Row::orderId)
            .thenComparingInt(Row::attempt)
            .thenComparingLong(Row::reading);

    private final SpoolCodec codec;
    private final SpoolFile file;
    private final List<Row> kept = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final ByteArrayOutputStream scratch = new ByteArrayOutputStream();
    private final int bytesKept;
    private int bytes;

    PaymentSpool(SpoolCodec codec, Optional<Path> directory) {
        this(codec, directory, BYTES_KEPT);
    }

    PaymentSpool(SpoolCodec codec, Optional<Path> directory, int bytesKept) {
        this.codec = codec;
        this.file = new SpoolFile(directory);
        this.bytesKept = bytesKept;
    }

    /** A payment's place in the order, with the number of the reading of its order, and itself encoded. */
    record Row(Instant at, String orderId, int attempt, long reading, byte[] encoded) {}

    private record Run(long offset, long length) {}

    void add(OrderPayment payment, long reading) throws IOException {
        scratch.reset();
        codec.write(payment, new DataOutputStream(scratch));
        byte[] encoded = scratch.toByteArray();
        kept.add(new Row(DayBasis.PAYMENT.of(payment), payment.orderId(), payment.attempt(), reading, encoded));
        bytes += encoded.length + 160;
        if (bytes > bytesKept) {
            spill();
        }
    }

    void finish() throws IOException {
        if (!runs.isEmpty()) {
            spill();
        }
        kept.sort(ORDER);
    }

    private void spill() throws IOException {
        kept.sort(ORDER);
        long start = file.size();
        scratch.reset();
        DataOutputStream out = new DataOutputStream(scratch);
        for (Row row : kept) {
            out.writeLong(row.reading());
            out.writeInt(row.encoded().length);
            out.write(row.encoded());
            if (scratch.size() > 1 << 16) {
                file.append(scratch.toByteArray(), scratch.size());
                scratch.reset();
            }
        }
        file.append(scratch.toByteArray(), scratch.size());
        runs.add(new Run(start, file.size() - start));
        kept.clear();
        bytes = 0;
    }

    OrderPayment decode(Row row) throws IOException {
        return codec.payment(new DataInputStream(new ByteArrayInputStream(row.encoded())));
    }

    /** All rows in order. May be asked many times after {@link #finish}. */
    RowIterator rows() throws IOException {
        if (runs.isEmpty()) {
            Iterator<Row> rows = kept.iterator();
            return () -> rows.hasNext() ? rows.next() : null;
        }
        PriorityQueue<Cursor> heads = new PriorityQueue<>(Comparator.comparing(Cursor::head, ORDER));
        int buffer = Math.max(4096, Math.min(1 << 16, MERGE_BUFFERS / runs.size()));
        for (Run run : runs) {
            Cursor cursor = new Cursor(run, buffer);
            if (cursor.advance()) {
                heads.add(cursor);
            }
        }
        return () -> {
            Cursor first = heads.poll();
            if (first == null) {
                return null;
            }
            Row row = first.head();
            if (first.advance()) {
                heads.add(first);
            }
            return row;
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Gives rows until there are no more. */
    interface RowIterator {
        @Nullable Row next() throws IOException;
    }

    private final class Cursor {
        private final DataInputStream in;
        private long left;
        private @Nullable Row head;

        Cursor(Run run, int buffer) throws IOException {
            in = file.read(run.offset(), run.length(), buffer);
            left = run.length();
        }

        Row head() {
            return Objects.requireNonNull(head);
        }

        boolean advance() throws IOException {
            if (left == 0) {
                return false;
            }
            long reading = in.readLong();
            byte[] encoded = in.readNBytes(in.readInt());
            left -= 12 + encoded.length;
            OrderPayment payment = codec.payment(new DataInputStream(new ByteArrayInputStream(encoded)));
            head = new Row(DayBasis.PAYMENT.of(payment), payment.orderId(), payment.attempt(), reading, encoded);
            return true;
        }
    }
}
