package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.PaymentStatus.SUCCEEDED;
import static io.tillwatch.payment.RecordKind.DISPUTE;
import static io.tillwatch.payment.RecordKind.FEE;
import static io.tillwatch.payment.RecordKind.PAYMENT;
import static io.tillwatch.reconcile.RecordRow.of;
import static io.tillwatch.reconcile.RecordRow.paid;
import static io.tillwatch.reconcile.Rows.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconcile.CurrencyReport.BucketTotal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where one bucket ends and the next begins. */
class EdgesTest extends Desk {
    private static final Instant SOON = T0.plusSeconds(300);

    private BucketTotal bucket(Bucket bucket) {
        return run(LATER).currency("XAF").buckets().get(bucket);
    }

    @Test
    void an_attempt_that_no_source_covers_is_judged_only_by_records_of_customers_money() {
        store.add(StoreRow.unpaid("A", 100, FAILED).via("cash", "").row());
        assertThat(bucket(Bucket.NOT_JUDGED).storeCount()).isEqualTo(1);
        provider.add(of("stripe", FEE, "f", 0).ref("A").fee(5).row());
        assertThat(codes()).isEmpty();
        assertThat(bucket(Bucket.NOT_JUDGED)).isEqualTo(new BucketTotal(1, 0, BigInteger.ZERO));
        provider.add(paid("stripe", "p1", "A", 100).row());
        assertThat(codes()).isEqualTo("A ORDER_UNPAID_BUT_CHARGED P0");

        store.clear();
        provider.clear();
        store.add(StoreRow.paid("B", 100).paid(0).refunded(50).via("cash", "").row());
        assertThat(bucket(Bucket.NOT_JUDGED)).isEqualTo(new BucketTotal(1, 0, BigInteger.valueOf(-50)));
    }

    @Test
    void a_refund_of_what_was_never_paid_is_missing_too() {
        store.add(StoreRow.unpaid("A", 100, SUCCEEDED)
                .refunded(40)
                .via("stripe", "p1")
                .row());
        assertThat(codes()).isEqualTo("A REFUND_MISSING_AT_PROVIDER P1");
        assertThat(codes(SOON)).isEmpty();
        complete = false;
        assertThat(codes()).isEmpty();
        assertThat(run(LATER).inFlight()).isEqualTo(1);
    }

    @Test
    void only_a_source_that_could_hold_the_money_excuses_that_it_is_missing() {
        store.add(StoreRow.unpaid("A", 100, FAILED).via("paypal", "x").row());
        store.add(StoreRow.paid("A", 100).attempt(2).via("stripe", "p1").row());
        ReconciliationReport report = Reconciliation.asOf(LATER)
                .store(store)
                .provider(List.of(), new SourceCoverage("s", Set.of("stripe"), true, "ASSERTED"))
                .provider(List.of(), new SourceCoverage("p", Set.of("paypal"), false, "ASSERTED"))
                .run();
        assertThat(report.discrepancies())
                .extracting(Discrepancy::code)
                .containsExactly(DiscrepancyCode.MISSING_AT_PROVIDER);
    }

    @Test
    void a_dispute_without_an_order_is_told_when_it_is_old_and_its_source_whole() {
        provider.add(of("stripe", DISPUTE, "d1", -100).status(PENDING).row());
        assertThat(codes()).isEqualTo("d1 DISPUTE_OPEN P0");
        provider.add(paid("stripe", "p2", "Z", 100).status(FAILED).row());
        assertThat(run(SOON).inFlight()).isZero();
        provider.set(1, paid("stripe", "p2", "Z", 100).status(PENDING).row());
        assertThat(run(SOON).inFlight()).isEqualTo(1);
        complete = false;
        assertThat(codes()).isEmpty();
        assertThat(run(LATER).inFlight()).isEqualTo(1);
        provider.set(0, paid("wave", "w1", "Q", 100).row());
        assertThat(codes()).isEqualTo("w1 MISSING_IN_STORE P0");
    }

    @Test
    void an_attempt_that_failed_excuses_no_missing_part() {
        store.add(StoreRow.paid("A", 100).paid(60).via("stripe", "p1").row());
        store.add(
                StoreRow.unpaid("A", 100, FAILED).attempt(2).via("stripe", "p2").row());
        provider.add(paid("stripe", "p1", "A", 60).row());
        assertThat(codes(SOON)).isEqualTo("A UNDERPAID P1");
        store.set(
                1,
                StoreRow.paid("A", 100).paid(40).attempt(2).via("stripe", "p2").row());
        assertThat(codes(SOON)).isEmpty();
        assertThat(run(SOON).inFlight()).isEqualTo(1);
    }

    @Test
    void books_and_clocks_do_not_hinder_that_a_refund_is_awaited_and_amounts_do() {
        policy(p -> p.fee(FeeContract.of("stripe", "XAF", BigDecimal.ZERO)));
        store.add(StoreRow.paid("A", 100).refunded(10).via("stripe", "p1").row());
        provider.add(paid("stripe", "p1", "A", 100).row());
        assertThat(codes(SOON)).isEmpty();
        assertThat(codes()).isEqualTo("A REFUND_MISSING_AT_PROVIDER P1 [FEE_MISSING]");
        provider.set(0, paid("stripe", "p1", "A", 101).row());
        assertThat(codes(SOON)).isEqualTo("A OVERPAID P1 [REFUND_MISSING_AT_PROVIDER, FEE_MISSING]");
        provider.set(0, paid("stripe", "p1", "A", 100).row());
        store.set(0, StoreRow.paid("A", 100).via("stripe", "p1").row());
        assertThat(codes(SOON)).isEqualTo("A FEE_MISSING P3");
    }

    @Test
    void a_suggestion_may_rest_on_another_id_and_never_on_one_that_is_contradicted() {
        store.add(StoreRow.paid("CMD-1042", 5000).via("stripe", "MP12345").row());
        provider.add(paid("stripe", "zzz", "", 5000).altIds("q", "MP12354").row());
        assertThat(codes()).isEqualTo("CMD-1042 NEAR_REFERENCE P2 [MISSING_AT_PROVIDER, MISSING_IN_STORE]");
        provider.set(
                0, paid("stripe", "zzz", "OTHER-99", 5000).altIds("MP12354").row());
        assertThat(codes()).isEqualTo("CMD-1042 MISSING_AT_PROVIDER P1; zzz MISSING_IN_STORE P0");
        provider.set(
                0, paid("stripe", "zzz", "CMD-1024", 5000).altIds("MP12354").row());
        assertThat(codes()).isEqualTo("CMD-1042 NEAR_REFERENCE P2 [MISSING_AT_PROVIDER, MISSING_IN_STORE]");
        provider.set(0, paid("stripe", "zzz", "CMD-1024", 5000).row());
        assertThat(codes()).isEqualTo("CMD-1042 MISSING_AT_PROVIDER P1; zzz MISSING_IN_STORE P0");
    }

    @Test
    void a_suggestion_reaches_a_day_or_the_longer_window() {
        store.add(StoreRow.paid("CMD-1042", 5000).via("stripe", "").paidAt(T0).row());
        Duration day = Duration.ofHours(24);
        provider.add(paid("stripe", "x", "", 5000).completed(T0.plus(day)).row());
        assertThat(codes()).contains("AMOUNT_TIME_ONLY");
        provider.set(
                0,
                paid("stripe", "x", "", 5000)
                        .completed(T0.plus(day).plusSeconds(1))
                        .row());
        assertThat(codes()).doesNotContain("AMOUNT_TIME_ONLY");
        policy(p -> p.window("stripe", Duration.ofHours(25)).otherWindow(Duration.ZERO));
        assertThat(codes(LATER.plus(day))).contains("AMOUNT_TIME_ONLY");
    }

    @Test
    void balances_rates_and_dates_that_differ_are_a_conflict_and_blanks_are_not() {
        RecordRow[] first = {
            paid("stripe", "p1", "A", 100).balance(7),
            paid("stripe", "p1", "A", 100).rate("2"),
            paid("stripe", "p1", "A", 100).available(T0)
        };
        RecordRow[] other = {
            paid("stripe", "p1", "A", 100).balance(8),
            paid("stripe", "p1", "A", 100).rate("3"),
            paid("stripe", "p1", "A", 100).available(T0.plusSeconds(1))
        };
        ProviderRecord blank = paid("stripe", "p1", "A", 100).row();
        for (int i = 0; i < first.length; i++) {
            assertThat(RowFilter.records(List.of(first[i].row(), other[i].row()))
                            .codes())
                    .containsValue(DiscrepancyCode.CONFLICTING_ROW);
            assertThat(RowFilter.records(List.of(first[i].row(), blank)).codes())
                    .containsValue(DiscrepancyCode.DUPLICATE_ROW);
        }
    }

    @Test
    void the_most_advanced_row_counts_even_if_another_is_later() {
        ProviderRecord done = new ProviderRecord(
                "stripe",
                PAYMENT,
                "p1",
                "A",
                ProviderRecord.RecordMoney.of(100, "XAF"),
                SUCCEEDED,
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                List.of(),
                "",
                Optional.empty(),
                new Origin("p", 1));
        ProviderRecord open =
                paid("stripe", "p1", "A", 100).status(PENDING).completed(LATER).row();
        assertThat(RowFilter.records(List.of(open, done)).kept()).containsExactly(done);
        StorePayment paid = StoreRow.paid("A", 100).row();
        StorePayment tried = StoreRow.unpaid("A", 100, PENDING)
                .paidAt(Rows.T0.plusSeconds(40))
                .row();
        assertThat(RowFilter.payments(List.of(tried, paid)).kept()).containsExactly(paid);
        assertThat(RowFilter.payments(List.of(tried, paid)).repeated()).containsExactly(tried);
    }
}
