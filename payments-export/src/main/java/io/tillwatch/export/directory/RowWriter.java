package io.tillwatch.export.directory;

import io.tillwatch.export.csv.CsvFileWriter;
import io.tillwatch.export.parallel.OrderedTasks;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a batch into the file of the machine and those of the profiles; texts are made beside the writing. */
final class RowWriter {
    private static final int ROWS = 512;
    private static final int LONGEST = 1 << 18;
    private static final int AHEAD = 3;

    private final PaymentBatch batch;
    private final CsvFileWriter writer;
    private final ProfileFiles profiles;
    private final OrderedTasks<Encoded> tasks = new OrderedTasks<>(AHEAD, this::append);
    private List<OrderPayment> rows = new ArrayList<>(ROWS);
    private int length;

    RowWriter(PaymentBatch batch, CsvFileWriter writer, ProfileFiles profiles) {
        this.batch = batch;
        this.writer = writer;
        this.profiles = profiles;
    }

    private record Encoded(List<byte[]> machine, List<byte[]> profiles, int rows) {}

    /** Throws an {@link UncheckedIOException} if writing fails. */
    void write() {
        try {
            batch.forEach(this::add);
            submit();
            tasks.finish();
        } finally {
            tasks.abandon();
        }
    }

    private void add(OrderPayment payment) {
        rows.add(payment);
        length += PaymentColumns.textLength(payment);
        if (rows.size() >= ROWS || length >= LONGEST) {
            submit();
        }
    }

    private void submit() {
        List<OrderPayment> payments = rows;
        tasks.submit(() -> encode(payments));
        rows = new ArrayList<>(ROWS);
        length = 0;
    }

    private Encoded encode(List<OrderPayment> payments) {
        byte[] machine = writer.encode(payments.stream()
                .map(payment -> PaymentColumns.cells(payment, batch))
                .toList());
        return new Encoded(List.of(machine), profiles.encode(payments), payments.size());
    }

    private void append(Encoded encoded) {
        try {
            writer.append(encoded.machine().get(0), encoded.rows());
            profiles.append(encoded.profiles(), encoded.rows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
