package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Settles rows with the same key. Rows that are equal, or differ only by progress of status and filled blanks, are one
 * row read twice: the most advanced is kept. Others conflict: the latest is kept to be judged.
 */
final class RowFilter<T, K> {
    private final List<T> kept = new ArrayList<>();
    private final List<T> repeated = new ArrayList<>();
    private final List<T> conflicting = new ArrayList<>();
    private final Map<K, DiscrepancyCode> codes = new LinkedHashMap<>();

    private RowFilter() {}

    record PaymentKey(String orderId, int attempt) {
        static PaymentKey of(StorePayment payment) {
            return new PaymentKey(payment.orderId(), payment.attempt());
        }
    }

    record RecordKey(String provider, RecordKind kind, String providerId) {
        static RecordKey of(ProviderRecord record) {
            return new RecordKey(record.provider(), record.kind(), record.providerId());
        }
    }

    static RowFilter<StorePayment, PaymentKey> payments(List<StorePayment> rows) {
        Comparator<StorePayment> progress = Comparator.comparingInt((StorePayment p) -> rank(p.status()))
                .thenComparing(p -> p.paidAt().orElse(Instant.MIN))
                .thenComparingLong(StorePayment::paidMinor)
                .thenComparingLong(StorePayment::refundedMinor)
                .thenComparing(StorePayment::providerRef)
                .thenComparing(StorePayment::toString);
        return new RowFilter<StorePayment, PaymentKey>()
                .settle(rows, PaymentKey::of, RowFilter::sameButProgress, progress, progress);
    }

    static RowFilter<ProviderRecord, RecordKey> records(List<ProviderRecord> rows) {
        Comparator<ProviderRecord> latest =
                Comparator.comparing((ProviderRecord r) -> r.completedAt().orElse(Instant.MIN));
        Comparator<ProviderRecord> progress = Comparator.comparingInt((ProviderRecord r) -> rank(r.status()))
                .thenComparing(latest)
                .thenComparing(ProviderRecord::merchantRef)
                .thenComparing(ProviderRecord::toString);
        return new RowFilter<ProviderRecord, RecordKey>()
                .settle(rows, RecordKey::of, RowFilter::sameButProgress, progress, latest.thenComparing(progress));
    }

    /** The rows to be judged. */
    List<T> kept() {
        return kept;
    }

    /** Rows that another one repeats. */
    List<T> repeated() {
        return repeated;
    }

    /** Rows that another one contradicts. */
    List<T> conflicting() {
        return conflicting;
    }

    /** What was found, by key. */
    Map<K, DiscrepancyCode> codes() {
        return codes;
    }

    private RowFilter<T, K> settle(
            List<T> rows,
            Function<T, K> key,
            BiPredicate<T, T> sameButProgress,
            Comparator<T> progress,
            Comparator<T> latest) {
        Map<K, List<T>> byKey = new LinkedHashMap<>();
        rows.forEach(row ->
                byKey.computeIfAbsent(key.apply(row), k -> new ArrayList<>(1)).add(row));
        byKey.forEach((k, same) -> {
            if (same.size() == 1) {
                kept.add(same.get(0));
                return;
            }
            boolean alike = same.stream().allMatch(a -> same.stream().allMatch(b -> sameButProgress.test(a, b)));
            T best = same.stream().max(alike ? progress : latest).orElseThrow();
            kept.add(best);
            same.remove(best);
            (alike ? repeated : conflicting).addAll(same);
            codes.put(k, alike ? DiscrepancyCode.DUPLICATE_ROW : DiscrepancyCode.CONFLICTING_ROW);
        });
        return this;
    }

    private static boolean sameButProgress(StorePayment a, StorePayment b) {
        boolean sameMoney = a.paidMinor() == b.paidMinor() && a.refundedMinor() == b.refundedMinor();
        boolean paidSince = rank(a.status()) != rank(b.status())
                && (rank(a.status()) < rank(b.status()) ? a : b).paidMinor() == 0
                && (rank(a.status()) < rank(b.status()) ? a : b).refundedMinor() == 0;
        return a.provider().equals(b.provider())
                && blankOrSame(a.providerRef(), b.providerRef())
                && a.dueMinor() == b.dueMinor()
                && (sameMoney || paidSince)
                && a.currency().equals(b.currency())
                && progress(a.status(), b.status())
                && blankOrSame(a.createdAt(), b.createdAt())
                && blankOrSame(a.paidAt(), b.paidAt());
    }

    private static boolean sameButProgress(ProviderRecord a, ProviderRecord b) {
        ProviderRecord.RecordMoney x = a.money();
        ProviderRecord.RecordMoney y = b.money();
        return blankOrSame(a.merchantRef(), b.merchantRef())
                && x.gross() == y.gross()
                && blankOrSame(x.fee(), y.fee())
                && blankOrSame(x.net(), y.net())
                && x.currency().equals(y.currency())
                && blankOrSame(x.customer(), y.customer())
                && blankOrSame(x.customerCurrency(), y.customerCurrency())
                && sameSettlement(x.settlement(), y.settlement())
                && progress(a.status(), b.status())
                && blankOrSame(a.createdAt(), b.createdAt())
                && blankOrSame(a.completedAt(), b.completedAt())
                && blankOrSame(a.payoutId(), b.payoutId())
                && blankOrSame(a.parentId(), b.parentId());
    }

    private static boolean sameSettlement(ProviderRecord.Settlement a, ProviderRecord.Settlement b) {
        return blankOrSame(a.availableAt(), b.availableAt())
                && blankOrSame(a.fxRate(), b.fxRate())
                && blankOrSame(a.balance(), b.balance());
    }

    private static boolean blankOrSame(String a, String b) {
        return a.isEmpty() || b.isEmpty() || a.equals(b);
    }

    private static boolean blankOrSame(Optional<?> a, Optional<?> b) {
        return a.isEmpty() || b.isEmpty() || a.equals(b);
    }

    /** From open to any end, and from success to reversal; never from one end to another. */
    private static boolean progress(PaymentStatus a, PaymentStatus b) {
        return a == b
                || rank(a) < 3
                || rank(b) < 3
                || (rank(a) != rank(b) && (a == PaymentStatus.SUCCEEDED || b == PaymentStatus.SUCCEEDED));
    }

    private static int rank(PaymentStatus status) {
        return switch (status) {
            case UNKNOWN, INITIATED -> 0;
            case PENDING -> 1;
            case AUTHORIZED -> 2;
            case SUCCEEDED, FAILED, EXPIRED, CANCELLED -> 3;
            case REVERSED -> 4;
        };
    }
}
