package io.tillwatch.examples;

import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.ProviderRecord;
import io.tillwatch.reconcile.Reconciliation;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.SourceCoverage;
import io.tillwatch.reconcile.StorePayment;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An application compares its payments with its provider's records, without files in between. */
public final class ReconcileADay {
    private static final System.Logger LOG = System.getLogger(ReconcileADay.class.getName());

    private ReconcileADay() {}

    // tag::reconcile
    static ReconciliationReport reconcile(List<StorePayment> payments, List<ProviderRecord> records, Instant asOf) {
        return Reconciliation.asOf(asOf)
                .policy(ReconciliationPolicy.defaults("boutique-akwa"))
                .store(payments)
                .provider(records, new SourceCoverage("momo-api", Set.of("mtn_momo"), true, "ALL_PAGES"))
                .run();
    }
    // end::reconcile

    static StorePayment payment(String order, long francs, String reference, Instant at) {
        OrderPayment paid = OrderPayment.builder(order, Money.of(francs, "XAF"), at)
                .provider("mtn_momo")
                .providerRef(reference)
                .paidInFull(at)
                .build();
        return StorePayment.of(paid, new Origin("shop-database", 0));
    }

    static ProviderRecord record(String id, String order, long francs, Instant at) {
        return new ProviderRecord(
                "mtn_momo",
                RecordKind.PAYMENT,
                id,
                order,
                ProviderRecord.RecordMoney.of(francs, "XAF"),
                PaymentStatus.SUCCEEDED,
                Optional.empty(),
                Optional.of(at),
                "",
                "",
                List.of(),
                "",
                Optional.empty(),
                new Origin("momo-api", 0));
    }

    /**
     * Compares two made-up orders, one of which was charged twice.
     *
     * @param args none
     */
    public static void main(String... args) {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        ReconciliationReport report = reconcile(
                List.of(payment("BA-1", 10_000, "MP1", noon), payment("BA-2", 47_500, "MP2", noon)),
                List.of(
                        record("MP1", "BA-1", 10_000, noon),
                        record("MP2", "BA-2", 47_500, noon),
                        record("MP3", "BA-2", 47_500, noon.plusSeconds(90))),
                Instant.parse("2026-03-02T05:00:00Z"));
        report.discrepancies().forEach(d -> LOG.log(Level.INFO, d.severity() + " " + d.explanation()));
    }
}
