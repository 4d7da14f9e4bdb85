package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sums of the raw rows, by currency, taken before anything is matched and by code that shares nothing with the matching:
 * what the buckets must add up to.
 */
final class ControlTotals {
    private final Map<String, BigInteger> store = new TreeMap<>();
    private final Map<String, BigInteger> provider = new TreeMap<>();

    private ControlTotals() {}

    static ControlTotals of(List<StorePayment> payments, List<ProviderRecord> records) {
        ControlTotals totals = new ControlTotals();
        for (StorePayment row : payments) {
            BigInteger value = BigInteger.valueOf(row.paidMinor()).subtract(BigInteger.valueOf(row.refundedMinor()));
            totals.store.put(
                    row.currency(),
                    totals.store.getOrDefault(row.currency(), BigInteger.ZERO).add(value));
        }
        Map<String, Set<String>> undone = undone(records);
        for (ProviderRecord row : records) {
            boolean counts = row.status() == PaymentStatus.SUCCEEDED
                    || (row.status() == PaymentStatus.REVERSED
                            && undone.getOrDefault(row.provider(), Set.of()).contains(row.providerId()));
            boolean customers = row.kind() == RecordKind.PAYMENT
                    || row.kind() == RecordKind.REFUND
                    || row.kind() == RecordKind.DISPUTE
                    || row.kind() == RecordKind.DISPUTE_REVERSAL;
            if (counts && customers) {
                ProviderRecord.RecordMoney m = row.money();
                boolean seen = m.customer().isPresent() && !m.customerCurrency().isEmpty();
                String currency = seen ? m.customerCurrency() : m.currency();
                long minor = seen ? m.customer().get() : m.gross();
                totals.provider.put(
                        currency,
                        totals.provider.getOrDefault(currency, BigInteger.ZERO).add(BigInteger.valueOf(minor)));
            }
        }
        return totals;
    }

    /** The ids, by provider, of what a successful refund or dispute undoes. */
    private static Map<String, Set<String>> undone(List<ProviderRecord> records) {
        Map<String, Set<String>> ids = new HashMap<>();
        for (ProviderRecord row : records) {
            boolean undoes = row.status() == PaymentStatus.SUCCEEDED
                    && (row.kind() == RecordKind.REFUND || row.kind() == RecordKind.DISPUTE)
                    && !row.parentId().isEmpty();
            if (undoes) {
                ids.computeIfAbsent(row.provider(), p -> new HashSet<>()).add(row.parentId());
            }
        }
        return ids;
    }

    Map<String, BigInteger> store() {
        return store;
    }

    Map<String, BigInteger> provider() {
        return provider;
    }
}
