package io.tillwatch.reconcile;

import static io.tillwatch.reconcile.Rows.T0;
import static io.tillwatch.reconcile.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import io.tillwatch.reconcile.ProviderRecord.RecordMoney;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a reconciliation test works on, and the shortest form of what comes out. */
abstract class Desk {
    static final Instant LATER = T0.plus(Duration.ofDays(2));

    final List<StorePayment> store = new ArrayList<>();
    final List<ProviderRecord> provider = new ArrayList<>();
    ReconciliationPolicy policy = ReconciliationPolicy.defaults("boutique");
    boolean complete = true;

    ReconciliationReport run(Instant asOf) {
        ReconciliationReport report = Reconciliation.asOf(asOf)
                .policy(policy)
                .store(store)
                .provider(
                        provider,
                        new SourceCoverage("provider.csv", Set.of("stripe", "paypal", "cod"), complete, "ASSERTED"))
                .run();
        assertThat(report.isConserved()).as("%s", report.currencies()).isTrue();
        return report;
    }

    /** Primary code, severity and secondary codes of each row, by order or record. */
    String codes(Instant asOf) {
        return run(asOf).discrepancies().stream()
                .map(d -> (d.subject().orderId().isEmpty()
                                ? d.subject().providerId()
                                : d.subject().orderId()) + " "
                        + d.code() + " " + d.severity()
                        + (d.secondary().isEmpty() ? "" : " " + d.secondary()))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    String codes() {
        return codes(LATER);
    }

    /** An order over an amount, and the payment that belongs to it. */
    void pair(RecordRow payment, long due) {
        store.add(StoreRow.paid("A", due).via("stripe", "p1").row());
        provider.add(payment.row());
    }

    /** The only discrepancy. */
    Discrepancy only() {
        List<Discrepancy> all = run(LATER).discrepancies();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    void policy(UnaryOperator<PolicyBuilder> change) {
        policy = change.apply(policy.toBuilder()).build();
    }

    static StorePayment with(StorePayment p, Proof proof, Optional<Instant> fulfilled, String currency) {
        return new StorePayment(
                p.orderId(),
                p.attempt(),
                p.provider(),
                p.providerRef(),
                p.dueMinor(),
                p.paidMinor(),
                p.refundedMinor(),
                currency,
                p.status(),
                proof,
                p.createdAt(),
                p.paidAt(),
                p.refundedAt(),
                fulfilled,
                p.customerKey(),
                p.origin());
    }

    static ProviderRecord with(
            ProviderRecord r, RecordMoney money, String description, List<String> altIds, PaymentStatus status) {
        return new ProviderRecord(
                r.provider(),
                r.kind(),
                r.providerId(),
                r.merchantRef(),
                money,
                status,
                r.createdAt(),
                r.completedAt(),
                r.payoutId(),
                r.parentId(),
                altIds,
                description,
                r.respondBy(),
                r.origin());
    }
}
