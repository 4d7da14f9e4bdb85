package io.tillwatch.export;

import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.text.Message;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All orders of a source, each once: of an order that was given twice, the reading that was changed last, as in the export.
 * Kept on disk in flat memory until it is closed. Not thread-safe.
 */
public final class SettledOrders implements Closeable {
    private final PaymentSpool payments;
    private long read;
    private long rejected;

    private SettledOrders(Optional<Path> spoolDirectory) {
        payments = new PaymentSpool(
                new SpoolCodec(), spoolDirectory, PaymentSpool.BY_ORDER, new SpoolBudget(PaymentSpool.WEIGHT_KEPT));
    }

    /**
     * What came of reading: the orders, to be closed, or why there are none.
     *
     * @param orders the orders; empty if the source could not be read
     * @param failure why; empty if it could
     */
    public record Reading(Optional<SettledOrders> orders, Optional<Message> failure) {
        /** Checks that one of both is given. */
        public Reading {
            if (orders.isPresent() == failure.isPresent()) {
                throw new IllegalArgumentException("orders or failure must be given, and not both");
            }
        }
    }

    /**
     * Reads a source to its end.
     *
     * @param source where the orders come from
     * @param spoolDirectory where rows are kept; empty for the system's directory for temporary files
     * @return the orders, or why there are none: the source failed, or the disk is full
     */
    public static Reading read(OrderSource source, Optional<Path> spoolDirectory) {
        SettledOrders orders = new SettledOrders(spoolDirectory);
        boolean kept = false;
        try {
            SourceResult result = source.read(orders.new Receiver());
            if (result instanceof SourceResult.Failed failed) {
                return failed(failed.reason());
            }
            orders.payments.finish();
            kept = true;
            return new Reading(Optional.of(orders), Optional.empty());
        } catch (UncheckedIOException e) {
            return failed(PaymentExport.spoolFailed(Objects.requireNonNull(e.getCause())));
        } finally {
            if (!kept) {
                orders.closeQuietly();
            }
        }
    }

    private static Reading failed(Message reason) {
        return new Reading(Optional.empty(), Optional.of(reason));
    }

    /**
     * How many records the source gave, with those that could not be read and those given again.
     *
     * @return at least 0
     */
    public long read() {
        return read;
    }

    /**
     * How many records could not be read.
     *
     * @return at least 0
     */
    public long rejected() {
        return rejected;
    }

    /**
     * Gives every order once, by order id. May be called many times.
     *
     * @param order takes the payments of one order, at least one
     * @return how many readings were left out, because a later one of the same order was kept
     * @throws IOException if what is on disk cannot be read back
     */
    public long forEach(Consumer<? super List<OrderPayment>> order) throws IOException {
        PaymentSpool.RowIterator rows = payments.rows();
        List<OrderPayment> kept = List.of();
        List<OrderPayment> reading = new ArrayList<>();
        long number = -1;
        long leftOut = 0;
        for (PaymentSpool.Row row = rows.next(); row != null; row = rows.next()) {
            if (row.reading() != number) {
                leftOut += kept.isEmpty() || reading.isEmpty() || !sameOrder(kept, reading) ? 0 : 1;
                kept = later(kept, reading, order);
                reading = new ArrayList<>();
                number = row.reading();
            }
            reading.add(row.payment());
        }
        leftOut += kept.isEmpty() || reading.isEmpty() || !sameOrder(kept, reading) ? 0 : 1;
        kept = later(kept, reading, order);
        if (!kept.isEmpty()) {
            order.accept(kept);
        }
        return leftOut;
    }

    /** Which of two readings is kept; if they are of two orders, the first is handed on. */
    private static List<OrderPayment> later(
            List<OrderPayment> kept, List<OrderPayment> reading, Consumer<? super List<OrderPayment>> order) {
        if (reading.isEmpty()) {
            return kept;
        }
        if (kept.isEmpty()) {
            return reading;
        }
        if (!sameOrder(kept, reading)) {
            order.accept(kept);
            return reading;
        }
        return RepeatedOrders.changedAt(reading).isBefore(RepeatedOrders.changedAt(kept)) ? kept : reading;
    }

    private static boolean sameOrder(List<OrderPayment> one, List<OrderPayment> other) {
        return one.get(0).orderId().equals(other.get(0).orderId());
    }

    @Override
    public void close() throws IOException {
        payments.close();
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // What is told is why there are no orders.
        }
    }

    private final class Receiver implements OrderReceiver {
        @Override
        public void order(List<OrderPayment> attempts) {
            DayReceivers.requireOneOrder(attempts);
            read++;
            for (OrderPayment payment : attempts) {
                payments.add(payment, read);
            }
        }

        @Override
        public void rejected(RejectedRecord record) {
            read++;
            rejected++;
        }
    }
}
