package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.CANCELLED;
import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.PaymentStatus.REVERSED;
import static io.tillwatch.payment.PaymentStatus.SUCCEEDED;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A made-up day of a shop and its providers, with what is wrong about it known by construction. It knows nothing of the
 * engine but its input and the names of the codes.
 */
final class World {
    static final Instant AS_OF = Instant.parse("2026-03-03T08:00:00Z");
    private static final String[] PROVIDERS = {"stripe", "mtn_momo", "orange_money"};
    private static final long[] ROUND = {1000, 2500, 5000, 5000, 5000, 10000, 25000};

    final List<StorePayment> store = new ArrayList<>();
    final List<ProviderRecord> provider = new ArrayList<>();

    /** The expected primary code by order id, or by provider and id for records without an order. */
    final Map<String, DiscrepancyCode> truth = new TreeMap<>();

    private final Random random;
    private int number;

    World(long seed) {
        random = new Random(seed);
        int orders = 20 + random.nextInt(80);
        for (int i = 0; i < orders; i++) {
            order(random.nextInt(100) < 70 ? Fault.NONE : Fault.values()[random.nextInt(Fault.values().length)]);
        }
    }

    /** Only clean orders, and one with a fault. */
    World(long seed, Fault fault) {
        random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            order(Fault.NONE);
        }
        order(fault);
    }

    enum Fault {
        NONE,
        CASH,
        FAILED_THEN_PAID,
        INSTALMENTS,
        ABANDONED,
        YOUNG,
        REFUNDED,
        BOTH_FAILED,
        MISSING_AT_PROVIDER,
        MISSING_IN_STORE,
        SCALE,
        CURRENCY,
        DUPLICATE,
        DUPLICATE_ACROSS,
        DUPLICATE_GIVEN_BACK,
        UNPAID_BUT_CHARGED,
        CANCELLED_BUT_CHARGED,
        PROVIDER_FAILED,
        REVERSED,
        OVERPAID,
        UNDERPAID,
        AMOUNT,
        STUCK,
        REFUND_MISSING_AT_PROVIDER,
        REFUND_MISSING_IN_STORE,
        REFUND_DIFFERS,
        OVER_REFUND,
        READ_TWICE,
        CONFLICT
    }

    void shuffle(long seed) {
        Collections.shuffle(store, new Random(seed));
        Collections.shuffle(provider, new Random(seed + 1));
    }

    ReconciliationReport reconcile() {
        SourceCoverage coverage = new SourceCoverage("provider.csv", Set.of(PROVIDERS), true, "ASSERTED");
        return Reconciliation.asOf(AS_OF)
                .policy(ReconciliationPolicy.defaults("monde"))
                .store(store)
                .provider(provider, coverage)
                .run();
    }

    private void order(Fault fault) {
        number++;
        String id = "CMD-" + (100_000 + number * 7919 % 899_999);
        String via = PROVIDERS[random.nextInt(PROVIDERS.length)];
        // Amounts of faulty orders are their own, so that no two one-sided rows look alike.
        long due = fault == Fault.NONE || fault == Fault.CASH
                ? ROUND[random.nextInt(ROUND.length)]
                : 100_000 + number * 137L;
        Instant at = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofSeconds(random.nextInt(86_400)));
        String ref = via + "-" + Integer.toHexString(number * 0x9E3779B1);
        boolean byReference = random.nextBoolean();
        String storeRef = byReference ? ref : "";
        String merchant = byReference && random.nextBoolean() ? "" : id;
        switch (fault) {
            case NONE -> pair(id, via, storeRef, ref, merchant, due, at);
            case CASH -> store.add(Rows.store(id, 1, "cash", "", due, due, 0, SUCCEEDED, at));
            case FAILED_THEN_PAID -> {
                store.add(Rows.store(id, 1, via, ref + "-1", due, 0, 0, FAILED, at));
                provider.add(payment(via, ref + "-1", id, due, FAILED, at));
                store.add(Rows.store(id, 2, via, ref, due, due, 0, SUCCEEDED, at));
                provider.add(payment(via, ref, id, due, SUCCEEDED, at));
            }
            case INSTALMENTS -> {
                store.add(Rows.store(id, 1, via, ref + "-1", due, due - 1000, 0, SUCCEEDED, at));
                provider.add(payment(via, ref + "-1", id, due - 1000, SUCCEEDED, at));
                store.add(Rows.store(id, 2, via, ref + "-2", due, 1000, 0, SUCCEEDED, at));
                provider.add(payment(via, ref + "-2", id, 1000, SUCCEEDED, at));
            }
            case ABANDONED -> {
                store.add(Rows.store(id, 0, via, "", due, 0, 0, PENDING, at));
                expect(id, DiscrepancyCode.ORDER_WITHOUT_ATTEMPT);
            }
            case YOUNG -> {
                Instant now = AS_OF.minusSeconds(120);
                store.add(Rows.store(id, 1, via, ref, due, due, 0, SUCCEEDED, now));
            }
            case REFUNDED -> {
                store.add(Rows.store(id, 1, via, ref, due, due, due, SUCCEEDED, at));
                provider.add(payment(via, ref, id, due, SUCCEEDED, at));
                provider.add(refund(via, ref, -due, at));
            }
            case BOTH_FAILED -> {
                store.add(Rows.store(id, 1, via, ref, due, 0, 0, FAILED, at));
                provider.add(payment(via, ref, id, due, FAILED, at));
            }
            default -> faulty(fault, id, via, ref, due, at);
        }
    }

    private void faulty(Fault fault, String id, String via, String ref, long due, Instant at) {
        StorePayment paid = Rows.store(id, 1, via, ref, due, due, 0, SUCCEEDED, at);
        switch (fault) {
            case MISSING_AT_PROVIDER -> {
                store.add(paid);
                expect(id, DiscrepancyCode.MISSING_AT_PROVIDER);
            }
            case MISSING_IN_STORE -> {
                provider.add(payment(via, ref, "X-" + ref, due, SUCCEEDED, at));
                expect(via + ":" + ref, DiscrepancyCode.MISSING_IN_STORE);
            }
            case SCALE -> both(paid, payment(via, ref, id, due * 100, SUCCEEDED, at), DiscrepancyCode.SCALE_ERROR);
            case CURRENCY ->
                both(
                        paid,
                        Rows.record(via, RecordKind.PAYMENT, ref, id, due, "XOF", SUCCEEDED, at, ""),
                        DiscrepancyCode.CURRENCY_MISMATCH);
            case DUPLICATE, DUPLICATE_ACROSS, DUPLICATE_GIVEN_BACK -> duplicate(fault, paid, via, ref, at);
            case UNPAID_BUT_CHARGED ->
                both(
                        Rows.store(id, 1, via, ref, due, 0, 0, PENDING, at),
                        payment(via, ref, id, due, SUCCEEDED, at),
                        DiscrepancyCode.ORDER_UNPAID_BUT_CHARGED);
            case CANCELLED_BUT_CHARGED ->
                both(
                        Rows.store(id, 1, via, "", due, 0, 0, CANCELLED, at),
                        payment(via, ref, id, due, SUCCEEDED, at),
                        DiscrepancyCode.ORDER_UNPAID_BUT_CHARGED);
            case PROVIDER_FAILED -> both(paid, payment(via, ref, id, due, FAILED, at), DiscrepancyCode.STATUS_MISMATCH);
            case REVERSED -> both(paid, payment(via, ref, id, due, REVERSED, at), DiscrepancyCode.REVERSED_AFTER_PAID);
            case OVERPAID -> both(paid, payment(via, ref, id, due + 500, SUCCEEDED, at), DiscrepancyCode.OVERPAID);
            case UNDERPAID -> both(paid, payment(via, ref, id, due - 500, SUCCEEDED, at), DiscrepancyCode.UNDERPAID);
            case AMOUNT ->
                both(
                        Rows.store(id, 1, via, ref, due, due - 700, 0, SUCCEEDED, at),
                        payment(via, ref, id, due, SUCCEEDED, at),
                        DiscrepancyCode.AMOUNT_MISMATCH);
            case STUCK ->
                both(
                        Rows.store(id, 1, via, ref, due, 0, 0, PENDING, at),
                        payment(via, ref, id, due, PENDING, at),
                        DiscrepancyCode.UNDERPAID);
            default -> refundsAndRows(fault, paid, via, ref, at);
        }
    }

    private void duplicate(Fault fault, StorePayment paid, String via, String ref, Instant at) {
        long due = paid.dueMinor();
        String other = fault == Fault.DUPLICATE_ACROSS ? via.equals("stripe") ? "mtn_momo" : "stripe" : via;
        provider.add(payment(other, ref + "-again", paid.orderId(), due, SUCCEEDED, at.plusSeconds(60)));
        if (fault == Fault.DUPLICATE_GIVEN_BACK) {
            provider.add(refund(other, ref + "-again", -due, at));
        }
        both(
                paid,
                payment(via, ref, paid.orderId(), due, SUCCEEDED, at),
                fault == Fault.DUPLICATE_ACROSS
                        ? DiscrepancyCode.DUPLICATE_CHARGE_CROSS_PROVIDER
                        : DiscrepancyCode.DUPLICATE_CHARGE);
    }

    private void refundsAndRows(Fault fault, StorePayment paid, String via, String ref, Instant at) {
        String id = paid.orderId();
        long due = paid.dueMinor();
        ProviderRecord full = payment(via, ref, id, due, SUCCEEDED, at);
        switch (fault) {
            case REFUND_MISSING_AT_PROVIDER ->
                both(
                        Rows.store(id, 1, via, ref, due, due, 900, SUCCEEDED, at),
                        full,
                        DiscrepancyCode.REFUND_MISSING_AT_PROVIDER);
            case REFUND_MISSING_IN_STORE -> {
                provider.add(refund(via, ref, -due, at));
                both(paid, full, DiscrepancyCode.REFUND_MISSING_IN_STORE);
            }
            case REFUND_DIFFERS -> {
                provider.add(refund(via, ref, -800, at));
                both(
                        Rows.store(id, 1, via, ref, due, due, 900, SUCCEEDED, at),
                        full,
                        DiscrepancyCode.REFUND_AMOUNT_MISMATCH);
            }
            case OVER_REFUND -> {
                provider.add(refund(via, ref, -due - 1, at));
                both(Rows.store(id, 1, via, ref, due, due, due, SUCCEEDED, at), full, DiscrepancyCode.OVER_REFUND);
            }
            case READ_TWICE -> {
                provider.add(full);
                both(paid, full, DiscrepancyCode.DUPLICATE_ROW);
            }
            case CONFLICT -> {
                provider.add(payment(via, ref, id, due + 33, SUCCEEDED, at.plusSeconds(5)));
                both(paid, full, DiscrepancyCode.CONFLICTING_ROW);
            }
            default -> throw new IllegalStateException("no such fault: " + fault);
        }
    }

    private void both(StorePayment payment, ProviderRecord record, DiscrepancyCode code) {
        store.add(payment);
        provider.add(record);
        expect(payment.orderId(), code);
    }

    private void expect(String anchor, DiscrepancyCode code) {
        truth.put(anchor, code);
    }

    private void pair(String id, String via, String storeRef, String ref, String merchant, long due, Instant at) {
        store.add(Rows.store(id, 1, via, storeRef, due, due, 0, SUCCEEDED, at));
        provider.add(payment(via, ref, merchant, due, SUCCEEDED, at));
    }

    private static ProviderRecord payment(
            String via, String ref, String merchant, long gross, PaymentStatus status, Instant at) {
        return Rows.record(via, RecordKind.PAYMENT, ref, merchant, gross, "XAF", status, at, "");
    }

    private static ProviderRecord refund(String via, String parent, long gross, Instant at) {
        return Rows.record(
                via, RecordKind.REFUND, parent + "-r", "", gross, "XAF", SUCCEEDED, at.plusSeconds(300), parent);
    }
}
