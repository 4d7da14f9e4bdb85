package io.tillwatch.export;

import io.tillwatch.payment.OrderItem;
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
import org.jspecify.annotations.Nullable;

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
     * An order.
     *
     * @param payments its payments, at least one
     * @param items what was bought; empty if that is not known
     */
    public record Order(List<OrderPayment> payments, Optional<List<OrderItem>> items) {
        /** Copies the lists. */
        public Order {
            payments = List.copyOf(payments);
            items = items.map(List::copyOf);
        }

        private boolean isOf(Order other) {
            return payments.get(0).orderId().equals(other.payments.get(0).orderId());
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
     * @param order takes each order
     * @return how many readings were left out, because a later one of the same order was kept
     * @throws IOException if what is on disk cannot be read back
     */
    public long forEach(Consumer<? super Order> order) throws IOException {
        PaymentSpool.RowIterator rows = payments.rows();
        Order kept = null;
        long leftOut = 0;
        PaymentSpool.Row row = rows.next();
        while (row != null) {
            long number = row.reading();
            List<OrderPayment> attempts = new ArrayList<>();
            List<OrderItem> items = null;
            for (; row != null && row.reading() == number; row = rows.next()) {
                attempts.add(row.payment());
                items = row.items() == null ? items : row.items();
            }
            Order reading = new Order(attempts, Optional.ofNullable(items));
            if (kept == null || !kept.isOf(reading)) {
                give(kept, order);
                kept = reading;
            } else {
                leftOut++;
                kept = isBefore(reading, kept) ? kept : reading;
            }
        }
        give(kept, order);
        return leftOut;
    }

    private static void give(@Nullable Order order, Consumer<? super Order> to) {
        if (order != null) {
            to.accept(order);
        }
    }

    private static boolean isBefore(Order one, Order other) {
        return RepeatedOrders.changedAt(one.payments()).isBefore(RepeatedOrders.changedAt(other.payments()));
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
            add(attempts, null);
        }

        @Override
        public boolean takesItems() {
            return true;
        }

        @Override
        public void order(List<OrderPayment> attempts, List<OrderItem> items) {
            add(attempts, items);
        }

        private void add(List<OrderPayment> attempts, @Nullable List<OrderItem> items) {
            DayReceivers.requireOneOrder(attempts);
            read++;
            for (int i = 0; i < attempts.size(); i++) {
                payments.add(attempts.get(i), read, i == 0 ? items : null);
            }
        }

        @Override
        public void rejected(RejectedRecord record) {
            read++;
            rejected++;
        }
    }
}
