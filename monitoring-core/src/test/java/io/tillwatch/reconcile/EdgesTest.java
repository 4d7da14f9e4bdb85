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
import io.tillwatch.severity.Severity;
import io.tillwatch.time.BusinessDay;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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

    @Test
    void a_payment_that_the_shop_lists_twice_counts_once() {
        pair(paid("stripe", "p1", "A", 100), 100);
        store.add(store.get(0));
        assertThat(codes()).isEqualTo("A DUPLICATE_ROW INFO");
        assertThat(bucket(Bucket.IGNORED)).isEqualTo(new BucketTotal(1, 0, BigInteger.valueOf(100)));
    }

    @Test
    void of_two_payments_of_the_shop_that_contradict_each_other_the_later_counts() {
        pair(paid("stripe", "p1", "A", 100), 100);
        store.add(StoreRow.paid("A", 100)
                .paid(60)
                .via("stripe", "p1")
                .at(T0.minusSeconds(60))
                .row());
        assertThat(codes()).isEqualTo("A CONFLICTING_ROW P1");
        assertThat(bucket(Bucket.QUARANTINED).storeCount()).isEqualTo(1);
    }

    @Test
    void what_happens_after_the_instant_of_judgement_is_no_part_of_it() {
        store.add(StoreRow.paid("A", 100).at(LATER.plusSeconds(1)).row());
        assertThat(codes()).isEmpty();
        assertThat(run(LATER).waiting()).isEmpty();
        assertThat(bucket(Bucket.IGNORED).storeCount()).isEqualTo(1);
    }

    @Test
    void the_day_that_is_judged_says_where_midnight_is() {
        Instant late = Instant.parse("2026-03-01T22:59:25Z");
        store.add(StoreRow.paid("A", 100).via("stripe", "p1").at(late).row());
        provider.add(paid("stripe", "p1", "A", 100).at(late).row());
        Reconciliation reconciliation = Reconciliation.asOf(LATER)
                .store(store)
                .provider(provider, new SourceCoverage("s", Set.of("stripe"), true, "ASSERTED"));
        assertThat(reconciliation.run().discrepancies()).isEmpty();
        reconciliation.day(new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala")));
        assertThat(reconciliation.run().discrepancies())
                .extracting(Discrepancy::code)
                .containsExactly(DiscrepancyCode.CUTOFF_SHIFT);
    }

    @Test
    void what_no_source_covers_is_told_by_provider_and_counts_only_what_was_not_judged() {
        pair(paid("stripe", "p1", "A", 100), 100);
        store.add(StoreRow.paid("B", 100).via("cash", "").row());
        store.add(StoreRow.paid("C", 100).via("cash", "").row());
        store.add(StoreRow.paid("D", 100).via("cheque", "").row());
        store.add(StoreRow.unpaid("D", 100, FAILED).attempt(2).row());
        store.add(StoreRow.unpaid("E", 100, FAILED).via("cash", "").row());
        store.add(
                StoreRow.unpaid("E", 100, FAILED).via("voucher", "").attempt(2).row());
        provider.add(paid("stripe", "p2", "E", 100).row());
        assertThat(codes()).isEqualTo("E ORDER_UNPAID_BUT_CHARGED P0");
        assertThat(run(LATER).notices())
                .extracting(Object::toString)
                .containsExactly(
                        "not judged: cash, which no source covers (2 rows)",
                        "not judged: cheque, which no source covers (1 row)");
    }

    @Test
    void the_last_attempt_and_the_latest_payment_speak_for_an_order_however_they_came() {
        store.add(StoreRow.paid("A", 1000).paid(700).attempt(2).row());
        store.add(StoreRow.paid("A", 1000).paid(300).attempt(1).row());
        assertThat(only().subject().attempt()).contains(2);
        provider.add(paid("stripe", "p2", "A", 1000).at(T0.plusSeconds(60)).row());
        provider.add(paid("stripe", "p1", "A", 1000).row());
        assertThat(only().subject().providerId()).isEqualTo("p2");
    }

    @Test
    void a_slip_means_something_in_references_of_five_characters_and_more() {
        assertThat(References.areNear("AB12", "AB13")).isFalse();
        assertThat(References.areNear("ABC12", "ABC13")).isTrue();
        assertThat(References.areNear("ABC12", "ABC1234")).isTrue();
        assertThat(References.areNear("ABC12", "ABC12345")).isFalse();
        assertThat(References.areNear("ABC12", "ABX34")).isFalse();
    }

    @Test
    void each_severity_has_its_time_to_be_settled() {
        assertThat(Severities.DEFAULTS.allowed()).isNotEmpty();
        assertThat(new Severities(Map.of(), List.of(), List.of(), Map.of(Severity.P1, Duration.ofHours(7))).allowed())
                .isEqualTo(Map.of(Severity.P1, Duration.ofHours(7)));
    }

    @Test
    void an_unknown_currency_without_an_order_matters_only_where_money_moved() {
        provider.add(of("stripe", DISPUTE, "d1", -100).in("QQQ").status(PENDING).row());
        assertThat(codes()).isEqualTo("d1 DISPUTE_OPEN P0");
        provider.set(0, paid("stripe", "p1", "", 0).in("QQQ").row());
        assertThat(codes()).isEmpty();
        provider.set(0, paid("stripe", "p1", "", 100).in("QQQ").row());
        assertThat(codes()).startsWith("p1 UNKNOWN_CURRENCY");
    }

    @Test
    void an_attempt_that_failed_before_keeps_nobody_from_a_suggestion() {
        store.add(StoreRow.unpaid("A", 500, FAILED).via("stripe", "").row());
        store.add(StoreRow.paid("A", 500).attempt(2).via("stripe", "").row());
        provider.add(paid("stripe", "p1", "", 500).row());
        assertThat(codes()).startsWith("A AMOUNT_TIME_ONLY P2");
        store.set(0, StoreRow.paid("A", 500).paid(200).via("stripe", "").row());
        store.set(
                1,
                StoreRow.paid("A", 500).paid(300).attempt(2).via("stripe", "").row());
        assertThat(codes()).doesNotContain("AMOUNT_TIME_ONLY");
    }

    @Test
    void a_net_that_does_not_fit_keeps_nobody_from_a_suggestion() {
        store.add(StoreRow.paid("A", 500).via("stripe", "").row());
        provider.add(paid("stripe", "p1", "", 500).fee(10).net(480).row());
        assertThat(codes()).startsWith("A AMOUNT_TIME_ONLY P1").contains("NET_INCONSISTENT");
    }
}
