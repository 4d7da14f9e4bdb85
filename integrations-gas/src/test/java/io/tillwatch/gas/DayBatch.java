package io.tillwatch.gas;

import io.tillwatch.money.Money;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.time.BusinessDay;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A day of payments. */
record DayBatch(LocalDate date, List<OrderPayment> payments) implements PaymentBatch {
    static final LocalDate DATE = LocalDate.of(2026, 3, 1);
    private static final ZoneId ZONE = ZoneId.of("Africa/Douala");

    static DayBatch of(OrderPayment... payments) {
        return new DayBatch(DATE, List.of(payments));
    }

    static DayBatch of(int count) {
        List<OrderPayment> payments = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            payments.add(payment(number, 1000L * number, "CMD-" + number));
        }
        return new DayBatch(DATE, payments);
    }

    DayBatch on(LocalDate other) {
        return new DayBatch(other, payments);
    }

    static OrderPayment payment(int number, long paid, String orderNumber) {
        Instant at = DATE.atStartOfDay(ZONE).toInstant().plusSeconds(number);
        return OrderPayment.builder("order-%05d".formatted(number), Money.of(paid, "XAF"), at)
                .provider(number % 2 == 0 ? "mtn_momo" : "cash")
                .providerRef("00" + number)
                .paidInFull(at)
                .details(new PaymentDetails(
                        orderNumber, "cash", "", Optional.empty(), "", "Aïcha 237…12", "paid", List.of()))
                .build();
    }

    @Override
    public String shop() {
        return "boutique-akwa";
    }

    @Override
    public String source() {
        return "test";
    }

    @Override
    public BusinessDay day() {
        return new BusinessDay(date, ZONE);
    }

    @Override
    public DayBasis basis() {
        return DayBasis.PAYMENT;
    }

    @Override
    public long ordersRead() {
        return payments.size();
    }

    @Override
    public long size() {
        return payments.size();
    }

    @Override
    public List<PaymentTotal> totals() {
        Map<String, PaymentTotal> totals = new TreeMap<>();
        for (OrderPayment p : payments) {
            PaymentTotal one = new PaymentTotal(
                    p.provider(),
                    p.currency(),
                    p.status(),
                    1,
                    BigInteger.valueOf(p.paid().minorUnits()),
                    BigInteger.valueOf(p.refunded().minorUnits()));
            totals.merge(p.provider() + p.currency() + p.status(), one, DayBatch::plus);
        }
        return totals.values().stream()
                .sorted(Comparator.comparing(PaymentTotal::provider).thenComparing(PaymentTotal::status))
                .toList();
    }

    private static PaymentTotal plus(PaymentTotal a, PaymentTotal b) {
        PaymentStatus status = a.status();
        return new PaymentTotal(
                a.provider(),
                a.currency(),
                status,
                a.count() + b.count(),
                a.paid().add(b.paid()),
                a.refunded().add(b.refunded()));
    }

    @Override
    public void forEach(Consumer<? super OrderPayment> consumer) {
        payments.forEach(consumer);
    }

    @Override
    public long rejected() {
        return 0;
    }

    @Override
    public void forEachRejected(Consumer<? super RejectedRecord> consumer) {}
}
