package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.Proof;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.Reconciliation;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.SourceCoverage;
import io.tillwatch.reconcile.StorePayment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ARuleOfYourOwnTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static ReconciliationReport reconcile(long francs) {
        OrderPayment paid = OrderPayment.builder("BA-1", Money.of(francs, "XAF"), NOON)
                .provider("mtn_momo")
                .providerRef("MP1")
                .paidInFull(NOON)
                .proof(Proof.MANUAL)
                .build();
        return Reconciliation.asOf(NOON.plusSeconds(86_400))
                .policy(ARuleOfYourOwn.policy())
                .store(List.of(StorePayment.of(paid, new Origin("shop-database", 0))))
                .provider(
                        List.of(ReconcileADay.record("MP1", "BA-1", francs, NOON)),
                        new SourceCoverage("momo-api", Set.of("mtn_momo"), true, "ALL_PAGES"))
                .run();
    }

    @Test
    void tells_a_large_order_that_was_paid_on_a_photo() {
        assertThat(reconcile(199_999).discrepancies()).isEmpty();
        assertThat(reconcile(200_000).discrepancies())
                .extracting(d ->
                        d.code() + " " + d.severity() + " " + d.explanation().in(Locale.FRENCH))
                .containsExactly("OWN_RULE P2 La commande BA-1 est grande et a été payée sur la photo d'un reçu");
    }
}
