package io.tillwatch.reconcile;

import static io.tillwatch.reconcile.RecordRow.paid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.kpi.Kpi;
import io.tillwatch.kpi.KpiReading;
import io.tillwatch.money.CurrencyUnit;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A reconciliation as numbers that rules can alert on. */
class ReconciliationKpisTest extends Desk {
    private static String shown(Map<Kpi, KpiReading> readings) {
        return readings.entrySet().stream()
                .map(e -> e.getKey().name() + " "
                        + e.getValue()
                                .<String>fold(
                                        value -> value.value().toPlainString() + " at " + value.at(),
                                        none -> none.why() + " at " + none.at()))
                .collect(Collectors.joining("; "));
    }

    @Test
    void counts_what_somebody_must_act_on_and_what_is_at_stake() {
        store.add(StoreRow.paid("A", 1000).via("stripe", "p1").row());
        provider.add(paid("stripe", "p1", "A", 1300).row());
        store.add(StoreRow.paid("B", 500)
                .via("stripe", "p2")
                .at(LATER.minusSeconds(7240))
                .row());
        store.add(StoreRow.paid("C", 900).via("stripe", "p3").row());
        provider.add(paid("stripe", "p3", "C", 900).authorized(1000).row());
        store.add(StoreRow.paid("D", 70).in("FCFA").via("stripe", "p4").row());
        provider.add(paid("stripe", "p5", "X", 40).in("EUR").row());
        assertThat(shown(ReconciliationKpis.of(run(LATER))))
                .isEqualTo("reconciliation.discrepancies 4 at 2026-03-03T10:00:00Z;"
                        + " reconciliation.amount_at_risk.eur 40 at 2026-03-03T10:00:00Z;"
                        + " reconciliation.amount_at_risk.xaf 800 at 2026-03-03T10:00:00Z;"
                        + " reconciliation.oldest_age 169200 at 2026-03-03T10:00:00Z;"
                        + " reconciliation.source_incomplete 0 at 2026-03-03T10:00:00Z");
        assertThat(ReconciliationKpis.amountAtRisk(CurrencyUnit.of("XAF")).currency())
                .contains(CurrencyUnit.of("XAF"));
    }

    @Test
    void a_calm_day_has_zeros_and_a_source_that_is_not_whole_is_counted() {
        complete = false;
        assertThat(shown(ReconciliationKpis.of(run(LATER))))
                .isEqualTo("reconciliation.discrepancies 0 at 2026-03-03T10:00:00Z;"
                        + " reconciliation.oldest_age 0 at 2026-03-03T10:00:00Z;"
                        + " reconciliation.source_incomplete 1 at 2026-03-03T10:00:00Z");
    }

    @Test
    void there_is_no_data_if_the_sums_do_not_tie() {
        ReconciliationReport report = run(LATER);
        CurrencyReport broken =
                new CurrencyReport(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ONE, BigInteger.ZERO, Map.of());
        ReconciliationReport odd = new ReconciliationReport(
                "s",
                LATER,
                report.date(),
                List.of(),
                List.of(),
                List.of(),
                Map.of("XAF", broken),
                report.counted(),
                report.read(),
                List.of());
        assertThat(shown(ReconciliationKpis.of(odd)).split("; "))
                .hasSize(4)
                .allMatch(text -> text.endsWith("the sums of the reconciliation do not tie at 2026-03-03T10:00:00Z"));
    }
}
