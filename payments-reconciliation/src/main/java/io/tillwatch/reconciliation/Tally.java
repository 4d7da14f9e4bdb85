package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Bucket;
import io.tillwatch.reconcile.CurrencyReport;
import io.tillwatch.reconcile.CurrencyReport.BucketTotal;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.ReconciliationReport.Counts;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the rows that could not be used back into the numbers: everything that was read is in them. */
final class Tally {
    private Tally() {}

    /**
     * The report over everything that was read.
     *
     * @param read how many records the files hold, counted where they were read
     */
    static ReconciliationReport with(ReconciliationReport report, List<QuarantinedRow> quarantined, Counts read) {
        Map<String, CurrencyReport> currencies = new TreeMap<>(report.currencies());
        long store = report.counted().store();
        long provider = report.counted().provider();
        for (QuarantinedRow row : quarantined) {
            currencies.put(row.currency(), plus(report.currency(row.currency()), currencies, row));
            if (row.side() == Side.STORE) {
                store++;
            } else {
                provider++;
            }
        }
        return new ReconciliationReport(
                report.shop(),
                report.asOf(),
                report.date(),
                report.sources(),
                report.discrepancies(),
                report.waiting(),
                currencies,
                new Counts(store, provider),
                read,
                report.notices());
    }

    private static CurrencyReport plus(
            CurrencyReport none, Map<String, CurrencyReport> currencies, QuarantinedRow row) {
        CurrencyReport before = currencies.getOrDefault(row.currency(), none);
        BigInteger value = BigInteger.valueOf(row.value().orElse(0));
        boolean isStore = row.side() == Side.STORE;
        BucketTotal quarantine = before.buckets().getOrDefault(Bucket.QUARANTINED, BucketTotal.NONE);
        Map<Bucket, BucketTotal> buckets = new EnumMap<>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            buckets.put(bucket, before.buckets().getOrDefault(bucket, BucketTotal.NONE));
        }
        buckets.put(
                Bucket.QUARANTINED,
                new BucketTotal(
                        quarantine.storeCount() + (isStore ? 1 : 0),
                        quarantine.providerCount() + (isStore ? 0 : 1),
                        isStore
                                ? quarantine.effect().add(value)
                                : quarantine.effect().subtract(value)));
        return new CurrencyReport(
                isStore ? before.store().add(value) : before.store(),
                isStore ? before.provider() : before.provider().add(value),
                before.unexplained(),
                before.unlicensed(),
                buckets);
    }
}
