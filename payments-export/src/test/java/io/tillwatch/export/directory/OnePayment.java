package io.tillwatch.export.directory;

import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.time.BusinessDay;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/** A day of one payment. */
record OnePayment(OrderPayment payment) implements PaymentBatch {
    @Override
    public String shop() {
        return "boutique";
    }

    @Override
    public String source() {
        return "own";
    }

    @Override
    public BusinessDay day() {
        return new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala"));
    }

    @Override
    public DayBasis basis() {
        return DayBasis.UPDATE;
    }

    @Override
    public long ordersRead() {
        return 1;
    }

    @Override
    public long size() {
        return 1;
    }

    @Override
    public List<PaymentTotal> totals() {
        return List.of(new PaymentTotal(
                payment.provider(),
                payment.currency(),
                payment.status(),
                1,
                BigInteger.valueOf(payment.paid().minorUnits()),
                BigInteger.valueOf(payment.refunded().minorUnits())));
    }

    @Override
    public void forEach(Consumer<? super OrderPayment> consumer) {
        consumer.accept(payment);
    }

    @Override
    public long rejected() {
        return 0;
    }

    @Override
    public void forEachRejected(Consumer<? super RejectedRecord> consumer) {}
}
