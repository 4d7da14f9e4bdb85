package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.SUCCEEDED;
import static io.tillwatch.reconcile.Rows.T0;
import static io.tillwatch.reconcile.Rows.payment;
import static io.tillwatch.reconcile.Rows.record;
import static io.tillwatch.reconcile.Rows.refund;
import static io.tillwatch.reconcile.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.payment.Proof;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.CurrencyReport.BucketTotal;
import io.tillwatch.reconcile.ProviderRecord.RecordMoney;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys, suggestions, coverage, period and the law. */
class ReconciliationTest extends Desk {
    @Test
    void the_example_of_the_law_ties_as_written() {
        store.add(store("A", 1, "stripe", "p1", 5000, 5000, SUCCEEDED));
        store.add(store("B", 1, "stripe", "p3", 10000, 10000, 2500, SUCCEEDED, T0));
        store.add(store("C", 1, "stripe", "", 2500, 2500, 0, SUCCEEDED, LATER.minusSeconds(120)));
        provider.add(payment("stripe", "p1", "A", 5000, SUCCEEDED));
        provider.add(payment("stripe", "p2", "A", 5000, SUCCEEDED));
        provider.add(payment("stripe", "p3", "B", 10000, SUCCEEDED));

        ReconciliationReport report = run(LATER);

        assertThat(codes()).isEqualTo("A DUPLICATE_CHARGE P0; B REFUND_MISSING_AT_PROVIDER P1");
        CurrencyReport xaf = report.currency("XAF");
        assertThat(xaf.store()).isEqualTo(15000);
        assertThat(xaf.provider()).isEqualTo(20000);
        assertThat(xaf.buckets().get(Bucket.IN_FLIGHT)).isEqualTo(new BucketTotal(1, 0, BigInteger.valueOf(2500)));
        assertThat(report.discrepancies())
                .extracting(d -> d.effect().get("XAF").intValue())
                .containsExactly(-5000, -2500);
        assertThat(report.inFlight()).isEqualTo(1);
        assertThat(report.hasFindings()).isTrue();
        assertThat(report.currency("EUR").buckets()).isEmpty();
    }

    @Test
    void scale_and_currency_come_before_everything() {
        store.add(store("C-1", 1, "stripe", "pi_1", 5000, 5000, SUCCEEDED));
        provider.add(payment("stripe", "pi_1", "C-1", 500000, SUCCEEDED));
        Discrepancy scale = run(LATER).discrepancies().get(0);
        assertThat(scale.code()).isEqualTo(DiscrepancyCode.SCALE_ERROR);
        assertThat(scale.severity()).isEqualTo(Severity.P0);
        assertThat(scale.amounts().expected()).isEqualTo(5000);
        assertThat(scale.amounts().actual()).isEqualTo(500000);
        assertThat(scale.amounts().delta()).contains(BigInteger.valueOf(495000));
        assertThat(scale.effect()).containsExactly(Map.entry("XAF", BigInteger.valueOf(-495000)));
        assertThat(scale.explanation())
                .hasToString(
                        "stripe charged 500000 XAF for order C-1, the shop expects 5000 XAF: a power of ten apart");
        assertThat(scale.nextAction().in(Locale.FRENCH))
                .isEqualTo("Arrêter les débits ; corriger les décimales de la devise ; rembourser la différence");
        assertThat(scale.evidence()).hasSize(2);

        provider.set(0, record("stripe", RecordKind.PAYMENT, "pi_1", "C-1", 5000, "XOF", SUCCEEDED, T0, ""));
        Discrepancy currency = run(LATER).discrepancies().get(0);
        assertThat(currency.code()).isEqualTo(DiscrepancyCode.CURRENCY_MISMATCH);
        assertThat(currency.amounts().delta()).isEmpty();
        assertThat(currency.amounts().actualCurrency()).isEqualTo("XOF");
        assertThat(currency.effect())
                .containsEntry("XAF", BigInteger.valueOf(5000))
                .containsEntry("XOF", BigInteger.valueOf(-5000));
    }

    @Test
    void a_settled_amount_in_another_currency_is_no_difference_if_the_customer_saw_the_order_s() {
        store.add(store("A", 1, "stripe", "p1", 5000, 5000, SUCCEEDED));
        RecordMoney money = new RecordMoney(
                762, Optional.of(30L), Optional.of(732L), "EUR", Optional.of(5000L), "XAF", Optional.empty());
        provider.add(with(payment("stripe", "p1", "", 0, SUCCEEDED), money, "", List.of(), SUCCEEDED));
        assertThat(codes()).isEmpty();
    }

    @Test
    void records_are_tied_by_keys_the_strongest_first() {
        policy = new ReconciliationPolicy(
                "s",
                Map.of(),
                Duration.ofHours(24),
                Duration.ofHours(24),
                List.of(Pattern.compile("^(CMD-\\d+)-\\d{14}-")));
        store.add(store("CMD-1", 1, "stripe", "alt-1", 100, 100, SUCCEEDED));
        provider.add(with(
                payment("stripe", "p1", "", 100, SUCCEEDED),
                RecordMoney.of(100, "XAF"),
                "",
                List.of("x", "alt-1"),
                SUCCEEDED));
        store.add(store("CMD-2", 1, "paypal", "", 200, 200, SUCCEEDED));
        provider.add(payment("stripe", "p2", "CMD-2-20260301100000-ab12cd", 200, SUCCEEDED));
        store.add(store("CMD-3", 1, "stripe", "", 300, 300, SUCCEEDED));
        provider.add(with(
                payment("stripe", "p3", "", 300, SUCCEEDED),
                RecordMoney.of(300, "XAF"),
                "Paiement commande CMD-3, merci",
                List.of(),
                SUCCEEDED));
        store.add(store("CMD-4", 1, "stripe", "p4", 400, 400, 400, SUCCEEDED, T0));
        provider.add(payment("stripe", "p4", "", 400, SUCCEEDED));
        provider.add(refund("stripe", "r4", "p4", -400));
        assertThat(codes()).isEmpty();
        assertThat(run(LATER).currency("XAF").buckets().get(Bucket.MATCHED).providerCount())
                .isEqualTo(5);
    }

    @Test
    void free_text_ties_only_whole_words_that_are_unique_and_of_the_amount() {
        store.add(store("CMD-3", 1, "stripe", "", 300, 300, SUCCEEDED));
        store.add(store("CMD-33", 1, "stripe", "", 301, 301, SUCCEEDED));
        provider.add(with(
                payment("stripe", "p1", "", 300, SUCCEEDED),
                RecordMoney.of(300, "XAF"),
                "xCMD-3y",
                List.of(),
                SUCCEEDED));
        provider.add(with(
                payment("stripe", "p2", "", 777, SUCCEEDED),
                RecordMoney.of(777, "XAF"),
                "CMD-33",
                List.of(),
                SUCCEEDED));
        provider.add(with(
                payment("stripe", "p3", "", 301, SUCCEEDED),
                RecordMoney.of(301, "XAF"),
                "CMD-3 CMD-33",
                List.of(),
                SUCCEEDED));
        assertThat(codes())
                .isEqualTo(
                        "CMD-3 AMOUNT_TIME_ONLY P2 [MISSING_AT_PROVIDER, MISSING_IN_STORE];"
                                + " CMD-33 AMOUNT_TIME_ONLY P2 [MISSING_AT_PROVIDER, MISSING_IN_STORE]; p2 MISSING_IN_STORE P0");
    }

    @Test
    void two_orders_on_one_payment_and_payments_of_two_orders_crossed() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        store.add(store("B", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "B", 100, SUCCEEDED));
        assertThat(codes()).isEqualTo("A SHARED_REFERENCE P1 [MISSING_AT_PROVIDER]; B SHARED_REFERENCE P1");

        store.clear();
        provider.clear();
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        store.add(store("B", 1, "stripe", "p2", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "B", 100, SUCCEEDED));
        provider.add(payment("stripe", "p2", "A", 100, SUCCEEDED));
        assertThat(codes()).isEqualTo("A CROSSED_PAIR P2; B CROSSED_PAIR P2");

        provider.set(1, payment("stripe", "p2", "B", 100, SUCCEEDED));
        assertThat(codes()).isEqualTo("A WRONG_ORDER_REFERENCE P1");
        assertThat(run(LATER).discrepancies().get(0).explanation())
                .hasToString("The payment p1 of order A names order B at stripe");
    }

    @Test
    void many_orders_of_one_round_amount_make_no_false_match_and_one_suggestion() {
        for (int i = 0; i < 200; i++) {
            store.add(store("C-" + i, 1, "stripe", "p" + i, 5000, 5000, SUCCEEDED));
            provider.add(payment("stripe", "p" + i, "C-" + i, 5000, SUCCEEDED));
        }
        store.add(store("lone", 1, "stripe", "", 5000, 5000, SUCCEEDED));
        provider.add(payment("stripe", "x1", "", 5000, SUCCEEDED));
        assertThat(codes()).isEqualTo("lone AMOUNT_TIME_ONLY P2 [MISSING_AT_PROVIDER, MISSING_IN_STORE]");
    }

    @Test
    void suggestions_need_closeness_and_no_contradiction_and_never_choose() {
        store.add(store("CMD-1042", 1, "stripe", "", 5000, 5000, SUCCEEDED));
        provider.add(payment("stripe", "x1", "CMD-1024", 5000, SUCCEEDED));
        assertThat(codes()).isEqualTo("CMD-1042 NEAR_REFERENCE P2 [MISSING_AT_PROVIDER, MISSING_IN_STORE]");

        provider.set(0, payment("stripe", "x1", "OTHER-77", 5000, SUCCEEDED));
        assertThat(codes()).isEqualTo("CMD-1042 MISSING_AT_PROVIDER P1; x1 MISSING_IN_STORE P0");

        provider.set(0, payment("stripe", "x1", "", 5000, SUCCEEDED));
        provider.add(payment("stripe", "x2", "", 5000, SUCCEEDED));
        assertThat(codes())
                .isEqualTo("CMD-1042 MISSING_AT_PROVIDER P1; x1 AMBIGUOUS P2 [MISSING_IN_STORE];"
                        + " x2 AMBIGUOUS P2 [MISSING_IN_STORE]");
        assertThat(run(LATER).discrepancies())
                .extracting(d -> d.explanation().toString())
                .contains("The payment x1 at stripe over 5000 XAF may belong to several orders: CMD-1042");

        provider.remove(1);
        provider.set(
                0, record("stripe", RecordKind.PAYMENT, "x1", "", 5000, "XAF", SUCCEEDED, T0.minusSeconds(90_000), ""));
        assertThat(codes()).isEqualTo("CMD-1042 MISSING_AT_PROVIDER P1; x1 MISSING_IN_STORE P0");
    }

    @Test
    void what_is_missing_at_the_provider_says_what_the_belief_rested_on() {
        StorePayment paid = store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED);
        store.add(with(paid, Proof.WEBHOOK, Optional.of(T0), "XAF"));
        assertThat(codes()).isEqualTo("A MISSING_AT_PROVIDER P0");
        store.set(0, with(paid, Proof.MANUAL, Optional.empty(), "XAF"));
        assertThat(codes()).isEqualTo("A PAID_ON_PROOF_ONLY P1");
        store.set(0, store("A", 1, "cod", "", 100, 100, SUCCEEDED));
        assertThat(codes()).isEqualTo("A COD_NOT_REMITTED P1");
        store.set(0, store("A", 1, "stripe", "p1", 100, 100, 40, SUCCEEDED, T0));
        assertThat(codes()).isEqualTo("A MISSING_AT_PROVIDER P1 [REFUND_MISSING_AT_PROVIDER]");
        store.set(0, with(paid, Proof.WEBHOOK, Optional.empty(), "FCFA"));
        assertThat(codes()).isEqualTo("A UNKNOWN_CURRENCY P1 [MISSING_AT_PROVIDER]");
    }

    @Test
    void a_source_that_is_not_whole_excuses_what_is_missing_and_nothing_else() {
        complete = false;
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        store.add(store("B", 1, "stripe", "p2", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p2", "B", 150, SUCCEEDED));
        provider.add(payment("stripe", "p9", "", 777, SUCCEEDED));
        store.add(store("D", 1, "stripe", "p4", 100, 60, SUCCEEDED));
        store.add(store("D", 2, "stripe", "p5", 100, 40, SUCCEEDED));
        provider.add(payment("stripe", "p4", "D", 60, SUCCEEDED));

        ReconciliationReport report = run(LATER);

        assertThat(codes()).isEqualTo("B OVERPAID P1");
        assertThat(report.isComplete()).isFalse();
        assertThat(report.inFlight()).isEqualTo(3);
        assertThat(report.notices())
                .extracting(Object::toString)
                .containsExactly("SOURCE_INCOMPLETE: provider.csv is not whole (cod, paypal, stripe); what lacks its"
                        + " counterpart there was not judged");
    }

    @Test
    void what_no_source_covers_is_not_judged() {
        store.add(store("A", 1, "cash", "", 100, 100, SUCCEEDED));
        store.add(store("B", 1, "cash", "", 100, 60, SUCCEEDED));
        store.add(store("B", 2, "stripe", "p2", 100, 40, SUCCEEDED));
        provider.add(payment("stripe", "p2", "B", 40, SUCCEEDED));
        ReconciliationReport report = run(LATER);
        assertThat(codes()).isEmpty();
        assertThat(report.currency("XAF").buckets().get(Bucket.NOT_JUDGED))
                .isEqualTo(new BucketTotal(2, 0, BigInteger.valueOf(160)));
        assertThat(report.notices())
                .extracting(Object::toString)
                .containsExactly("not judged: cash, which no source covers (2 rows)");

        provider.add(payment("stripe", "p3", "A", 100, SUCCEEDED));
        assertThat(codes()).isEqualTo("A DUPLICATE_CHARGE_CROSS_PROVIDER P0");
    }

    @Test
    void only_the_business_day_is_judged_and_nothing_after_the_instant_of_judgement() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, 0, SUCCEEDED, Instant.parse("2026-02-28T22:59:59Z")));
        store.add(store("B", 1, "stripe", "p2", 100, 100, 0, SUCCEEDED, Instant.parse("2026-02-28T23:00:00Z")));
        store.add(store("C", 1, "stripe", "p3", 100, 100, 0, SUCCEEDED, LATER.plusSeconds(1)));
        ReconciliationReport report = Reconciliation.asOf(LATER)
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala")))
                .store(store)
                .provider(provider, new SourceCoverage("p", Set.of("stripe"), true, "ASSERTED"))
                .run();
        assertThat(report.discrepancies())
                .extracting(d -> d.subject().orderId())
                .containsExactly("B");
        assertThat(report.date()).contains(LocalDate.of(2026, 3, 1));
        assertThat(report.isConserved()).isTrue();
        assertThat(report.currency("XAF").buckets().get(Bucket.IGNORED).storeCount())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(DiscrepancyCode.class)
    void every_code_has_its_sentences_in_both_languages(DiscrepancyCode code) {
        for (String part : List.of("what.", "do.")) {
            String key = part + code;
            Message message = Message.of(Reconciliation.class, key, "o", "p", "r", "1", "2", "x");
            assertThat(message.in(Locale.ENGLISH)).isNotBlank().doesNotContain("{");
            assertThat(message.in(Locale.FRENCH)).isNotBlank().doesNotContain("{", "''");
        }
    }

    @Test
    void the_policy_is_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.window("stripe", Duration.ofSeconds(-1)))
                .withMessage("window of stripe must not be negative, but was PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReconciliationPolicy(
                        "s", Map.of(), Duration.ZERO, Duration.ZERO, List.of(Pattern.compile("CMD"))))
                .withMessage("order pattern must have a group, but was \"CMD\"");
        assertThat(policy.window("wave", Duration.ofHours(9)).windowOf("wave")).isEqualTo(Duration.ofHours(9));
        assertThat(policy.windowOf("nobody")).isEqualTo(Duration.ofHours(24));
    }
}
