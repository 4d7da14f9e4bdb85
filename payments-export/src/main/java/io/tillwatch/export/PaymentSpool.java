package io.tillwatch.export;

import io.tillwatch.export.parallel.OrderedTasks;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderItem;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentColumns;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    /** A few megabytes of heap, whatever the size of the input; twice that, since a run is written beside the next. */
    static final int WEIGHT_KEPT = 2 << 20;

    /** About what a payment weighs on the heap besides its texts. */
    private static final int WEIGHT_OF_ONE = 800;

    private static final int WEIGHT_OF_ITEM = 200;

    private static final int MERGE_BUFFERS = 4 << 20;

    /** The order of the export. */
    static final Comparator<Row> BY_TIME = PaymentSpool::compare;

    /** All readings of an order one behind the other. */
    static final Comparator<Row> BY_ORDER = Comparator.comparing(
                    (Row row) -> row.payment().orderId())
            .thenComparingLong(Row::reading)
            .thenComparingInt(row -> row.payment().attempt());

    private final SpoolCodec codec;
    private final SpoolFile file;
    private final List<Run> runs = new ArrayList<>();
    private final OrderedTasks<Run> writing = new OrderedTasks<>(1, runs::add);
    private final Comparator<Row> order;
    private final SpoolBudget budget;
    private List<Row> kept = new ArrayList<>();
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

    /**
     * A payment with its place in the order, the number of the reading of its order, and what was bought with that if that
     * stands beside this payment.
     */
    record Row(
            Instant at,
            OrderPayment payment,
            long reading,
            @Nullable List<OrderItem> items) {
        Row(OrderPayment payment, long reading, @Nullable List<OrderItem> items) {
            this(DayBasis.PAYMENT.of(payment), payment, reading, items);
        }
    }

    private static int compare(Row one, Row other) {
        int order = one.at().compareTo(other.at());
        if (order == 0) {
            order = one.payment().orderId().compareTo(other.payment().orderId());
        }
        if (order == 0) {
            order = Integer.compare(one.payment().attempt(), other.payment().attempt());
        }
        return order == 0 ? Long.compare(one.reading(), other.reading()) : order;
    }

    private record Run(long offset, long length, int rows) {}

    void add(OrderPayment payment, long reading) {
        add(payment, reading, null);
    }

    void add(OrderPayment payment, long reading, @Nullable List<OrderItem> items) {
        kept.add(new Row(payment, reading, items));
        int more = WEIGHT_OF_ONE + PaymentColumns.textLength(payment) + weight(items);
        weight += more;
        budget.grown(more);
    }

    private static int weight(@Nullable List<OrderItem> items) {
        int weight = 0;
        for (OrderItem item : items == null ? List.<OrderItem>of() : items) {
            weight += WEIGHT_OF_ITEM + item.product().length() + item.name().length();
        }
        return weight;
    }

    /** Waits until the run that is being written is on disk. */
    void settle() {
        writing.finish();
    }

    void finish() {
        writing.finish();
        if (!runs.isEmpty()) {
            spill();
            writing.finish();
        }
        kept.sort(order);
    }

    /** Starts to write what is kept, once the run before it is written. */
    void spill() {
        List<Row> rows = kept;
        writing.finish();
        writing.submit(() -> run(rows));
        kept = new ArrayList<>(rows.size());
        budget.shrunk(weight);
        weight = 0;
    }

    private Run run(List<Row> rows) {
        rows.sort(order);
        long start = file.size();
        SpoolOutput out = new SpoolOutput();
        try {
            for (Row row : rows) {
                out.writeLong(row.reading());
                codec.write(row.payment(), out);
                codec.writeItems(row.items(), out);
                if (out.size() > 1 << 16) {
                    file.append(out.bytes(), out.size());
                    out.reset();
                }
            }
            file.append(out.bytes(), out.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Run(start, file.size() - start, rows.size());
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
        writing.abandon();
        kept = List.of();
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
        private final SpoolInput in;
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
            OrderPayment payment = codec.payment(in);
            head = new Row(payment, reading, codec.items(in, payment.currency()));
            return true;
        }
    }
}
