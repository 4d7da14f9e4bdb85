package io.tillwatch.export;

import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what a source gives, keeps what belongs to the day, and is the batch that the sink gets. */
final class DayCollector implements OrderReceiver, PaymentBatch, Closeable {
    private static final int UNKNOWN_STATUSES_NAMED = 5;

    private final String source;
    private final String shop;
    private final BusinessDay day;
    private final DayBasis basis;
    private final boolean provisional;
    private final ExportProgress progress;
    private final PaymentSpool payments;
    private final RejectedSpool rejected;
    private final RepeatedOrders repeated;
    private final DayTotals totals = new DayTotals();
    private final Set<String> unknownStatuses = new TreeSet<>();
    private Set<Long> droppedReadings = Set.of();
    private long ordersRead;
    private long orders;
    private long undatedRejected;
    private @Nullable Instant first;
    private @Nullable Instant last;

    DayCollector(
            String source,
            String shop,
            BusinessDay day,
            DayBasis basis,
            boolean provisional,
            Optional<Path> spoolDirectory,
            ExportProgress progress) {
        this.source = source;
        this.shop = shop;
        this.day = day;
        this.basis = basis;
        this.provisional = provisional;
        this.progress = progress;
        SpoolCodec codec = new SpoolCodec();
        this.payments = new PaymentSpool(codec, spoolDirectory);
        this.rejected = new RejectedSpool(codec, spoolDirectory);
        this.repeated = new RepeatedOrders(payments, spoolDirectory);
    }

    @Override
    public void order(List<OrderPayment> attempts) {
        requireOneOrder(attempts);
        ordersRead++;
        progress.reading(ordersRead);
        boolean ofTheDay = false;
        for (OrderPayment payment : attempts) {
            Instant at = basis.of(payment);
            seen(at);
            if (day.contains(at)) {
                ofTheDay = true;
                keep(payment);
            }
        }
        if (ofTheDay) {
            orders++;
            try {
                repeated.add(attempts.get(0).orderId());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void requireOneOrder(List<OrderPayment> attempts) {
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("attempts must not be empty");
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

    private void keep(OrderPayment payment) {
        try {
            payments.add(payment, ordersRead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        totals.add(payment, 1);
        if (payment.status() == PaymentStatus.UNKNOWN && unknownStatuses.size() < UNKNOWN_STATUSES_NAMED) {
            unknownStatuses.add(payment.details().rawStatus());
        }
    }

    @Override
    public void rejected(RejectedRecord record) {
        ordersRead++;
        progress.reading(ordersRead);
        record.at().ifPresent(this::seen);
        if (record.at().map(day::contains).orElse(true)) {
            quarantine(record);
        }
    }

    @Override
    public void fetching(long fetched, long expected) {
        progress.fetching(fetched, expected);
    }

    @Override
    public void expecting(long orders) {
        progress.expecting(orders);
    }

    private void quarantine(RejectedRecord record) {
        try {
            rejected.add(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        undatedRejected += record.at().isEmpty() ? 1 : 0;
    }

    private void seen(Instant at) {
        first = first == null || at.isBefore(first) ? at : first;
        last = last == null || at.isAfter(last) ? at : last;
    }

    /** After the last order: sorts, and settles orders that were given more than once. */
    void finish() throws IOException {
        payments.finish();
        droppedReadings = repeated.settle((payment, why) -> {
            totals.add(payment, -1);
            why.ifPresent(this::quarantine);
        });
        orders -= droppedReadings.size();
    }

    ExportReport report(List<Message> sinkNotices) {
        List<Message> notices = new ArrayList<>();
        if (provisional) {
            notices.add(notice("provisional", day.date(), day.endExclusive()));
        }
        if (rejected.count() > 0) {
            notices.add(notice("quarantined", rejected.count()));
        }
        if (undatedRejected > 0) {
            notices.add(notice("quarantined-undated", undatedRejected));
        }
        long unknown = totals.count(PaymentStatus.UNKNOWN);
        if (unknown > 0) {
            notices.add(notice("unknown-status", unknown, String.join(", ", unknownStatuses)));
        }
        if (!droppedReadings.isEmpty()) {
            notices.add(notice("repeated", (long) droppedReadings.size()));
        }
        notices.addAll(sinkNotices);
        return new ExportReport(
                day,
                basis,
                provisional,
                ordersRead,
                orders,
                size(),
                rejected.count(),
                unknown,
                Optional.ofNullable(first),
                Optional.ofNullable(last),
                totals(),
                notices);
    }

    private static Message notice(String key, Object... arguments) {
        return Message.of(ExportReport.class, "notice." + key, arguments);
    }

    @Override
    public String shop() {
        return shop;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public BusinessDay day() {
        return day;
    }

    @Override
    public DayBasis basis() {
        return basis;
    }

    @Override
    public long ordersRead() {
        return ordersRead;
    }

    @Override
    public boolean provisional() {
        return provisional;
    }

    @Override
    public long size() {
        return totals.count();
    }

    @Override
    public List<PaymentTotal> totals() {
        return totals.list();
    }

    @Override
    public void forEach(Consumer<? super OrderPayment> consumer) {
        try {
            PaymentSpool.RowIterator rows = payments.rows();
            long written = 0;
            for (PaymentSpool.Row row = rows.next(); row != null; row = rows.next()) {
                if (!droppedReadings.contains(row.reading())) {
                    consumer.accept(row.payment());
                    progress.writing(++written, size());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long rejected() {
        return rejected.count();
    }

    @Override
    public void forEachRejected(Consumer<? super RejectedRecord> consumer) {
        try {
            rejected.forEach(consumer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (payments;
                rejected;
                repeated) {
            droppedReadings = Set.of();
        }
    }
}
