package io.tillwatch.export;

import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentDetails;
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
 * Sorts payments in flat memory: keeps some, writes them as a sorted run when they are many, and merges the runs. By
 * default in the order of the export: instant of payment or else creation, order id, attempt; then the reading of the order.
 */
final class PaymentSpool implements Closeable {
    /** A few megabytes of heap, whatever the size of the input. */
    static final int WEIGHT_KEPT = 8 << 20;

    /** About what a payment weighs on the heap besides its texts. */
    private static final int WEIGHT_OF_ONE = 800;

    private static final int MERGE_BUFFERS = 4 << 20;

    /** The order of the export. */
    static final Comparator<Row> BY_TIME = Comparator.comparing(Row::at)
            .thenComparing((Row row) -> row.payment().orderId())
            .thenComparingInt(row -> row.payment().attempt())
            .thenComparingLong(Row::reading);

    /** All readings of an order one behind the other. */
    static final Comparator<Row> BY_ORDER = Comparator.comparing(
                    (Row row) -> row.payment().orderId())
            .thenComparingLong(Row::reading)
            .thenComparingInt(row -> row.payment().attempt());

    private final SpoolCodec codec;
    private final SpoolFile file;
    private final List<Row> kept = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final Comparator<Row> order;
    private final SpoolBudget budget;
    private int weight;

    PaymentSpool(SpoolCodec codec, Optional<Path> directory, int weightKept) {
        this(codec, directory, BY_TIME, new SpoolBudget(weightKept));
    }

    PaymentSpool(SpoolCodec codec, Optional<Path> directory, Comparator<Row> order, SpoolBudget budget) {
        this.codec = codec;
        this.file = new SpoolFile(directory);
        this.order = order;
        this.budget = budget;
        budget.join(this);
    }

    /** About what the rows weigh that are on the heap. */
    int weight() {
        return weight;
    }

    /** A payment with its place in the order and the number of the reading of its order. */
    record Row(Instant at, OrderPayment payment, long reading) {
        Row(OrderPayment payment, long reading) {
            this(DayBasis.PAYMENT.of(payment), payment, reading);
        }
    }

    private record Run(long offset, long length, int rows) {}

    void add(OrderPayment payment, long reading) throws IOException {
        kept.add(new Row(payment, reading));
        int more = WEIGHT_OF_ONE + textLength(payment);
        weight += more;
        budget.grown(more);
    }

    private static int textLength(OrderPayment payment) {
        PaymentDetails details = payment.details();
        return payment.orderId().length()
                + payment.providerRef().length()
                + details.orderNumber().length()
                + details.method().length()
                + details.fulfilment().length()
                + details.customerKey().length()
                + details.rawStatus().length();
    }

    void finish() throws IOException {
        if (!runs.isEmpty()) {
            spill();
        }
        kept.sort(order);
    }

    void spill() throws IOException {
        kept.sort(order);
        long start = file.size();
        ByteArrayOutputStream scratch = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(scratch);
        for (Row row : kept) {
            out.writeLong(row.reading());
            codec.write(row.payment(), out);
            if (scratch.size() > 1 << 16) {
                file.append(scratch.toByteArray(), scratch.size());
                scratch.reset();
            }
        }
        file.append(scratch.toByteArray(), scratch.size());
        runs.add(new Run(start, file.size() - start, kept.size()));
        kept.clear();
        budget.shrunk(weight);
        weight = 0;
    }

    /** All rows in order. May be asked many times after {@link #finish}. */
    RowIterator rows() throws IOException {
        if (runs.isEmpty()) {
            Iterator<Row> rows = kept.iterator();
            return () -> rows.hasNext() ? rows.next() : null;
        }
        PriorityQueue<Cursor> heads = new PriorityQueue<>(Comparator.comparing(Cursor::head, order));
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
        kept.clear();
        budget.shrunk(weight);
        weight = 0;
        file.close();
    }

    /** Gives rows until there are no more. */
    interface RowIterator {
        @Nullable
        Row next() throws IOException;
    }

    private final class Cursor {
        private final DataInputStream in;
        private int left;
        private @Nullable Row head;

        Cursor(Run run, int buffer) throws IOException {
            in = file.read(run.offset(), run.length(), buffer);
            left = run.rows();
        }

        Row head() {
            return Objects.requireNonNull(head);
        }

        boolean advance() throws IOException {
            if (left == 0) {
                return false;
            }
            left--;
            long reading = in.readLong();
            head = new Row(codec.payment(in), reading);
            return true;
        }
    }
}
