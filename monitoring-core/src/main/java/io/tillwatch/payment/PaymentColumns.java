package io.tillwatch.payment;

import io.tillwatch.money.Money;
import io.tillwatch.time.Iso8601;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The columns in which payments are handed on, in files and in sheets: first those that reconciliation reads, then those for people.
 *
 * <p>Amounts are minor units, instants are UTC with {@code Z}, an empty cell means not known.
 */
public final class PaymentColumns {
    /** The header, in order. */
    public static final List<String> NAMES = List.of(
            "order_id",
            "attempt",
            "provider",
            "provider_ref",
            "due_minor",
            "paid_minor",
            "refunded_minor",
            "currency",
            "status",
            "proof",
            "created_at",
            "paid_at",
            "refunded_at",
            "fulfilled_at",
            "customer_key",
            "raw_status",
            "order_number",
            "method",
            "fulfilment",
            "instalment_due_minor",
            "currency_exponent",
            "customer_ref",
            "shop",
            "business_date",
            "updated_at",
            "notes",
            "source");

    private PaymentColumns() {}

    /**
     * The cells of a payment.
     *
     * @param payment the payment
     * @param batch the batch it belongs to
     * @return as many cells as {@link #NAMES}
     */
    public static List<String> cells(OrderPayment payment, PaymentBatch batch) {
        PaymentTimes times = payment.times();
        PaymentDetails details = payment.details();
        return List.of(
                payment.orderId(),
                Integer.toString(payment.attempt()),
                payment.provider(),
                payment.providerRef(),
                minor(payment.due()),
                minor(payment.paid()),
                minor(payment.refunded()),
                payment.currency().code(),
                payment.status().name(),
                payment.proof().name(),
                Iso8601.format(times.createdAt()),
                instant(times.paidAt()),
                instant(times.refundedAt()),
                instant(times.fulfilledAt()),
                details.customerKey(),
                details.rawStatus(),
                details.orderNumber(),
                details.method(),
                details.fulfilment(),
                details.instalmentDue().map(PaymentColumns::minor).orElse(""),
                Integer.toString(payment.currency().exponent()),
                details.customerRef(),
                batch.shop(),
                batch.day().date().toString(),
                instant(times.updatedAt()),
                String.join("|", details.notes()),
                batch.source());
    }

    /**
     * How long the texts of a payment are, which is what makes one larger than another.
     *
     * @param payment the payment
     * @return characters, at least 0
     */
    public static int textLength(OrderPayment payment) {
        PaymentDetails details = payment.details();
        return payment.orderId().length()
                + payment.providerRef().length()
                + details.orderNumber().length()
                + details.method().length()
                + details.fulfilment().length()
                + details.customerKey().length()
                + details.rawStatus().length();
    }

    private static String minor(Money amount) {
        return Long.toString(amount.minorUnits());
    }

    private static String instant(Optional<Instant> instant) {
        return instant.map(Iso8601::format).orElse("");
    }
}
