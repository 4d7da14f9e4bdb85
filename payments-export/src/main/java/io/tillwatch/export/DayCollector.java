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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what a source gives, keeps what belongs to the day, and is the batch that the sink gets. */
final class DayCollector implements OrderReceiver, PaymentBatch, Closeable {
    private static final int UNKNOWN_STATUSES_NAMED = 5;
    private static final int LEAST_KEYS = 1 << 13;

    private final Run run;
    private final BusinessDay day;
    private final boolean provisional;
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
    private @Nullable Instant reach;

    /** What all days of one run have in common. */
    record Run(
            String source,
            String shop,
            DayBasis basis,
            Optional<Path> spoolDirectory,
            SpoolBudget budget,
            int days,
            ExportProgress progress) {}

    DayCollector(Run run, BusinessDay day, boolean provisional) {
        this.run = run;
        this.day = day;
        this.provisional = provisional;
        SpoolCodec codec = new SpoolCodec();
        this.payments = new PaymentSpool(codec, run.spoolDirectory(), PaymentSpool.BY_TIME, run.budget());
        this.rejected = new RejectedSpool(codec, run.spoolDirectory());
        this.repeated = new RepeatedOrders(
                payments, run.spoolDirectory(), Math.max(LEAST_KEYS, RepeatedKeys.KEPT / run.days()));
    }

    @Override
    public void order(List<OrderPayment> attempts) {
        ordersRead++;
        Instant created = attempts.get(0).times().createdAt();
        reach = reach == null || created.isBefore(reach) ? created : reach;
        boolean ofTheDay = false;
        for (OrderPayment payment : attempts) {
            Instant at = run.basis().of(payment);
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

    private void keep(OrderPayment payment) {
        payments.add(payment, ordersRead);
        totals.add(payment, 1);
        if (payment.status() == PaymentStatus.UNKNOWN && unknownStatuses.size() < UNKNOWN_STATUSES_NAMED) {
            unknownStatuses.add(payment.details().rawStatus());
        }
    }

    @Override
    public void rejected(RejectedRecord record) {
        ordersRead++;
        record.at().ifPresent(this::seen);
        if (record.at().map(day::contains).orElse(true)) {
            quarantine(record);
        }
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
                run.basis(),
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
        return run.shop();
    }

    @Override
    public String source() {
        return run.source();
    }

    @Override
    public BusinessDay day() {
        return day;
    }

    @Override
    public DayBasis basis() {
        return run.basis();
    }

    @Override
    public long ordersRead() {
        return ordersRead;
    }

    @Override
    public Optional<Instant> reachesBackTo() {
        return Optional.ofNullable(reach);
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
                if (droppedReadings.isEmpty() || !droppedReadings.contains(row.reading())) {
                    consumer.accept(row.payment());
                    run.progress().writing(++written, size());
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
