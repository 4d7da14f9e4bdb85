package io.tillwatch.reconcile;

import io.tillwatch.kpi.Better;
import io.tillwatch.kpi.Kpi;
import io.tillwatch.kpi.KpiReading;
import io.tillwatch.kpi.KpiUnit;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A reconciliation read as KPIs, so that rules can alert on it. Only discrepancies of P0 to P2 count. If the sums do not
 * tie there is no data.
 */
public final class ReconciliationKpis {
    /** How many discrepancies somebody must act on. */
    public static final Kpi DISCREPANCIES = Kpi.of("reconciliation.discrepancies", KpiUnit.COUNT, Better.LOWER);

    /** How old the oldest of them is, in seconds; 0 if there is none, so that an alert on it ends. */
    public static final Kpi OLDEST_AGE = Kpi.of("reconciliation.oldest_age", KpiUnit.SECONDS, Better.LOWER);

    /** How many sources of provider records are not whole. */
    public static final Kpi SOURCE_INCOMPLETE = Kpi.of("reconciliation.source_incomplete", KpiUnit.COUNT, Better.LOWER);

    private ReconciliationKpis() {}

    /**
     * How much money lies between shop and providers in discrepancies that somebody must act on: what each adds to the
     * difference, without its sign.
     *
     * @param currency the currency
     * @return a KPI named after it, such as {@code reconciliation.amount_at_risk.xaf}
     */
    public static Kpi amountAtRisk(CurrencyUnit currency) {
        String name = "reconciliation.amount_at_risk." + currency.code().toLowerCase(Locale.ROOT);
        return Kpi.of(name, currency, Better.LOWER);
    }

    /**
     * Reads a report.
     *
     * @param report what a reconciliation found
     * @return a reading at the instant of judgement for each KPI, and for the amount in each currency that occurred and
     *     that ISO 4217 knows
     */
    public static Map<Kpi, KpiReading> of(ReconciliationReport report) {
        List<Discrepancy> findings = report.discrepancies().stream()
                .filter(d -> d.severity().isFinding())
                .toList();
        Map<Kpi, KpiReading> readings = new LinkedHashMap<>();
        put(readings, report, DISCREPANCIES, BigDecimal.valueOf(findings.size()));
        for (String code : report.currencies().keySet()) {
            CurrencyUnit.find(code)
                    .ifPresent(unit -> put(readings, report, amountAtRisk(unit), new BigDecimal(sum(findings, code))));
        }
        long hours = findings.stream().mapToLong(Discrepancy::ageHours).max().orElse(0);
        put(
                readings,
                report,
                OLDEST_AGE,
                BigDecimal.valueOf(Duration.ofHours(hours).toSeconds()));
        long partial =
                report.sources().stream().filter(source -> !source.complete()).count();
        put(readings, report, SOURCE_INCOMPLETE, BigDecimal.valueOf(partial));
        return Collections.unmodifiableMap(readings);
    }

    private static BigInteger sum(List<Discrepancy> findings, String currency) {
        return findings.stream()
                .map(d -> d.effect().getOrDefault(currency, BigInteger.ZERO).abs())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static void put(Map<Kpi, KpiReading> readings, ReconciliationReport report, Kpi kpi, BigDecimal value) {
        KpiReading reading = report.isConserved()
                ? new KpiReading.Value(value, report.asOf())
                : new KpiReading.NoData(Message.of(Reconciliation.class, "kpi.not-conserved"), report.asOf());
        readings.put(kpi, reading);
    }
}
