package io.tillwatch.reconcile;

import io.tillwatch.reconcile.Judge.Verdict;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Looks among what has one side only for records that may belong together: same provider, currency and amount, close in
 * time, and no key that says otherwise. A suggestion is never a match: it is a discrepancy that names the other side.
 */
final class Suggestions {
    private final ReconciliationPolicy policy;
    private final Map<Verdict, List<Verdict>> near = new HashMap<>();
    private final Map<Verdict, List<Verdict>> unnamed = new HashMap<>();

    private Suggestions(ReconciliationPolicy policy) {
        this.policy = policy;
    }

    private record Key(String provider, String currency, BigInteger amount) {}

    /** The verdicts again, those that belong together as one. */
    static List<Verdict> among(List<Verdict> verdicts, ReconciliationPolicy policy) {
        return new Suggestions(policy).join(verdicts);
    }

    private List<Verdict> join(List<Verdict> verdicts) {
        Map<Key, List<Verdict>> stores = new HashMap<>();
        List<Verdict> records = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.bucket() == Bucket.DISCREPANCY && isStoreSide(verdict)) {
                StorePayment paid = paid(verdict).get(0);
                Key key = new Key(paid.provider(), paid.currency(), BigInteger.valueOf(paid.paidMinor()));
                stores.computeIfAbsent(key, k -> new ArrayList<>()).add(verdict);
            } else if (verdict.bucket() == Bucket.DISCREPANCY && isRecordSide(verdict)) {
                records.add(verdict);
            }
        }
        for (Verdict record : records) {
            ProviderRecord payment = record.group().records().get(0);
            Key key = new Key(
                    payment.provider(),
                    payment.money().orderCurrency(),
                    BigInteger.valueOf(payment.money().orderMinor()));
            for (Verdict store : stores.getOrDefault(key, List.of())) {
                compare(store, record, payment);
            }
        }
        return joined(verdicts);
    }

    private void compare(Verdict store, Verdict record, ProviderRecord payment) {
        StorePayment paid = paid(store).get(0);
        if (!isClose(paid, payment)) {
            return;
        }
        BiPredicate<String, String> isNear = References::areNear;
        boolean nearId = isNear.test(paid.providerRef(), payment.providerId())
                || payment.altIds().stream().anyMatch(id -> isNear.test(paid.providerRef(), id));
        boolean nearOrder = isNear.test(paid.orderId(), payment.merchantRef());
        boolean contradicted = (!nearId && !paid.providerRef().isEmpty())
                || (!nearOrder && !payment.merchantRef().isEmpty());
        if ((nearId || nearOrder) && ((nearId && nearOrder) || !contradicted)) {
            link(near, store, record);
        } else if (!contradicted) {
            link(unnamed, store, record);
        }
    }

    private static void link(Map<Verdict, List<Verdict>> links, Verdict store, Verdict record) {
        links.computeIfAbsent(store, v -> new ArrayList<>()).add(record);
        links.computeIfAbsent(record, v -> new ArrayList<>()).add(store);
    }

    private boolean isClose(StorePayment paid, ProviderRecord payment) {
        Optional<Instant> at = paid.paidAt().or(paid::createdAt);
        Optional<Instant> done = payment.completedAt().or(payment::createdAt);
        Duration window = policy.windowOf(paid.provider());
        Duration allowed = window.compareTo(policy.suggestionWindow()) > 0 ? window : policy.suggestionWindow();
        return at.isPresent()
                && done.isPresent()
                && Duration.between(at.get(), done.get()).abs().compareTo(allowed) <= 0;
    }

    private List<Verdict> joined(List<Verdict> verdicts) {
        Map<Verdict, Verdict> replaced = new HashMap<>();
        Set<Verdict> absorbed = new HashSet<>();
        for (Verdict record : verdicts) {
            Map<Verdict, List<Verdict>> links = near.containsKey(record) ? near : unnamed;
            if (!isRecordSide(record) || !links.containsKey(record)) {
                continue;
            }
            List<Verdict> candidates = links.get(record);
            Verdict only = candidates.get(0);
            boolean unique = candidates.size() == 1
                    && links.getOrDefault(only, List.of()).size() == 1;
            if (unique && !near.getOrDefault(only, List.of(record)).contains(record)) {
                unique = false;
            }
            if (unique) {
                replaced.put(only, one(only, record, links == near));
                absorbed.add(record);
            } else {
                Codes codes = withCodes(record, DiscrepancyCode.AMBIGUOUS);
                candidates.forEach(c -> record.group().related().add(c.group().orderId()));
                replaced.put(record, new Verdict(record.group(), record.bucket(), codes));
            }
        }
        return verdicts.stream()
                .filter(verdict -> !absorbed.contains(verdict))
                .map(verdict -> replaced.getOrDefault(verdict, verdict))
                .toList();
    }

    private static Verdict one(Verdict store, Verdict record, boolean isNear) {
        Group both = new Group(store.group().orderId());
        store.group().payments().forEach(both::add);
        record.group().records().forEach(both::add);
        both.sort();
        Codes codes = withCodes(store, isNear ? DiscrepancyCode.NEAR_REFERENCE : DiscrepancyCode.AMOUNT_TIME_ONLY);
        codes.addAll(record.codes());
        return new Verdict(both, Bucket.MATCHED_WITH_DIFFERENCE, codes);
    }

    private static Codes withCodes(Verdict verdict, DiscrepancyCode more) {
        Codes codes = new Codes();
        codes.addAll(verdict.codes());
        codes.add(more);
        return codes;
    }

    private static List<StorePayment> paid(Verdict verdict) {
        return verdict.group().payments().stream()
                .filter(p -> p.paidMinor() > 0)
                .toList();
    }

    private static boolean isStoreSide(Verdict verdict) {
        return verdict.group().records().isEmpty()
                && paid(verdict).size() == 1
                && verdict.codes().all().keySet().stream().allMatch(Suggestions::mayBeSuggested);
    }

    private static boolean isRecordSide(Verdict verdict) {
        return verdict.group().payments().isEmpty()
                && verdict.group().records().size() == 1
                && verdict.codes().all().keySet().stream().allMatch(Suggestions::mayBeSuggested);
    }

    private static boolean mayBeSuggested(DiscrepancyCode code) {
        return code.isPresence() || code.isAside() || code == DiscrepancyCode.NET_INCONSISTENT;
    }
}
