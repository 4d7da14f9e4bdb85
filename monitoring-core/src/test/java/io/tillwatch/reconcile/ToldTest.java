package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.RecordKind.DISPUTE;
import static io.tillwatch.payment.RecordKind.REFUND;
import static io.tillwatch.reconcile.RecordRow.of;
import static io.tillwatch.reconcile.RecordRow.paid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconcile.Discrepancy.Amounts;
import io.tillwatch.severity.Severity;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a discrepancy says about itself: its id, whom it is about and the two amounts. */
class ToldTest extends Desk {
    private static Amounts amounts(long expected, long actual) {
        return new Amounts(BigInteger.valueOf(expected), BigInteger.valueOf(actual), "XAF", "XAF");
    }

    @Test
    void the_id_is_made_of_shop_order_or_record_and_code_and_is_the_same_for_ever() {
        store.add(StoreRow.paid("A", 100).via("stripe", "x").row());
        assertThat(only().id()).isEqualTo("036a00fa82bc305a");
        store.clear();
        provider.add(paid("stripe", "p1", "", 100).row());
        assertThat(only().id()).isEqualTo("8fe4f887f64a9b8e");
    }

    @Test
    void it_is_about_the_last_attempt_that_was_paid_or_else_about_the_last() {
        store.add(StoreRow.paid("A", 100).row());
        store.add(StoreRow.unpaid("A", 100, FAILED).attempt(2).row());
        Discrepancy.Subject paid = only().subject();
        assertThat(paid.attempt()).contains(1);
        assertThat(paid.provider()).isEqualTo("stripe");
        assertThat(paid.providerId()).isEmpty();
        store.set(0, StoreRow.unpaid("A", 100, FAILED).row());
        provider.add(paid("paypal", "p1", "A", 100).row());
        Discrepancy.Subject unpaid = only().subject();
        assertThat(unpaid.attempt()).contains(2);
        assertThat(unpaid.provider()).isEqualTo("paypal");
        assertThat(unpaid.providerId()).isEqualTo("p1");
    }

    @Test
    void the_other_currency_is_told_even_if_some_came_in_the_right_one() {
        pair(paid("stripe", "p1", "A", 100), 100);
        provider.add(paid("stripe", "p2", "A", 100).in("XOF").row());
        Amounts told = only().amounts();
        assertThat(told.currency()).isEqualTo("XAF");
        assertThat(told.actualCurrency()).isEqualTo("XOF");
    }

    @Test
    void more_was_refunded_than_was_paid_and_not_than_the_shop_knows() {
        pair(paid("stripe", "p1", "A", 120), 120);
        store.set(0, StoreRow.paid("A", 120).refunded(100).via("stripe", "p1").row());
        provider.add(of("stripe", REFUND, "r1", -130).parent("p1").row());
        assertThat(only().code()).isEqualTo(DiscrepancyCode.OVER_REFUND);
        assertThat(only().amounts()).isEqualTo(amounts(120, 130));
    }

    @Test
    void a_dispute_is_about_what_was_disputed() {
        pair(paid("stripe", "p1", "A", 100), 100);
        provider.add(
                of("stripe", DISPUTE, "d1", -60).parent("p1").status(PENDING).row());
        assertThat(only().amounts()).isEqualTo(amounts(0, -60));
    }

    @Test
    void at_stake_is_the_difference_of_the_amounts_and_without_one_the_effect() {
        policy(p -> p.severities(new Severities(
                Map.of(),
                List.of(new Severities.AmountStep(Set.of(), "XAF", 400, Severity.INFO, List.of("finance"))),
                List.of(),
                Severities.DEFAULTS.allowed())));
        store.add(StoreRow.paid("A", 100).paid(600).via("stripe", "p1").row());
        provider.add(paid("stripe", "p1", "A", 600).row());
        assertThat(only().code()).isEqualTo(DiscrepancyCode.OVERPAID);
        assertThat(only().effect().values()).allMatch(effect -> effect.signum() == 0);
        assertThat(only().nextAction().toString()).contains("finance");
        store.set(0, StoreRow.paid("A", 500).via("stripe", "p1").row());
        provider.set(0, paid("stripe", "p1", "A", 500).in("XOF").row());
        assertThat(only().code()).isEqualTo(DiscrepancyCode.CURRENCY_MISMATCH);
        assertThat(only().nextAction().toString()).contains("finance");
        store.set(0, StoreRow.paid("A", 300).via("stripe", "p1").row());
        assertThat(only().nextAction().toString()).doesNotContain("finance");
    }
}
