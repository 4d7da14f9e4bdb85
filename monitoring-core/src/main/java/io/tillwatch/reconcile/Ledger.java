package io.tillwatch.reconcile;

import io.tillwatch.reconcile.CurrencyReport.BucketTotal;
import io.tillwatch.reconcile.Judge.Verdict;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts every record into its bucket and proves that nothing was lost: the conservation law. */
final class Ledger {
    private final Map<String, Map<Bucket, BucketTotal>> buckets = new TreeMap<>();
    private final Map<String, BigInteger> unlicensed = new TreeMap<>();

    /** All records of a group. */
    void put(Verdict verdict) {
        Group group = verdict.group();
        for (StorePayment payment : group.payments()) {
            count(verdict.bucket(), payment.currency(), 1, 0);
        }
        for (ProviderRecord record : group.records()) {
            count(verdict.bucket(), record.money().orderCurrency(), 0, 1);
        }
        GroupMoney money = GroupMoney.of(group);
        money.effect().forEach((currency, effect) -> add(verdict.bucket(), currency, 0, 0, effect));
        if (verdict.bucket() == Bucket.MATCHED
                || verdict.bucket() == Bucket.MATCHED_WITH_DIFFERENCE
                || verdict.bucket() == Bucket.DISCREPANCY) {
            Set<DiscrepancyCode> codes = verdict.codes().all().keySet();
            money.unlicensed(codes, verdict.oneSided())
                    .forEach((currency, minor) -> unlicensed.merge(currency, minor, BigInteger::add));
        }
    }

    /** A row that was set aside before grouping. */
    void put(StorePayment payment, Bucket bucket) {
        BigInteger effect =
                BigInteger.valueOf(payment.paidMinor()).subtract(BigInteger.valueOf(payment.refundedMinor()));
        add(bucket, payment.currency(), 1, 0, effect);
    }

    /** A record that was set aside before grouping. {@code moved} is what it moved for its customer. */
    void put(ProviderRecord record, Bucket bucket, long moved) {
        add(
                bucket,
                record.money().orderCurrency(),
                0,
                1,
                BigInteger.valueOf(moved).negate());
    }

    private void count(Bucket bucket, String currency, long store, long provider) {
        add(bucket, currency, store, provider, BigInteger.ZERO);
    }

    private void add(Bucket bucket, String currency, long store, long provider, BigInteger effect) {
        Map<Bucket, BucketTotal> of = buckets.computeIfAbsent(currency, c -> new EnumMap<>(Bucket.class));
        of.put(bucket, of.getOrDefault(bucket, BucketTotal.NONE).plus(store, provider, effect));
    }

    /** How everything ties to the sums of the raw rows. */
    Map<String, CurrencyReport> close(ControlTotals raw) {
        Set<String> currencies = new TreeSet<>(buckets.keySet());
        currencies.addAll(raw.store().keySet());
        currencies.addAll(raw.provider().keySet());
        Map<String, CurrencyReport> reports = new TreeMap<>();
        for (String currency : currencies) {
            BigInteger store = raw.store().getOrDefault(currency, BigInteger.ZERO);
            BigInteger provider = raw.provider().getOrDefault(currency, BigInteger.ZERO);
            Map<Bucket, BucketTotal> of = new EnumMap<>(Bucket.class);
            BigInteger unexplained = store.subtract(provider);
            for (Bucket bucket : Bucket.values()) {
                BucketTotal total = buckets.getOrDefault(currency, Map.of()).getOrDefault(bucket, BucketTotal.NONE);
                of.put(bucket, total);
                if (bucket != Bucket.MATCHED) {
                    unexplained = unexplained.subtract(total.effect());
                }
            }
            reports.put(
                    currency,
                    new CurrencyReport(
                            store, provider, unexplained, unlicensed.getOrDefault(currency, BigInteger.ZERO), of));
        }
        return reports;
    }
}
