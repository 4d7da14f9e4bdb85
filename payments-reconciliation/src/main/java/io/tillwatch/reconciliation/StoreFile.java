package io.tillwatch.reconciliation;

import io.tillwatch.export.csv.PaymentColumns;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.StorePayment;
import io.tillwatch.reconciliation.policy.ReadingPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads store payments; the daily export is such a file. */
final class StoreFile extends CsvFile<StorePayment> {
    static final List<String> REQUIRED = List.of(
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
            "paid_at");
    static final List<String> OPTIONAL = List.of("refunded_at", "fulfilled_at", "customer_key", "raw_status");

    private final ReadingPolicy reading;

    StoreFile() {
        this(ReadingPolicy.DEFAULTS);
    }

    StoreFile(ReadingPolicy reading) {
        super(Side.STORE, REQUIRED, OPTIONAL, PaymentColumns.NAMES);
        this.reading = reading;
    }

    @Override
    Optional<StorePayment> row(RowReader cells, Origin origin) {
        cells.zone(reading.zone());
        String orderId = cells.required("order_id");
        int attempt = cells.count("attempt");
        String provider = seen(cells.required("provider").toLowerCase(Locale.ROOT));
        Optional<Long> due = cells.requiredPositive("due_minor");
        Optional<Long> paid = cells.requiredPositive("paid_minor");
        Optional<Long> refunded = cells.requiredPositive("refunded_minor");
        String currency = cells.requiredCurrency("currency");
        String status = cells.text("status");
        Optional<Proof> proof = cells.name("proof", Proof.class);
        var created = cells.instant("created_at");
        var paidAt = cells.instant("paid_at");
        var refundedAt = cells.instant("refunded_at");
        var fulfilledAt = cells.instant("fulfilled_at");
        String reference = cells.text("provider_ref");
        if (!cells.reasons().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StorePayment(
                orderId,
                attempt,
                provider,
                reference,
                due.orElseThrow(),
                paid.orElseThrow(),
                refunded.orElseThrow(),
                currency,
                RowReader.find(status, PaymentStatus.class).orElse(PaymentStatus.UNKNOWN),
                proof.orElse(Proof.NONE),
                created,
                paidAt,
                refundedAt,
                fulfilledAt,
                cells.freeText("customer_key"),
                origin));
    }

    @Override
    Money value(RowReader cells) {
        Optional<Long> paid = cells.amount("paid_minor");
        Optional<Long> refunded = cells.amount("refunded_minor");
        Optional<Long> value = paid.flatMap(p -> refunded.map(r -> p - r));
        return new Money(RowReader.toLong(value), cells.currency("currency"));
    }
}
