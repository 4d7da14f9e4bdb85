package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.ProviderRecord.RecordMoney;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of store payments and provider records in the shortest form a test needs. */
final class Rows {
    static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    private Rows() {}

    static StorePayment store(
            String order, int attempt, String provider, String ref, long due, long paid, PaymentStatus status) {
        return store(order, attempt, provider, ref, due, paid, 0, status, T0);
    }

    static StorePayment store(
            String order,
            int attempt,
            String provider,
            String ref,
            long due,
            long paid,
            long refunded,
            PaymentStatus status,
            Instant at) {
        return new StorePayment(
                order,
                attempt,
                provider,
                ref,
                due,
                paid,
                refunded,
                "XAF",
                status,
                paid > 0 ? Proof.WEBHOOK : Proof.NONE,
                Optional.of(at),
                paid > 0 ? Optional.of(at.plusSeconds(40)) : Optional.empty(),
                refunded > 0 ? Optional.of(at.plusSeconds(80)) : Optional.empty(),
                Optional.empty(),
                "",
                new Origin("store.csv", order.hashCode() & 0xffff));
    }

    static ProviderRecord payment(String provider, String id, String reference, long gross, PaymentStatus status) {
        return record(provider, RecordKind.PAYMENT, id, reference, gross, "XAF", status, T0, "");
    }

    static ProviderRecord refund(String provider, String id, String parent, long gross) {
        return record(
                provider, RecordKind.REFUND, id, "", gross, "XAF", PaymentStatus.SUCCEEDED, T0.plusSeconds(90), parent);
    }

    static ProviderRecord record(
            String provider,
            RecordKind kind,
            String id,
            String reference,
            long gross,
            String currency,
            PaymentStatus status,
            Instant at,
            String parent) {
        return new ProviderRecord(
                provider,
                kind,
                id,
                reference,
                RecordMoney.of(gross, currency),
                status,
                Optional.of(at),
                Optional.of(at.plusSeconds(30)),
                "",
                parent,
                List.of(),
                "",
                Optional.empty(),
                new Origin("provider.csv", id.hashCode() & 0xffff));
    }
}
