package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.INITIATED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.RecordKind.DISPUTE;
import static io.tillwatch.reconcile.RecordRow.of;
import static io.tillwatch.reconcile.RecordRow.paid;
import static io.tillwatch.reconcile.Rows.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.severity.Severity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tolerances, instalments, time, severity: what they are called, and what they are not. */
class FamiliesTest extends Desk {
    @ParameterizedTest
    @CsvSource({
        "1000, 1000,  995, A WITHIN_TOLERANCE P3",
        "1000, 1000,  994, A UNDERPAID P1",
        "1000, 1000, 1002, A WITHIN_TOLERANCE P3",
        "1000, 1000, 1003, A OVERPAID P1",
        "1000,  997, 1000, A AMOUNT_MISMATCH P1",
        "1000,  998, 1000, A WITHIN_TOLERANCE P3",
        "1000,  500,  996, A AMOUNT_MISMATCH P1",
        "100000, 100000, 99001, A WITHIN_TOLERANCE P3",
        "100000, 100000, 98999, A UNDERPAID P1"
    })
    void small_differences_are_tolerated_unlike_under_and_over(long due, long counted, long moved, String codes) {
        Tolerance.Bound under = new Tolerance.Bound(5, new BigDecimal("0.01"));
        policy(p -> p.tolerance(new Tolerance(
                "XAF",
                due < 100_000 ? new Tolerance.Bound(5, BigDecimal.ZERO) : under,
                new Tolerance.Bound(2, BigDecimal.ZERO))));
        store.add(StoreRow.paid("A", due).paid(counted).via("stripe", "p1").row());
        provider.add(paid("stripe", "p1", "A", moved).row());
        assertThat(codes()).isEqualTo(codes);
    }

    @Test
    void what_is_tolerated_is_added_up() {
        policy(p -> p.tolerance(Tolerance.of("XAF", 5)));
        for (int i = 1; i <= 3; i++) {
            store.add(StoreRow.paid("A" + i, 1000).via("stripe", "p" + i).row());
            provider.add(paid("stripe", "p" + i, "A" + i, 1000 - i).row());
        }
        assertThat(run(LATER).notices())
                .extracting(Object::toString)
                .containsExactly("3 differences were tolerated or rounding, together -6 XAF");
        assertThat(run(LATER).hasFindings()).isFalse();
    }

    @Test
    void two_payments_that_are_nearly_due_together_are_no_duplicate() {
        policy(p -> p.tolerance(Tolerance.of("XAF", 5)));
        store.add(StoreRow.paid("A", 997).row());
        provider.add(paid("stripe", "p1", "A", 500).row());
        provider.add(paid("stripe", "p2", "A", 500).row());
        assertThat(codes()).isEqualTo("A WITHIN_TOLERANCE P3");
    }

    @ParameterizedTest
    @CsvSource({
        "1003, 1005, A ROUNDING_5 P3",
        "1003, 1000, A ROUNDING_5 P3",
        "1003, 1004, A OVERPAID P1",
        "1000, 1005, A OVERPAID P1",
        "1001, 1010, A OVERPAID P1"
    })
    void rounding_to_a_multiple_of_5_is_known_where_the_policy_says_so(long due, long moved, String codes) {
        pair(paid("stripe", "p1", "A", moved), due);
        assertThat(codes()).doesNotContain("ROUNDING");
        policy(p -> p.limits(new PolicyLimits(
                Duration.ofHours(24), 2, 5, Duration.ofMinutes(2), Duration.ofMinutes(5), Set.of("XAF", "XOF"))));
        assertThat(codes()).isEqualTo(codes);
    }

    private String instalments(long counted, long moved, Instant asOf, Instalment... plan) {
        StorePayment first =
                StoreRow.paid("A", 1000).paid(counted).via("stripe", "p1").row();
        StorePayment second = StoreRow.unpaid("A", 1000, INITIATED).attempt(2).row();
        ReconciliationReport report = Reconciliation.asOf(asOf)
                .store(List.of(first, second))
                .provider(
                        List.of(paid("stripe", "p1", "A", moved).row()),
                        new SourceCoverage("provider.csv", Set.of("stripe"), true, "ASSERTED"))
                .schedule(List.of(plan))
                .run();
        assertThat(report.isConserved()).isTrue();
        return report.discrepancies().stream()
                .map(d -> d.code() + " " + d.severity() + " " + d.amounts().expected() + " " + d.secondary())
                .reduce("", String::concat);
    }

    @Test
    void a_plan_says_what_is_enough_for_now() {
        Instalment now = new Instalment("A", T0, 700, "XAF", new Origin("plan.csv", 2));
        Instalment soon = new Instalment("A", LATER.minusSeconds(900), 300, "XAF", new Origin("plan.csv", 3));
        Instalment later = new Instalment("A", LATER.plusSeconds(1), 300, "XAF", new Origin("plan.csv", 3));
        assertThat(instalments(700, 700, LATER)).isEqualTo("UNDERPAID P1 1000 [STUCK_PENDING]");
        assertThat(instalments(700, 700, LATER, now, later)).isEqualTo("PARTIAL_PAYMENT P2 1000 []");
        assertThat(instalments(700, 700, LATER, later, now, now)).isEqualTo("PARTIAL_PAYMENT P2 1000 []");
        assertThat(instalments(700, 700, LATER, now, soon)).isEqualTo("PARTIAL_PAYMENT P2 1000 []");
        assertThat(instalments(700, 700, LATER.plusSeconds(1), now, soon))
                .isEqualTo("INSTALMENT_OVERDUE P1 1000 [STUCK_PENDING]");
        assertThat(instalments(600, 600, LATER, now, later)).isEqualTo("INSTALMENT_OVERDUE P1 700 [STUCK_PENDING]");
        assertThat(instalments(1000, 700, LATER, now, later)).isEqualTo("UNDERPAID P1 1000 []");
        assertThat(instalments(700, 700, LATER, new Instalment("A", T0, 700, "EUR", new Origin("plan.csv", 2)), later))
                .isEqualTo("PARTIAL_PAYMENT P2 1000 []");
    }

    @Test
    void days_begin_where_the_policy_says_and_a_payment_on_two_days_is_told() {
        store.add(StoreRow.paid("A", 100)
                .via("stripe", "p1")
                .paidAt(Instant.parse("2026-03-01T22:59:50Z"))
                .row());
        provider.add(paid("stripe", "p1", "A", 100)
                .completed(Instant.parse("2026-03-01T23:00:10Z"))
                .row());
        assertThat(codes()).isEmpty();
        policy(p -> p.zone(ZoneId.of("Africa/Abidjan")));
        assertThat(codes()).isEmpty();
        policy(p -> p.zone(ZoneId.of("Africa/Douala")));
        assertThat(codes()).isEqualTo("A CUTOFF_SHIFT P3");
        store.set(0, StoreRow.unpaid("A", 100, FAILED).via("stripe", "p1").row());
        provider.set(
                0,
                paid("stripe", "p1", "A", 100).status(FAILED).completed(LATER).row());
        assertThat(codes()).isEmpty();
    }

    @Test
    void a_payment_before_its_order_is_a_matter_of_clocks() {
        store.add(StoreRow.paid("A", 100).via("stripe", "p1").row());
        provider.add(
                paid("stripe", "p1", "A", 100).completed(T0.minusSeconds(300)).row());
        assertThat(codes()).isEmpty();
        provider.set(
                0,
                paid("stripe", "p1", "A", 100).completed(T0.minusSeconds(301)).row());
        assertThat(codes()).isEqualTo("A CLOCK_SKEW P3");
    }

    private void shifted(int pairs, int straight, Duration by) {
        for (int i = 0; i < pairs + straight; i++) {
            Instant paidAt = T0.plusSeconds(60L * i);
            store.add(StoreRow.paid("A" + i, 100 + i)
                    .via("stripe", "p" + i)
                    .at(paidAt.minusSeconds(40))
                    .line(i)
                    .row());
            Instant done = i < pairs ? paidAt.plus(by) : paidAt;
            provider.add(paid("stripe", "p" + i, "A" + i, 100 + i)
                    .completed(done)
                    .line(i)
                    .row());
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "5, 4, PT1H,      +1 h",
                "5, 5, PT1H,      -",
                "4, 0, PT1H,      -",
                "9, 0, -PT1H,     -1 h",
                "5, 0, PT3H2M,    +3 h",
                "5, 0, PT2H58M,   +3 h",
                "5, 0, PT3H2M1S,  -",
                "5, 0, PT2M,      -",
                "5, 0, PT30M,     -"
            })
    void times_that_are_off_by_the_same_whole_hours_are_a_wrong_zone(
            int pairs, int straight, Duration by, String told) {
        policy(p -> p.zone(ZoneId.of("Pacific/Kiritimati")));
        shifted(pairs, straight, by);
        ReconciliationReport report = run(LATER);
        assertThat(report.discrepancies().stream()
                        .filter(d -> d.code() == DiscrepancyCode.TIMEZONE_SUSPECT)
                        .map(d -> d.explanation().toString()))
                .isEqualTo(
                        told == null
                                ? List.of()
                                : List.of("Payments of stripe are off by " + told
                                        + ": its time zone is probably set wrongly"));
        if (told != null) {
            assertThat(report.discrepancies()).hasSize(1);
            Discrepancy found = report.discrepancies().get(0);
            assertThat(found.severity()).isEqualTo(Severity.P2);
            assertThat(found.evidence()).hasSize(2 * Math.min(pairs, 10));
            assertThat(found.subject()).isEqualTo(new Discrepancy.Subject("", Optional.empty(), "stripe", ""));
            assertThat(found.explanation().in(Locale.FRENCH)).contains(told);
        }
    }

    @Test
    void payments_that_were_set_aside_before_count_as_straight() {
        shifted(5, 0, Duration.ofHours(1));
        Reconciliation reconciliation = Reconciliation.asOf(LATER)
                .store(store)
                .provider(provider, new SourceCoverage("provider.csv", Set.of("stripe"), true, "ASSERTED"));
        assertThat(reconciliation.run().discrepancies()).hasSize(1);
        assertThat(reconciliation.agreeing("stripe", 5).run().discrepancies()).isEmpty();
    }

    @Test
    void what_was_missing_when_the_day_was_closed_arrives_late() {
        pair(paid("stripe", "p1", "A", 100), 100);
        Reconciliation reconciliation = Reconciliation.asOf(LATER)
                .store(store)
                .provider(provider, new SourceCoverage("provider.csv", Set.of("stripe"), true, "ASSERTED"));
        assertThat(reconciliation.missingBefore(Set.of("B", "stripe:p2")).run().discrepancies())
                .isEmpty();
        assertThat(reconciliation.missingBefore(Set.of("stripe:p1")).run().discrepancies())
                .extracting(Discrepancy::code)
                .containsExactly(DiscrepancyCode.LATE_ARRIVAL);
        store.clear();
        assertThat(Reconciliation.asOf(LATER)
                        .store(List.of(
                                StoreRow.paid("A", 100).via("stripe", "p1").row()))
                        .provider(List.of(), new SourceCoverage("p", Set.of("stripe"), true, "ASSERTED"))
                        .missingBefore(Set.of("A"))
                        .run()
                        .discrepancies())
                .extracting(Discrepancy::code)
                .containsExactly(DiscrepancyCode.MISSING_AT_PROVIDER);
    }

    @Test
    void an_order_that_nobody_tried_to_pay_is_told_after_a_day_and_stays_ignored() {
        store.add(StoreRow.unpaid("A", 100, PENDING).attempt(0).row());
        store.add(StoreRow.unpaid("B", 100, PENDING).attempt(1).row());
        store.add(StoreRow.unpaid("C", 100, FAILED).attempt(0).row());
        Instant day = T0.plus(Duration.ofHours(24));
        assertThat(codes(day.minusSeconds(1))).isEmpty();
        assertThat(codes(day)).isEqualTo("A ORDER_WITHOUT_ATTEMPT INFO");
        assertThat(run(day).currency("XAF").buckets().get(Bucket.IGNORED).storeCount())
                .isEqualTo(3);
    }

    @Test
    void a_dispute_says_until_when_it_can_be_answered() {
        pair(paid("stripe", "p1", "A", 100), 100);
        provider.add(of("stripe", DISPUTE, "d1", -100)
                .parent("p1")
                .status(PENDING)
                .respondBy(LATER)
                .row());
        provider.add(of("stripe", DISPUTE, "d2", -100)
                .parent("p1")
                .status(PENDING)
                .respondBy(T0)
                .row());
        assertThat(only().respondBy()).contains(T0);
        provider.set(
                2, of("stripe", DISPUTE, "d2", -100).parent("p1").respondBy(T0).row());
        assertThat(only().respondBy()).contains(LATER);
        provider.remove(1);
        assertThat(only().code()).isEqualTo(DiscrepancyCode.DISPUTE_LOST);
        assertThat(only().respondBy()).isEmpty();
    }

    @Test
    void severity_rises_with_amount_and_age_and_says_who_is_told() {
        Set<DiscrepancyCode> gaps = Set.of(DiscrepancyCode.OVERPAID);
        policy(p -> p.severities(new Severities(
                Map.of(DiscrepancyCode.OVERPAID, Severity.P2),
                List.of(
                        new Severities.AmountStep(gaps, "XAF", 50, Severity.P3, List.of()),
                        new Severities.AmountStep(Set.of(), "XAF", 500, Severity.P1, List.of("finance", "audit")),
                        new Severities.AmountStep(Set.of(), "EUR", 0, Severity.P0, List.of("nobody"))),
                List.of(new Severities.AgeStep(gaps, Duration.ofHours(71), Severity.P0)),
                Map.of(Severity.P0, Duration.ofHours(1)))));
        record Case(long moved, Instant asOf, String told) {}
        for (Case each : List.of(
                new Case(1049, LATER, "P2 Give the difference back or credit it"),
                new Case(1050, LATER, "P3 Give the difference back or credit it"),
                new Case(1499, LATER, "P3 Give the difference back or credit it"),
                new Case(1500, LATER, "P1 Give the difference back or credit it. To be told: finance, audit"),
                new Case(1050, LATER.plusSeconds(86_400), "P0 Give the difference back or credit it"))) {
            store.clear();
            provider.clear();
            pair(paid("stripe", "p1", "A", each.moved()), 1000);
            Discrepancy found = run(each.asOf()).discrepancies().get(0);
            assertThat(found.severity() + " " + found.nextAction()).isEqualTo(each.told());
        }
        assertThat(Severities.DEFAULTS.allowed().get(Severity.P1)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void agri_point_watches_small_gaps_and_sends_larger_ones_to_finance_and_audit() {
        policy = ReconciliationPolicy.agriPoint("agri-point");
        store.add(StoreRow.paid("A", 50_000).via("stripe", "p1").row());
        provider.add(paid("stripe", "p1", "A", 45_001).row());
        store.add(StoreRow.paid("B", 50_000).via("stripe", "p2").row());
        provider.add(paid("stripe", "p2", "B", 45_000).row());
        store.add(StoreRow.paid("C", 900).via("stripe", "p3").row());
        assertThat(codes()).isEqualTo("A UNDERPAID P3; B UNDERPAID P1; C MISSING_AT_PROVIDER P1");
        assertThat(run(LATER).discrepancies().get(0).nextAction().in(Locale.FRENCH)
                        + run(LATER).discrepancies().get(1).nextAction().in(Locale.FRENCH))
                .contains("À prévenir : finance, audit");
        assertThat(only(DiscrepancyCode.UNDERPAID, Severity.P3).effect())
                .containsEntry("XAF", BigInteger.valueOf(4999));
    }

    private Discrepancy only(DiscrepancyCode code, Severity severity) {
        return run(LATER).discrepancies().stream()
                .filter(d -> d.code() == code && d.severity() == severity)
                .findFirst()
                .orElseThrow();
    }
}
