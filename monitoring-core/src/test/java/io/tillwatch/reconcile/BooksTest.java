package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.PaymentStatus.REVERSED;
import static io.tillwatch.payment.RecordKind.ADJUSTMENT;
import static io.tillwatch.payment.RecordKind.FEE;
import static io.tillwatch.payment.RecordKind.HOLD;
import static io.tillwatch.payment.RecordKind.PAYOUT;
import static io.tillwatch.payment.RecordKind.REFUND;
import static io.tillwatch.reconcile.RecordRow.of;
import static io.tillwatch.reconcile.RecordRow.paid;
import static io.tillwatch.reconcile.Rows.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.severity.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fees, payouts, holds and exchanges: what they are called, and what they are not. */
class BooksTest extends Desk {
    private static final FeeContract STRIPE =
            new FeeContract("stripe", "XAF", new BigDecimal("0.029"), 30, 50, 9000, 1);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "10000,  320, -",
                "10000,  321, -",
                "10000,  319, -",
                "10000,  322, FEE_MISMATCH P2",
                "10000,  318, FEE_MISMATCH P2",
                "100,     50, -",
                "100,     33, FEE_MISMATCH P2",
                "1000000, 9000, -",
                "1000000, 29030, FEE_MISMATCH P2"
            })
    void a_fee_is_held_against_the_contract(long gross, long fee, String code) {
        policy(p -> p.fee(STRIPE));
        pair(paid("stripe", "p1", "A", gross).fee(fee), gross);
        assertThat(codes()).isEqualTo(code == null ? "" : "A " + code);
    }

    @Test
    void a_fee_that_the_contract_expects_and_nobody_names_is_missing_and_estimated() {
        pair(paid("stripe", "p1", "A", 10_000), 10_000);
        assertThat(codes()).isEmpty();
        policy(p -> p.fee(STRIPE));
        assertThat(codes()).isEqualTo("A FEE_MISSING P3");
        assertThat(only().explanation())
                .hasToString("stripe names no fee for record p1; by the contract it is 320 XAF");
        assertThat(only().amounts().expected()).isEqualTo(320);
        policy(p -> p.fee(new FeeContract("stripe", "EUR", BigDecimal.ZERO, 0, 0, 0, 0))
                .fee(FeeContract.of("stripe", "XAF", new BigDecimal("0.5"))));
        assertThat(only().amounts().expected()).isEqualTo(5000);
    }

    @Test
    void a_payout_is_the_sum_of_its_records() {
        store.add(StoreRow.paid("A", 1000).via("stripe", "p1").row());
        provider.add(paid("stripe", "p1", "A", 1000).fee(30).payout("po").row());
        provider.add(of("stripe", FEE, "f1", 0).fee(70).payout("po").row());
        provider.add(of("stripe", ADJUSTMENT, "a1", 100).fee(0).payout("po").row());
        provider.add(of("stripe", PAYOUT, "po", -1000).fee(0).row());
        assertThat(codes()).isEmpty();

        provider.set(3, of("stripe", PAYOUT, "po", -990).row());
        assertThat(codes()).isEqualTo("po PAYOUT_NOT_COMPOSED P1");
        assertThat(only().amounts().expected()).isEqualTo(1000);
        assertThat(only().amounts().actual()).isEqualTo(990);
        assertThat(only().effect()).isEmpty();
        assertThat(run(T0.plusSeconds(60)).discrepancies()).isEmpty();

        provider.set(2, of("stripe", ADJUSTMENT, "a1", 90).fee(0).payout("po").row());
        assertThat(codes()).isEmpty();
        provider.set(2, of("stripe", ADJUSTMENT, "a1", 777).payout("po").row());
        assertThat(codes()).isEmpty();
        provider.set(
                2,
                of("stripe", ADJUSTMENT, "a1", 777)
                        .fee(0)
                        .payout("po")
                        .status(FAILED)
                        .row());
        assertThat(codes()).isEqualTo("po PAYOUT_NOT_COMPOSED P1");
        provider.set(
                2,
                of("stripe", ADJUSTMENT, "a1", 90).fee(0).in("EUR").payout("po").row());
        assertThat(codes()).isEmpty();
        complete = false;
        provider.set(2, of("stripe", ADJUSTMENT, "a1", 777).fee(0).payout("po").row());
        assertThat(codes()).isEmpty();
    }

    @Test
    void a_payout_without_any_record_of_its_own_cannot_be_composed_and_one_that_failed_is_told() {
        provider.add(of("stripe", PAYOUT, "po", -990).row());
        assertThat(codes()).isEmpty();
        provider.set(0, of("stripe", PAYOUT, "po", -990).status(FAILED).row());
        assertThat(codes()).isEqualTo("po PAYOUT_FAILED P0");
        assertThat(only().explanation()).hasToString("The payout po of stripe over 990 XAF failed");
        provider.set(0, of("stripe", PAYOUT, "po", -990).status(REVERSED).row());
        assertThat(codes()).isEqualTo("po PAYOUT_FAILED P0");
        provider.set(0, of("stripe", PAYOUT, "po", -990).status(PENDING).row());
        assertThat(codes()).isEmpty();
    }

    @Test
    void what_a_courier_hands_in_is_the_sum_of_the_round() {
        store.add(StoreRow.paid("A", 4000).via("cod", "c1").row());
        store.add(StoreRow.paid("B", 6000).via("cod", "c2").row());
        provider.add(paid("cod", "c1", "A", 4000).fee(0).payout("round-7").row());
        provider.add(paid("cod", "c2", "B", 6000).fee(0).payout("round-7").row());
        provider.add(of("cod", PAYOUT, "round-7", -9500).row());
        assertThat(codes()).isEqualTo("round-7 COD_CASH_MISMATCH P1");
        assertThat(only().explanation())
                .hasToString("The courier handed in 9500 XAF in round round-7, its orders add up to 10000 XAF");
        provider.set(2, of("cod", PAYOUT, "round-7", -10_000).row());
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-02T10:00:00Z, 2026-03-04T10:00:00Z, -",
                "2026-03-02T10:00:00Z, 2026-03-04T10:00:01Z, A UNSETTLED_AGEING P2",
                "2026-03-06T10:00:00Z, 2026-03-10T10:00:00Z, -",
                "2026-03-06T10:00:00Z, 2026-03-10T10:00:01Z, A UNSETTLED_AGEING P2",
                "2026-03-07T10:00:00Z, 2026-03-10T10:00:01Z, A UNSETTLED_AGEING P2"
            })
    void available_money_must_be_paid_out_within_two_working_days(Instant available, Instant asOf, String codes) {
        pair(paid("stripe", "p1", "A", 1000).fee(30).available(available), 1000);
        assertThat(codes(asOf)).isEqualTo(codes == null ? "" : codes);
        provider.set(
                0,
                paid("stripe", "p1", "A", 1000)
                        .fee(30)
                        .available(available)
                        .payout("po")
                        .row());
        assertThat(codes(asOf)).isEmpty();
    }

    @Test
    void money_that_is_not_the_shop_s_does_not_wait_for_a_payout() {
        Instant available = Instant.parse("2026-02-20T10:00:00Z");
        store.add(StoreRow.paid("A", 1000).refunded(1000).via("stripe", "p1").row());
        provider.add(paid("stripe", "p1", "A", 1000).payout("po").row());
        provider.add(of("stripe", REFUND, "r1", -1000)
                .parent("p1")
                .available(available)
                .row());
        provider.add(paid("stripe", "p2", "Z", 1000)
                .status(FAILED)
                .available(available)
                .row());
        assertThat(codes()).isEmpty();
    }

    @Test
    void what_is_held_back_is_told_until_it_is_free_again() {
        provider.add(of("stripe", HOLD, "h1", -500).row());
        assertThat(codes()).isEqualTo("h1 RESERVE_HELD P3");
        assertThat(only().explanation()).hasToString("stripe holds 500 XAF back (h1)");
        provider.add(of("stripe", HOLD, "h2", 200).parent("h1").row());
        assertThat(only().amounts().actual()).isEqualTo(300);
        provider.set(1, of("stripe", HOLD, "h2", 500).parent("h1").row());
        assertThat(codes()).isEmpty();
        provider.set(0, of("stripe", HOLD, "h1", -500).status(PENDING).row());
        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"0.001524, P3", "0.0015,   P2", "0.001526, P3", "0.001527, P2", "-,        -"})
    void an_exchange_is_told_and_its_rate_checked(String rate, Severity severity) {
        RecordRow settled = paid("stripe", "p1", "A", 762).in("EUR").seen(5000, "XAF");
        pair(rate == null ? settled : settled.rate(rate), 5000);
        assertThat(codes()).isEqualTo(severity == null ? "" : "A FX_CONVERTED " + severity);
    }

    @Test
    void an_exchange_names_both_amounts_and_one_of_another_currency_is_no_exchange() {
        pair(paid("stripe", "p1", "A", 762).in("EUR").seen(5000, "XAF").rate("0.001524"), 5000);
        assertThat(only().explanation())
                .hasToString("The payment p1 of order A was exchanged by stripe: 5000 XAF became 7.62 EUR");
        provider.set(
                0, paid("stripe", "p1", "A", 762).in("EUR").rate("0.001524").row());
        assertThat(codes()).isEqualTo("A CURRENCY_MISMATCH P0");
        provider.set(
                0,
                paid("stripe", "p1", "A", 762)
                        .in("EUX")
                        .seen(5000, "XAF")
                        .rate("0.001524")
                        .row());
        assertThat(codes()).isEqualTo("A FX_CONVERTED P2");
    }
}
