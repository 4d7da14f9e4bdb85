package io.tillwatch.testkit;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Payments of one day as a contract wants a sink to take them, and a watch on who uses them when. */
final class SampleBatch implements PaymentBatch {
    static final BusinessDay DAY = new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala"));

    private final String shop;
    private final BusinessDay day;
    private final List<OrderPayment> payments;
    private boolean over;
    private int usedAfterwards;

    private SampleBatch(String shop, BusinessDay day, List<OrderPayment> payments) {
        this.shop = shop;
        this.day = day;
        this.payments = payments;
    }

    static SampleBatch of(OrderPayment... payments) {
        return new SampleBatch("boutique-akwa", DAY, List.of(payments));
    }

    static SampleBatch of(int count) {
        List<OrderPayment> payments = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            payments.add(payment(number, number, "N-" + number));
        }
        return new SampleBatch("boutique-akwa", DAY, payments);
    }

    SampleBatch ofShop(String name) {
        return new SampleBatch(name, day, payments);
    }

    SampleBatch on(BusinessDay other) {
        return new SampleBatch(shop, other, payments);
    }

    static OrderPayment payment(int number, long paid, String orderNumber) {
        Money due = Money.of(paid, "XAF");
        Instant at = DAY.startInclusive().plusMillis(number);
        return OrderPayment.builder("order-%05d".formatted(number), due, at)
                .provider("cash")
                .paidInFull(at)
                .details(new PaymentDetails(orderNumber, "cash", "", Optional.empty(), "", "", "paid", List.of()))
                .build();
    }

    List<StoredPayment> asStored() {
        return payments.stream()
                .map(p -> new StoredPayment(
                        p.orderId(),
                        p.attempt(),
                        p.paid().minorUnits(),
                        p.details().orderNumber()))
                .toList();
    }

    /** The call that handed it over has returned. */
    void over() {
        over = true;
    }

    int usedAfterwards() {
        return usedAfterwards;
    }

    private void used() {
        usedAfterwards += over ? 1 : 0;
    }

    @Override
    public String shop() {
        used();
        return shop;
    }

    @Override
    public String source() {
        used();
        return "contract";
    }

    @Override
    public BusinessDay day() {
        used();
        return day;
    }

    @Override
    public DayBasis basis() {
        used();
        return DayBasis.PAYMENT;
    }

    @Override
    public long ordersRead() {
        used();
        return payments.size();
    }

    @Override
    public long size() {
        used();
        return payments.size();
    }

    @Override
    public List<PaymentTotal> totals() {
        used();
        if (payments.isEmpty()) {
            return List.of();
        }
        BigInteger paid = payments.stream()
                .map(p -> BigInteger.valueOf(p.paid().minorUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return List.of(new PaymentTotal(
                "cash", payments.get(0).currency(), PaymentStatus.SUCCEEDED, payments.size(), paid, BigInteger.ZERO));
    }

    @Override
    public void forEach(Consumer<? super OrderPayment> consumer) {
        used();
        payments.forEach(consumer);
    }

    @Override
    public long rejected() {
        used();
        return 0;
    }

    @Override
    public void forEachRejected(Consumer<? super RejectedRecord> consumer) {
        used();
    }
}
