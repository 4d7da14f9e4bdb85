package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.AUTHORIZED;
import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.INITIATED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.PaymentStatus.REVERSED;
import static io.tillwatch.payment.PaymentStatus.UNKNOWN;
import static io.tillwatch.payment.RecordKind.FEE;
import static io.tillwatch.payment.RecordKind.PAYOUT;
import static io.tillwatch.payment.RecordKind.REFUND;
import static io.tillwatch.reconcile.RecordRow.of;
import static io.tillwatch.reconcile.RecordRow.paid;
import static io.tillwatch.reconcile.Rows.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What went wrong in real shops. The first part is what the code of the shops does that this program was made for, the
 * second what is told in issues of public projects, named by project and number.
 */
class IncidentsTest extends Desk {
    private ReconciliationReport over(String... providers) {
        return Reconciliation.asOf(LATER)
                .policy(policy)
                .store(store)
                .provider(provider, new SourceCoverage("provider.csv", Set.of(providers), true, "ASSERTED"))
                .run();
    }

    private static String codes(ReconciliationReport report) {
        assertThat(report.isConserved()).isTrue();
        return String.join(
                "; ",
                report.discrepancies().stream()
                        .map(d -> d.subject().orderId() + " " + d.code() + " " + d.severity())
                        .toList());
    }

    // What the shops do

    @Test
    void agri_point_takes_a_photo_of_a_receipt_for_a_payment() {
        store.add(StoreRow.paid("CMD-1", 45_000)
                .via("mtn_momo", "")
                .proof(Proof.MANUAL)
                .row());
        assertThat(codes(over("mtn_momo"))).isEqualTo("CMD-1 PAID_ON_PROOF_ONLY P1");
        store.set(
                0,
                StoreRow.paid("CMD-1", 45_000)
                        .via("manual", "")
                        .proof(Proof.MANUAL)
                        .row());
        assertThat(codes(over("mtn_momo"))).isEmpty();
    }

    @Test
    void agri_point_sells_seventy_percent_now_and_thirty_later() {
        store.add(StoreRow.paid("CMD-1", 10_000)
                .paid(7000)
                .via("orange_money", "o1")
                .row());
        store.add(StoreRow.unpaid("CMD-1", 10_000, PENDING)
                .attempt(2)
                .via("orange_money", "")
                .row());
        provider.add(paid("orange_money", "o1", "CMD-1", 7000).row());
        Reconciliation planned = Reconciliation.asOf(LATER)
                .store(store)
                .provider(provider, new SourceCoverage("p", Set.of("orange_money"), true, "ASSERTED"))
                .schedule(List.of(
                        new Instalment("CMD-1", T0, 7000, "XAF", new Origin("plan.csv", 2)),
                        new Instalment("CMD-1", LATER.plusSeconds(1), 3000, "XAF", new Origin("plan.csv", 3))));
        assertThat(codes(planned.run())).isEqualTo("CMD-1 PARTIAL_PAYMENT P2");
        assertThat(codes(over("orange_money"))).isEqualTo("CMD-1 UNDERPAID P1");
    }

    @Test
    void agri_point_writes_a_status_that_its_own_model_does_not_know() {
        store.add(StoreRow.unpaid("CMD-1", 5000, UNKNOWN).via("mtn_momo", "m1").row());
        provider.add(paid("mtn_momo", "m1", "CMD-1", 5000).row());
        assertThat(codes(over("mtn_momo"))).isEqualTo("CMD-1 ORDER_UNPAID_BUT_CHARGED P0");
    }

    @Test
    void monepiceriz_puts_the_order_number_into_a_composite_reference_and_tries_again() {
        policy(p -> p.orderPatterns(List.of(Pattern.compile("^(?<order>.+)-\\d{14}-[A-Za-z0-9]{6}$"))));
        store.add(StoreRow.unpaid("MER-20260301-12", 8000, FAILED)
                .via("cinetpay", "")
                .row());
        store.add(StoreRow.paid("MER-20260301-12", 8000)
                .attempt(2)
                .via("cinetpay", "")
                .row());
        store.add(StoreRow.paid("MER-20260301-1", 9000).via("cinetpay", "").row());
        provider.add(paid("cinetpay", "c1", "MER-20260301-12-20260301100000-a1B2c3", 8000)
                .status(FAILED)
                .row());
        provider.add(paid("cinetpay", "c2", "MER-20260301-12-20260301100130-Zz9Yy8", 8000)
                .row());
        provider.add(paid("cinetpay", "c3", "MER-20260301-1-20260301100200-q1w2e3", 9000)
                .row());
        assertThat(codes(over("cinetpay"))).isEmpty();
    }

    @Test
    void monepiceriz_approves_a_fifth_more_than_the_basket_will_weigh() {
        store.add(StoreRow.paid("M-1", 9300).via("cinetpay", "c1").row());
        provider.add(paid("cinetpay", "c1", "M-1", 9300).authorized(12_000).row());
        assertThat(codes(over("cinetpay"))).isEqualTo("M-1 CAPTURE_DIFFERS_FROM_AUTH P3");
        provider.set(0, paid("cinetpay", "c1", "M-1", 9300).authorized(9000).row());
        assertThat(codes(over("cinetpay"))).isEqualTo("M-1 CAPTURE_DIFFERS_FROM_AUTH P1");
    }

    @Test
    void rachelfoods_delivers_for_cash_that_the_courier_has_not_handed_in() {
        store.add(StoreRow.paid("R-1", 3000)
                .via("cod", "")
                .proof(Proof.COURIER)
                .fulfilled(T0)
                .row());
        assertThat(codes(over("cod"))).isEqualTo("R-1 COD_NOT_REMITTED P1");
        assertThat(Reconciliation.asOf(T0.plus(Duration.ofHours(23)))
                        .store(store)
                        .provider(List.of(), new SourceCoverage("p", Set.of("cod"), true, "ASSERTED"))
                        .run()
                        .inFlight())
                .isEqualTo(1);
    }

    @Test
    void rachelfoods_gives_back_what_then_fails_or_waits() {
        store.add(StoreRow.paid("R-1", 3000).refunded(3000).via("stripe", "p1").row());
        provider.add(paid("stripe", "p1", "R-1", 3000).row());
        provider.add(
                of("stripe", REFUND, "r1", -3000).parent("p1").status(FAILED).row());
        assertThat(codes()).isEqualTo("R-1 REFUND_MISSING_AT_PROVIDER P1 [REFUND_FAILED]");
        provider.set(
                1,
                of("stripe", REFUND, "r1", -3000).parent("p1").status(PENDING).row());
        assertThat(codes()).isEqualTo("R-1 REFUND_MISSING_AT_PROVIDER P1 [REFUND_PENDING_TOO_LONG]");
    }

    @Test
    void afrigest_drops_every_message_from_orange_because_it_looks_for_another_field() {
        for (int i = 0; i < 5; i++) {
            store.add(StoreRow.unpaid("G-" + i, 1000 + i, PENDING)
                    .via("orange_money", "")
                    .row());
            provider.add(paid("orange_money", "MP" + i, "G-" + i, 1000 + i).row());
        }
        assertThat(over("orange_money").discrepancies())
                .hasSize(5)
                .allMatch(d -> d.code() == DiscrepancyCode.ORDER_UNPAID_BUT_CHARGED);
    }

    @Test
    void afrigest_believes_a_message_that_anybody_can_send() {
        store.add(StoreRow.paid("G-1", 90_000).via("mtn_momo", "forged").row());
        assertThat(codes(over("mtn_momo"))).isEqualTo("G-1 MISSING_AT_PROVIDER P1");
    }

    @Test
    void afrigest_does_not_look_at_the_amount_of_a_message() {
        store.add(StoreRow.paid("G-1", 90_000).via("mtn_momo", "m1").row());
        provider.add(paid("mtn_momo", "m1", "G-1", 100).row());
        assertThat(codes(over("mtn_momo"))).isEqualTo("G-1 UNDERPAID P1");
    }

    @Test
    void afrigest_books_a_payment_again_with_every_message() {
        store.add(StoreRow.paid("G-1", 5000).via("mtn_momo", "m1").row());
        store.add(StoreRow.paid("G-1", 5000).attempt(2).via("mtn_momo", "m1").row());
        provider.add(paid("mtn_momo", "m1", "G-1", 5000).row());
        assertThat(codes(over("mtn_momo"))).isEqualTo("G-1 AMOUNT_MISMATCH P1");
    }

    @Test
    void afrigest_takes_an_approved_paypal_order_for_a_paid_one_and_francs_of_guinea_for_all_francs() {
        store.add(StoreRow.paid("G-1", 5000).in("EUR").via("paypal", "pp1").row());
        provider.add(
                paid("paypal", "pp1", "G-1", 5000).in("EUR").status(AUTHORIZED).row());
        assertThat(codes(over("paypal"))).isEqualTo("G-1 APPROVED_NOT_CAPTURED P1");
        store.set(0, StoreRow.paid("G-1", 5000).in("GNF").via("mtn_momo", "m1").row());
        provider.set(0, paid("mtn_momo", "m1", "G-1", 5000).row());
        assertThat(codes(over("mtn_momo"))).isEqualTo("G-1 CURRENCY_MISMATCH P0");
    }

    // What others report

    @Test
    void calcom_13845_charges_a_hundredfold_and_divides_again_in_the_message_so_that_its_own_books_agree() {
        store.add(StoreRow.paid("cal-1", 5000).via("stripe", "pi_1").row());
        provider.add(paid("stripe", "pi_1", "cal-1", 500_000).row());
        assertThat(codes()).isEqualTo("cal-1 SCALE_ERROR P0");
    }

    @Test
    void invoiceplane_1677_paymenter_1258_opencollective_11660_know_no_currency_without_decimals() {
        for (String currency : List.of("XAF", "XOF", "JPY", "UGX", "GNF")) {
            store.add(StoreRow.paid(currency, 2500)
                    .in(currency)
                    .via("stripe", "pi_" + currency)
                    .row());
            provider.add(paid("stripe", "pi_" + currency, currency, 250_000)
                    .in(currency)
                    .row());
        }
        assertThat(over("stripe").discrepancies()).hasSize(5).allMatch(d -> d.code() == DiscrepancyCode.SCALE_ERROR);
    }

    @Test
    void woocommerce_gateway_stripe_2674_sends_hundredths_of_a_hundredth() {
        store.add(StoreRow.paid("ug-1", 500_000).in("UGX").via("stripe", "pi_1").row());
        provider.add(paid("stripe", "pi_1", "ug-1", 5000).in("UGX").row());
        assertThat(codes()).isEqualTo("ug-1 SCALE_ERROR P0");
    }

    @Test
    void woocommerce_gateway_stripe_5362_charges_one_order_through_two_gateways() {
        store.add(StoreRow.paid("w-1", 4900).via("paypal", "pp1").row());
        provider.add(paid("paypal", "pp1", "w-1", 4900).row());
        provider.add(paid("stripe", "pi_1", "w-1", 4900).at(T0.plusSeconds(90)).row());
        assertThat(codes()).isEqualTo("w-1 DUPLICATE_CHARGE_CROSS_PROVIDER P0");
        assertThat(run(LATER).discrepancies().get(0).subject().providerId()).isEqualTo("pi_1");
    }

    @Test
    void woocommerce_gateway_stripe_489_charges_twice_and_2331_hears_of_it_twice() {
        store.add(StoreRow.paid("w-1", 4900).via("stripe", "pi_1").row());
        provider.add(paid("stripe", "pi_1", "w-1", 4900).row());
        provider.add(paid("stripe", "pi_2", "w-1", 4900).at(T0.plusSeconds(2)).row());
        assertThat(codes()).isEqualTo("w-1 DUPLICATE_CHARGE P0");
        provider.set(1, paid("stripe", "pi_1", "w-1", 4900).line(9).row());
        assertThat(codes()).isEqualTo("w-1 DUPLICATE_ROW INFO");
    }

    @Test
    void frappe_payments_240_remembers_a_failure_and_dismisses_the_success_that_follows() {
        store.add(StoreRow.unpaid("f-1", 700, FAILED).via("stripe", "pi_1").row());
        provider.add(paid("stripe", "pi_1", "f-1", 700).row());
        assertThat(codes()).isEqualTo("f-1 ORDER_UNPAID_BUT_CHARGED P0");
    }

    @Test
    void vivapayments_1007_leaves_a_quarter_of_charged_orders_pending() {
        for (int i = 0; i < 20; i++) {
            boolean stuck = i % 4 == 0;
            store.add((stuck ? StoreRow.unpaid("v-" + i, 5000, PENDING) : StoreRow.paid("v-" + i, 5000))
                    .via("stripe", "pi_" + i)
                    .row());
            provider.add(paid("stripe", "pi_" + i, "v-" + i, 5000).row());
        }
        assertThat(codes()).contains("v-0 ORDER_UNPAID_BUT_CHARGED P1").contains("v-16 ORDER_UNPAID");
        assertThat(run(LATER).discrepancies()).hasSize(5);
    }

    @Test
    void hi_events_598_answers_a_retry_with_204_and_does_nothing() {
        store.add(StoreRow.unpaid("h-1", 3000, INITIATED).via("stripe", "pi_1").row());
        provider.add(paid("stripe", "pi_1", "", 3000).row());
        assertThat(codes()).isEqualTo("h-1 ORDER_UNPAID_BUT_CHARGED P1");
    }

    @Test
    void altarwed_209_and_osen_wc_mpesa_27_never_ask_again_about_old_pending_orders() {
        store.add(StoreRow.unpaid("o-1", 3000, PENDING).via("stripe", "pi_1").row());
        provider.add(paid("stripe", "pi_1", "o-1", 3000).status(PENDING).row());
        assertThat(codes(T0.plusSeconds(120))).isEmpty();
        assertThat(codes()).isEqualTo("o-1 UNDERPAID P1 [STUCK_PENDING]");
    }

    @Test
    void webhookdb_301_hears_nothing_of_movements_that_only_the_balance_knows() {
        store.add(StoreRow.paid("b-1", 3000).via("stripe", "pi_1").row());
        provider.add(paid("stripe", "pi_1", "b-1", 3000).fee(90).payout("po").row());
        provider.add(of("stripe", PAYOUT, "po", -2860).row());
        assertThat(codes()).isEqualTo("po PAYOUT_NOT_COMPOSED P1");
        provider.add(of("stripe", FEE, "txn_1", 0).fee(50).payout("po").row());
        assertThat(codes()).isEmpty();
    }

    @Test
    void enupal_stripe_196_makes_a_second_order_for_one_payment() {
        store.add(StoreRow.paid("e-1", 3000).via("stripe", "pi_1").row());
        store.add(StoreRow.paid("e-2", 3000).via("stripe", "pi_1").row());
        provider.add(paid("stripe", "pi_1", "e-1", 3000).row());
        assertThat(codes()).isEqualTo("e-1 SHARED_REFERENCE P1; e-2 SHARED_REFERENCE P1 [MISSING_AT_PROVIDER]");
    }

    @Test
    void opencollective_2285_and_paid_memberships_pro_889_have_charges_without_an_order() {
        provider.add(paid("stripe", "pi_1", "lost-1", 3000).row());
        assertThat(codes()).isEqualTo("pi_1 MISSING_IN_STORE P0");
    }

    @Test
    void hyperswitch_5486_calls_missing_what_is_only_young() {
        Instant now = T0.plus(Duration.ofMinutes(14));
        store.add(StoreRow.paid("y-1", 3000).via("stripe", "pi_1").row());
        provider.add(paid("stripe", "pi_9", "y-9", 100).row());
        assertThat(codes(now)).isEmpty();
        assertThat(run(now).inFlight()).isEqualTo(2);
    }

    @Test
    void a_mobile_money_operator_takes_a_payment_back_after_the_goods_have_left() {
        store.add(StoreRow.paid("r-1", 3000).via("stripe", "m1").fulfilled(T0).row());
        provider.add(paid("stripe", "m1", "r-1", 3000).status(REVERSED).row());
        assertThat(codes()).isEqualTo("r-1 REVERSED_AFTER_PAID P0 [UNDERPAID]");
    }
}
