package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.SUCCEEDED;
import static io.tillwatch.reconcile.Rows.payment;
import static io.tillwatch.reconcile.Rows.record;
import static io.tillwatch.reconcile.Rows.refund;
import static io.tillwatch.reconcile.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.payment.RecordKind;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that are added, ordered, replaced and switched off, and the law that trusts none of them. */
class RulesTest extends Desk {
    private static final ReconciliationRules STANDARD = ReconciliationRules.standard();

    private static ReconciliationRule finding(String id, Finding finding) {
        return ReconciliationRule.of(id, order -> List.of(finding));
    }

    private static Message text(String key) {
        return Message.of(Reconciliation.class, key, "A", "stripe", "p1", "1", "2", "-");
    }

    private void rules(ReconciliationRules rules) {
        policy = policy.toBuilder().rules(rules).build();
    }

    private void overpaid() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 130, SUCCEEDED));
    }

    @Test
    void a_rule_of_one_s_own_sees_the_order_and_says_what_it_found() {
        overpaid();
        Message what = text("what.OVERPAID");
        Message action = text("do.OVERPAID");
        Discrepancy.Amounts amounts = new Discrepancy.Amounts(BigInteger.ONE, BigInteger.TWO, "XAF", "XAF");
        List<String> seen = new ArrayList<>();
        rules(STANDARD.add(ReconciliationRule.of("own", order -> {
            seen.add(order.orderId() + " " + order.sides() + " " + order.due() + " " + order.paid() + " "
                    + order.movedSum() + " " + order.found() + " "
                    + order.attempts().size() + " "
                    + order.records().size() + " " + order.pairs().size() + " " + order.believed());
            return List.of(
                    Finding.own(Severity.P0, what, action).with(amounts).with(List.of(new Origin("elsewhere", 7))));
        })));

        Discrepancy found = run(LATER).discrepancies().get(0);

        assertThat(seen).containsExactly("A BOTH 100 100 130 {OVERPAID=P1} 1 1 1 []");
        assertThat(found.code()).isEqualTo(DiscrepancyCode.OVERPAID);
        assertThat(found.secondary()).containsExactly(DiscrepancyCode.OWN_RULE);
        assertThat(found.severity()).isEqualTo(Severity.P0);
        assertThat(found.evidence()).extracting(Origin::toString).contains("elsewhere:7");

        rules(STANDARD.without("amount")
                .add(finding("own", Finding.own(Severity.P2, what, action).with(amounts))));
        provider.set(0, payment("stripe", "p1", "A", 100, SUCCEEDED));
        Discrepancy own = run(LATER).discrepancies().get(0);
        assertThat(own.code()).isEqualTo(DiscrepancyCode.OWN_RULE);
        assertThat(own.severity()).isEqualTo(Severity.P2);
        assertThat(own.explanation()).isEqualTo(what);
        assertThat(own.nextAction()).isEqualTo(action);
        assertThat(own.amounts()).isEqualTo(amounts);
    }

    @Test
    void a_rule_may_name_a_code_with_another_severity_and_the_worse_of_two_stays() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 100, SUCCEEDED));
        rules(STANDARD.add(finding("mild", Finding.of(DiscrepancyCode.STATUS_MISMATCH, Severity.P3)))
                .add(finding("strict", Finding.of(DiscrepancyCode.STATUS_MISMATCH, Severity.P1)))
                .add(finding("mild-again", Finding.of(DiscrepancyCode.STATUS_MISMATCH, Severity.P2))));
        assertThat(codes()).isEqualTo("A STATUS_MISMATCH P1");
    }

    @ParameterizedTest
    @CsvSource({
        "amount,           A UNEXPLAINED_DIFFERENCE P1",
        "scale,            A OVERPAID P1",
        "duplicate-charge, A OVERPAID P1",
        "clock-of-others,  A OVERPAID P1"
    })
    void what_a_rule_would_explain_does_not_vanish_with_it(String off, String codes) {
        if (off.equals("scale")) {
            store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
            provider.add(payment("stripe", "p1", "A", 1000, SUCCEEDED));
        } else {
            overpaid();
        }
        if (off.equals("duplicate-charge")) {
            provider.add(payment("stripe", "p2", "A", 130, SUCCEEDED));
        }
        rules(off.equals("clock-of-others") ? STANDARD : STANDARD.without(off));
        assertThat(codes()).isEqualTo(codes);
    }

    @Test
    void no_rule_at_all_still_explains_every_franc_and_nothing_that_ties() {
        rules(STANDARD.ids().stream().reduce(STANDARD, ReconciliationRules::without, (a, b) -> a));
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 100, SUCCEEDED));
        store.add(store("B", 1, "stripe", "p2", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p3", "X", 70, SUCCEEDED));
        store.add(store("D", 1, "stripe", "p4", 100, 100, 50, SUCCEEDED, Rows.T0));
        provider.add(payment("stripe", "p4", "D", 100, SUCCEEDED));
        provider.add(refund("stripe", "r4", "p4", -60));
        store.add(store("E", 1, "stripe", "p5", 100, 100, SUCCEEDED));
        provider.add(record("stripe", RecordKind.PAYMENT, "p5", "E", 100, "XOF", SUCCEEDED, Rows.T0, ""));
        assertThat(codes())
                .isEqualTo("B UNEXPLAINED_DIFFERENCE P1; D UNEXPLAINED_DIFFERENCE P1; E UNEXPLAINED_DIFFERENCE P1;"
                        + " p3 UNEXPLAINED_DIFFERENCE P1");
        assertThat(run(LATER).discrepancies())
                .extracting(d -> d.explanation().toString())
                .contains("No rule explains why the shop and stripe differ about order D: 100 XAF against 100 XAF");
    }

    @Test
    void with_all_rules_on_a_difference_without_a_licence_is_an_error_of_the_program() {
        overpaid();
        ReconciliationRules silent = STANDARD.replace("amount", ReconciliationRule.of("amount", order -> List.of()));
        rules(silent);
        assertThat(codes()).isEqualTo("A UNEXPLAINED_DIFFERENCE P1");
        assertThat(STANDARD.isWhole()).isTrue();
        assertThat(silent.isWhole()).isFalse();
        assertThat(STANDARD.add(finding("own", Finding.of(DiscrepancyCode.OWN_RULE)))
                        .isWhole())
                .isTrue();
        GroupMoney money = GroupMoney.of(group());
        assertThat(money.unlicensed(Set.of(DiscrepancyCode.OWN_RULE), false))
                .containsExactly(Map.entry("XAF", BigInteger.valueOf(30)));
    }

    @Test
    void a_young_difference_that_no_rule_explains_may_still_be_a_refund_on_its_way() {
        rules(STANDARD.without("refund"));
        store.add(store("D", 1, "stripe", "p4", 100, 100, 50, SUCCEEDED, Rows.T0));
        provider.add(payment("stripe", "p4", "D", 100, SUCCEEDED));
        assertThat(codes(Rows.T0.plusSeconds(300))).isEmpty();
        assertThat(codes()).isEqualTo("D UNEXPLAINED_DIFFERENCE P1");
    }

    private Group group() {
        Group group = new Group("A");
        store.forEach(group::add);
        provider.forEach(group::add);
        return group;
    }

    @ParameterizedTest
    @EnumSource(StandardRule.class)
    void the_ids_of_rules_are_a_contract(StandardRule rule) {
        assertThat(ReconciliationRules.checked(rule.id())).isEqualTo(rule.id());
        assertThat(ReconciliationRules.standardIds()).contains(rule.id());
        assertThat(STANDARD.without(rule.id()).ids()).doesNotContain(rule.id());
    }

    @Test
    void rules_are_put_in_order() {
        ReconciliationRule own = finding("own", Finding.of(DiscrepancyCode.OWN_RULE));
        assertThat(STANDARD.add(own).ids()).endsWith("own");
        assertThat(STANDARD.addBefore("scale", own).ids().subList(2, 4)).containsExactly("own", "scale");
        assertThat(STANDARD.replace("currency", own).ids().subList(0, 3))
                .containsExactly("unknown-currency", "own", "scale");
        assertThat(STANDARD.inOrder(List.of("net", "refund")).ids().subList(0, 3))
                .containsExactly("net", "refund", "unknown-currency");
        assertThat(STANDARD.inOrder(List.of("net")))
                .hasSameHashCodeAs(STANDARD.inOrder(List.of("net")))
                .isEqualTo(STANDARD.inOrder(List.of("net")))
                .isNotEqualTo(STANDARD);
        assertThat(STANDARD.toString()).startsWith("unknown-currency, currency, ");
    }

    @Test
    void what_cannot_be_is_refused() {
        ReconciliationRule net = finding("net", Finding.of(DiscrepancyCode.OWN_RULE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.add(net))
                .withMessage("there is a rule \"net\" already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.without("nett"))
                .withMessage("there is no rule \"nett\"; there are " + STANDARD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.inOrder(List.of("net", "net")))
                .withMessage("rule \"net\" is named twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finding("Net", Finding.of(DiscrepancyCode.OWN_RULE)))
                .withMessage("id of a rule must be lower case letters, digits and dashes, begin with a letter and have"
                        + " at most 40 characters, but was \"Net\"");
    }
}
