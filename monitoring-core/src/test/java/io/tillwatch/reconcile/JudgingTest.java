package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.AUTHORIZED;
import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.INITIATED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.PaymentStatus.REVERSED;
import static io.tillwatch.payment.PaymentStatus.SUCCEEDED;
import static io.tillwatch.payment.PaymentStatus.UNKNOWN;
import static io.tillwatch.reconcile.Rows.T0;
import static io.tillwatch.reconcile.Rows.payment;
import static io.tillwatch.reconcile.Rows.record;
import static io.tillwatch.reconcile.Rows.refund;
import static io.tillwatch.reconcile.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.CurrencyReport.BucketTotal;
import io.tillwatch.reconcile.ProviderRecord.RecordMoney;
import io.tillwatch.severity.Severity;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each difference between the two sides is called. */
class JudgingTest extends Desk {
    @Test
    void attempts_and_statuses() {
        StorePayment paid = store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED);
        StorePayment open = store("A", 1, "stripe", "p1", 100, 0, PENDING);
        StorePayment failed = store("A", 1, "stripe", "p1", 100, 0, FAILED);
        record Case(StorePayment attempt, PaymentStatus provider, String codes) {}
        List<Case> cases = List.of(
                new Case(paid, SUCCEEDED, ""),
                new Case(paid, FAILED, "A STATUS_MISMATCH P0 [UNDERPAID]"),
                new Case(paid, REVERSED, "A REVERSED_AFTER_PAID P0 [UNDERPAID]"),
                new Case(paid, AUTHORIZED, "A APPROVED_NOT_CAPTURED P1 [UNDERPAID]"),
                new Case(paid, PENDING, "A UNDERPAID P1 [STUCK_PENDING]"),
                new Case(paid, UNKNOWN, "A UNMAPPED_STATUS P1 [UNDERPAID]"),
                new Case(open, SUCCEEDED, "A ORDER_UNPAID_BUT_CHARGED P1"),
                new Case(open, FAILED, "A STATUS_MISMATCH P2"),
                new Case(open, PENDING, "A UNDERPAID P1 [STUCK_PENDING]"),
                new Case(open, INITIATED, "A UNDERPAID P1 [STUCK_PENDING]"),
                new Case(failed, SUCCEEDED, "A ORDER_UNPAID_BUT_CHARGED P0"),
                new Case(failed, FAILED, ""),
                new Case(store("A", 1, "stripe", "p1", 100, 0, UNKNOWN), SUCCEEDED, "A ORDER_UNPAID_BUT_CHARGED P0"));
        for (Case c : cases) {
            store.clear();
            provider.clear();
            store.add(c.attempt());
            provider.add(payment("stripe", "p1", "A", 100, c.provider()));
            assertThat(codes()).as("%s", c).isEqualTo(c.codes());
        }
    }

    @Test
    void statuses_that_are_crossed_between_two_attempts() {
        store.add(store("A", 1, "stripe", "p1", 100, 0, FAILED));
        store.add(store("A", 2, "stripe", "p2", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 100, SUCCEEDED));
        provider.add(payment("stripe", "p2", "A", 100, FAILED));
        assertThat(codes()).isEqualTo("A STATUS_MISMATCH P0");
        provider.set(1, payment("stripe", "p2", "A", 100, SUCCEEDED));
        assertThat(codes()).isEqualTo("A DUPLICATE_CHARGE P0 [STATUS_MISMATCH]");
        provider.add(payment("stripe", "p3", "A", 100, UNKNOWN));
        assertThat(codes()).isEqualTo("A DUPLICATE_CHARGE P0 [STATUS_MISMATCH, UNMAPPED_STATUS]");
    }

    @Test
    void amounts_that_are_due_paid_and_taken() {
        record Case(long due, long paid, List<Long> taken, String codes) {}
        List<Case> cases = List.of(
                new Case(100, 100, List.of(100L), ""),
                new Case(100, 100, List.of(60L, 40L), ""),
                new Case(100, 100, List.of(99L), "A UNDERPAID P1"),
                new Case(100, 100, List.of(101L), "A OVERPAID P1"),
                new Case(100, 90, List.of(100L), "A AMOUNT_MISMATCH P1"),
                new Case(100, 100, List.of(100L, 30L), "A DUPLICATE_CHARGE P0"),
                new Case(100, 100, List.of(70L, 70L), "A DUPLICATE_CHARGE P0"),
                new Case(100, 100, List.of(60L, 50L), "A OVERPAID P1"),
                new Case(100, 100, List.of(1000L), "A SCALE_ERROR P0"),
                new Case(1000, 1000, List.of(1L), "A SCALE_ERROR P0"),
                new Case(100, 100, List.of(10_000_000L), "A OVERPAID P1"),
                new Case(0, 0, List.of(), ""));
        for (Case c : cases) {
            store.clear();
            provider.clear();
            store.add(store("A", 1, "stripe", "", c.due(), c.paid(), SUCCEEDED));
            for (int i = 0; i < c.taken().size(); i++) {
                provider.add(payment("stripe", "p" + i, "A", c.taken().get(i), SUCCEEDED));
            }
            assertThat(codes()).as("%s", c).isEqualTo(c.codes());
        }
    }

    @Test
    void captures_and_nets() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        ProviderRecord record = payment("stripe", "p1", "A", 100, SUCCEEDED);
        provider.add(with(record, money(100, 2, 98, 120), "", List.of(), SUCCEEDED));
        assertThat(codes()).isEqualTo("A CAPTURE_DIFFERS_FROM_AUTH P3");
        provider.set(0, with(record, money(100, 2, 98, 80), "", List.of(), SUCCEEDED));
        assertThat(codes()).isEqualTo("A CAPTURE_DIFFERS_FROM_AUTH P1");
        provider.set(0, with(record, money(100, 2, 99, 100), "", List.of(), SUCCEEDED));
        assertThat(codes()).isEqualTo("A NET_INCONSISTENT P1");
    }

    private static RecordMoney money(long gross, long fee, long net, long authorized) {
        return new RecordMoney(
                gross, Optional.of(fee), Optional.of(net), "XAF", Optional.empty(), "", Optional.of(authorized));
    }

    @Test
    void what_the_shop_calls_paid_and_counts_as_nothing_differs_from_what_was_paid() {
        store.add(store("A", 1, "stripe", "p1", 100, 0, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 100, SUCCEEDED));
        assertThat(codes()).isEqualTo("A AMOUNT_MISMATCH P1");
        assertThat(only().explanation())
                .hasToString("The shop counts 0 XAF as paid for order A, the providers took 100 XAF");
        store.set(0, store("A", 1, "stripe", "p1", 100, 0, FAILED));
        assertThat(codes()).isEqualTo("A ORDER_UNPAID_BUT_CHARGED P0");
    }

    @Test
    void a_payment_beside_cash_that_the_shop_does_not_count_is_told() {
        store.add(store("A", 1, "cash", "", 100, 40, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 60, SUCCEEDED));
        assertThat(codes()).isEqualTo("A AMOUNT_MISMATCH P1");
        store.add(store("A", 2, "stripe", "p1", 100, 0, FAILED));
        assertThat(codes()).isEqualTo("A STATUS_MISMATCH P0");
        provider.set(0, payment("stripe", "p1", "A", 0, FAILED));
        provider.add(payment("stripe", "p2", "A", 60, SUCCEEDED));
        assertThat(codes()).isEqualTo("A AMOUNT_MISMATCH P1");
    }

    @Test
    void cash_that_was_given_back_is_not_paid_twice_and_was_paid() {
        store.add(store("A", 1, "cash", "", 100, 100, 100, SUCCEEDED, T0));
        store.add(store("A", 2, "stripe", "p1", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 100, SUCCEEDED));
        assertThat(codes()).isEmpty();
        store.set(0, store("A", 1, "cash", "", 100, 40, 40, SUCCEEDED, T0));
        store.set(1, store("A", 2, "stripe", "p1", 100, 60, SUCCEEDED));
        provider.set(0, payment("stripe", "p1", "A", 60, SUCCEEDED));
        assertThat(codes()).isEmpty();
    }

    @Test
    void a_duplicate_that_both_sides_know_as_given_back_needs_nobody() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        store.add(store("A", 2, "stripe", "p2", 100, 100, 100, SUCCEEDED, T0));
        provider.add(payment("stripe", "p1", "A", 100, SUCCEEDED));
        provider.add(payment("stripe", "p2", "A", 100, SUCCEEDED));
        provider.add(refund("stripe", "r", "p2", -100));
        assertThat(run(LATER).discrepancies())
                .allMatch(d -> d.severity() == Severity.P3)
                .anyMatch(d -> d.code() == DiscrepancyCode.DUPLICATE_CHARGE
                        && d.nextAction().toString().startsWith("Nothing to give back"));
        store.set(0, store("A", 1, "stripe", "p1", 100, 100, 100, SUCCEEDED, T0));
        assertThat(codes()).startsWith("A DUPLICATE_CHARGE P0");
    }

    @Test
    void refunds_are_money_of_their_own() {
        ProviderRecord full = payment("stripe", "p1", "A", 100, SUCCEEDED);
        record Case(long refunded, List<ProviderRecord> records, String codes) {}
        List<Case> cases = List.of(
                new Case(100, List.of(full, refund("stripe", "r", "p1", -100)), ""),
                new Case(40, List.of(full, refund("stripe", "r", "p1", -40)), "A PARTIAL_REFUND P3"),
                new Case(40, List.of(full), "A REFUND_MISSING_AT_PROVIDER P1"),
                new Case(0, List.of(full, refund("stripe", "r", "p1", -40)), "A REFUND_MISSING_IN_STORE P1"),
                new Case(30, List.of(full, refund("stripe", "r", "p1", -40)), "A REFUND_AMOUNT_MISMATCH P1"),
                new Case(
                        100,
                        List.of(full, refund("stripe", "r", "p1", -70), refund("stripe", "r2", "p1", -70)),
                        "A OVER_REFUND P0 [REFUND_AMOUNT_MISMATCH]"),
                new Case(40, List.of(full, refundOf(FAILED)), "A REFUND_MISSING_AT_PROVIDER P1 [REFUND_FAILED]"),
                new Case(
                        40,
                        List.of(full, refundOf(PENDING)),
                        "A REFUND_MISSING_AT_PROVIDER P1 [REFUND_PENDING_TOO_LONG]"),
                new Case(
                        100,
                        List.of(payment("stripe", "p1", "A", 100, REVERSED), refund("stripe", "r", "p1", -100)),
                        ""));
        for (Case c : cases) {
            store.clear();
            provider.clear();
            store.add(store("A", 1, "stripe", "p1", 100, 100, c.refunded(), SUCCEEDED, T0));
            provider.addAll(c.records());
            assertThat(codes()).as("%s", c).isEqualTo(c.codes());
        }
    }

    private static ProviderRecord refundOf(PaymentStatus status) {
        return record("stripe", RecordKind.REFUND, "r", "", -40, "XAF", status, T0, "p1");
    }

    @Test
    void a_duplicate_that_was_given_back_needs_no_action() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 100, SUCCEEDED));
        provider.add(payment("stripe", "p2", "A", 100, SUCCEEDED));
        provider.add(refund("stripe", "r2", "p2", -100));
        assertThat(codes()).isEqualTo("A DUPLICATE_CHARGE P3 [REFUND_MISSING_IN_STORE]");
        assertThat(run(LATER).hasFindings()).isFalse();
    }

    @Test
    void disputes() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 100, SUCCEEDED));
        provider.add(record("stripe", RecordKind.DISPUTE, "d1", "", -100, "XAF", PENDING, T0, "p1"));
        assertThat(codes()).isEqualTo("A DISPUTE_OPEN P0");
        provider.set(1, record("stripe", RecordKind.DISPUTE, "d1", "", -100, "XAF", SUCCEEDED, T0, "p1"));
        assertThat(codes()).isEqualTo("A DISPUTE_LOST P1");
        provider.add(record("stripe", RecordKind.DISPUTE_REVERSAL, "v1", "", 100, "XAF", SUCCEEDED, T0, "d1"));
        assertThat(codes()).isEqualTo("A DISPUTE_WON P3");
        provider.set(2, refund("stripe", "r1", "p1", -100));
        assertThat(codes()).isEqualTo("A REFUND_MISSING_IN_STORE P0 [DISPUTE_ON_REFUNDED, DISPUTE_LOST]");
    }

    @Test
    void youth_excuses_absence_and_openness_and_nothing_else() {
        Instant soon = T0.plusSeconds(300);
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        store.add(store("B", 0, "stripe", "", 100, 0, PENDING));
        provider.add(payment("stripe", "p2", "B", 100, SUCCEEDED));
        provider.add(payment("stripe", "p3", "X", 100, SUCCEEDED));
        store.add(store("D", 1, "stripe", "p4", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p4", "D", 90, SUCCEEDED));
        store.add(store("E", 1, "stripe", "p5", 100, 100, 50, SUCCEEDED, T0));
        provider.add(payment("stripe", "p5", "E", 100, SUCCEEDED));
        assertThat(codes(soon)).isEqualTo("D UNDERPAID P1");
        assertThat(run(soon).inFlight()).isEqualTo(4);
        assertThat(codes())
                .isEqualTo("A MISSING_AT_PROVIDER P1; B ORDER_UNPAID_BUT_CHARGED P1; D UNDERPAID P1;"
                        + " E REFUND_MISSING_AT_PROVIDER P1; p3 MISSING_IN_STORE P0");
    }

    @Test
    void what_has_no_money_is_ignored() {
        store.add(store("A", 0, "stripe", "", 100, 0, PENDING));
        store.add(store("B", 1, "stripe", "x", 100, 0, FAILED));
        provider.add(payment("stripe", "p1", "Z", 100, FAILED));
        provider.add(record("stripe", RecordKind.PAYOUT, "po", "", -900, "XAF", SUCCEEDED, T0, ""));
        provider.add(record("stripe", RecordKind.FEE, "fe", "", 0, "XAF", SUCCEEDED, T0, ""));
        assertThat(codes()).isEqualTo("A ORDER_WITHOUT_ATTEMPT INFO");
        assertThat(run(LATER).currency("XAF").buckets().get(Bucket.IGNORED))
                .isEqualTo(new BucketTotal(2, 3, BigInteger.ZERO));
    }

    @Test
    void what_is_in_flight_is_told_by_age_and_name_wherever_it_stands() {
        Instant young = LATER.minus(Duration.ofMinutes(2));
        complete = false;
        store.add(StoreRow.paid("B", 500).at(young).line(2).row());
        store.add(StoreRow.paid("A", 500).at(young).line(3).row());
        store.add(StoreRow.paid("C", 500)
                .at(young.minus(Duration.ofHours(1)))
                .line(4)
                .row());
        assertThat(run(LATER).waiting())
                .extracting(waiting -> waiting.subject().orderId())
                .containsExactly("C", "A", "B");
    }
}
