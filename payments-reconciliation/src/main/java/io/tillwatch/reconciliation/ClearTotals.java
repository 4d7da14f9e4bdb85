package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Bucket;
import io.tillwatch.reconcile.CurrencyReport;
import io.tillwatch.reconcile.CurrencyReport.BucketTotal;
import io.tillwatch.reconcile.ProviderRecord;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.ReconciliationReport.Counts;
import io.tillwatch.reconcile.StorePayment;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was set aside, twice: as the pairs add up, and as the rows were read. The second knows nothing of pairs; if the two
 * differ, the law of conservation is broken and the run says so.
 *
 * @param rows rows of the shop in pairs, by currency
 * @param records records in pairs, by currency
 * @param paid what the rows in pairs paid
 * @param moved what the records in pairs moved
 * @param agreeing how many payments of each provider agree in time, of orders with one attempt
 * @param readStore what the rows that were read paid and did not give back, without those that went to the judge
 * @param readProvider what the records that were read moved, without those that went to the judge
 */
record ClearTotals(
        Map<String, Long> rows,
        Map<String, Long> records,
        Map<String, BigInteger> paid,
        Map<String, BigInteger> moved,
        Map<String, Long> agreeing,
        Map<String, BigInteger> readStore,
        Map<String, BigInteger> readProvider) {
    static ClearTotals none() {
        return new ClearTotals(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** Pairs of a currency. */
    void add(String currency, long pairs) {
        rows.merge(currency, pairs, Long::sum);
        records.merge(currency, pairs, Long::sum);
    }

    /** A row that went to the judge, although it had a counterpart that agrees. */
    void unpair(StorePayment row) {
        rows.merge(row.currency(), -1L, Long::sum);
        minus(paid, row.currency(), row.paidMinor());
        if (row.paidMinor() > 0) {
            agreeing.merge(row.provider(), -1L, Long::sum);
        }
    }

    void unpair(ProviderRecord record) {
        records.merge(record.money().orderCurrency(), -1L, Long::sum);
        if (record.status().movedMoney()) {
            minus(moved, record.money().orderCurrency(), record.money().orderMinor());
        }
    }

    /** A row that went to the judge. */
    void judged(StorePayment row) {
        minus(readStore, row.currency(), row.paidMinor());
        minus(readStore, row.currency(), -row.refundedMinor());
    }

    void judged(ProviderRecord record) {
        if (record.status().movedMoney() && record.kind().isCustomerMoney()) {
            minus(readProvider, record.money().orderCurrency(), record.money().orderMinor());
        }
    }

    private static void minus(Map<String, BigInteger> sums, String currency, long minor) {
        sums.merge(currency, BigInteger.valueOf(-minor), BigInteger::add);
    }

    /** The report of the judge over everything. */
    ReconciliationReport with(ReconciliationReport judged) {
        Map<String, CurrencyReport> currencies = new TreeMap<>(judged.currencies());
        TreeSet<String> names = new TreeSet<>(rows.keySet());
        names.addAll(readStore.keySet());
        names.addAll(readProvider.keySet());
        for (String name : names) {
            boolean isNew = !currencies.containsKey(name);
            boolean any = rows.getOrDefault(name, 0L) != 0
                    || records.getOrDefault(name, 0L) != 0
                    || of(readStore, name).signum() != 0
                    || of(readProvider, name).signum() != 0;
            if (any || !isNew) {
                currencies.put(name, with(judged.currency(name), name));
            }
        }
        return new ReconciliationReport(
                judged.shop(),
                judged.asOf(),
                judged.date(),
                judged.sources(),
                judged.discrepancies(),
                judged.waiting(),
                currencies,
                new Counts(
                        judged.counted().store() + sum(rows), judged.counted().provider() + sum(records)),
                judged.read(),
                judged.notices());
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static BigInteger of(Map<String, BigInteger> sums, String currency) {
        return sums.getOrDefault(currency, BigInteger.ZERO);
    }

    private CurrencyReport with(CurrencyReport judged, String currency) {
        Map<Bucket, BucketTotal> buckets = new EnumMap<>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            buckets.put(bucket, judged.buckets().getOrDefault(bucket, BucketTotal.NONE));
        }
        BucketTotal matched = judged.buckets().getOrDefault(Bucket.MATCHED, BucketTotal.NONE);
        BigInteger effect = of(paid, currency).subtract(of(moved, currency));
        buckets.put(
                Bucket.MATCHED,
                new BucketTotal(
                        matched.storeCount() + rows.getOrDefault(currency, 0L),
                        matched.providerCount() + records.getOrDefault(currency, 0L),
                        matched.effect().add(effect)));
        BigInteger store = of(readStore, currency);
        BigInteger provider = of(readProvider, currency);
        // What was read must be what was paired, and pairs must have no effect: each on its own, so that no two errors
        // hide.
        BigInteger unexplained = store.subtract(provider)
                .add(store.subtract(of(paid, currency)).abs())
                .add(provider.subtract(of(moved, currency)).abs());
        return new CurrencyReport(
                judged.store().add(store),
                judged.provider().add(provider),
                judged.unexplained().add(unexplained),
                judged.unlicensed().add(effect.abs()),
                buckets);
    }
}
