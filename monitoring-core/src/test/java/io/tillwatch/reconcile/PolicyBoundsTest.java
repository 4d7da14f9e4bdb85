package io.tillwatch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.ProviderRecord.RecordMoney;
import io.tillwatch.reconcile.ProviderRecord.Settlement;
import io.tillwatch.reconcile.Tolerance.Bound;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a policy may say, up to its bounds, and what it keeps when it is changed. */
class PolicyBoundsTest {
    private static PolicyLimits limits(int unsettledAfter, int pairs, Duration offset) {
        return new PolicyLimits(Duration.ZERO, unsettledAfter, pairs, offset, Duration.ZERO, Set.of());
    }

    @Test
    void limits_have_bounds_and_reach_them() {
        assertThat(limits(0, 2, Duration.ZERO).offsetPairs()).isEqualTo(2);
        assertThat(limits(0, 2, Duration.ofMinutes(30).minusNanos(1)).unsettledAfter())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(0, 2, Duration.ofMinutes(30)))
                .withMessage("offsetTolerance must be at least 0 and below 30 minutes, but was PT30M");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(-1, 2, Duration.ZERO))
                .withMessage("unsettledAfter must be at least 0 and offsetPairs at least 2, but were -1 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits(0, 1, Duration.ZERO))
                .withMessage("unsettledAfter must be at least 0 and offsetPairs at least 2, but were 0 and 1");
    }

    @Test
    void tolerances_have_bounds_and_reach_them() {
        assertThat(new Bound(0, BigDecimal.ZERO)).isEqualTo(Bound.NONE);
        assertThat(new Bound(0, BigDecimal.ONE).share()).isEqualTo(BigDecimal.ONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bound(-1, BigDecimal.ZERO))
                .withMessage("tolerance must be at least 0, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bound(0, new BigDecimal("1.01")))
                .withMessage("share must be from 0 to 1, but was 1.01");
    }

    @Test
    void windows_are_not_negative() {
        ReconciliationPolicy policy = ReconciliationPolicy.defaults("boutique");
        Duration negative = Duration.ofSeconds(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.toBuilder().otherWindow(negative).build())
                .withMessageContaining("otherWindow");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.toBuilder().suggestionWindow(negative).build())
                .withMessageContaining("suggestionWindow");
    }

    @Test
    void an_instalment_is_over_1_at_least() {
        Origin origin = new Origin("plan.csv", 2);
        assertThat(new Instalment("A", Rows.T0, 1, "XAF", origin).dueMinor()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instalment("A", Rows.T0, 0, "XAF", origin))
                .withMessage("dueMinor must be above 0, but was 0");
    }

    @Test
    void a_policy_that_is_changed_keeps_the_rest() {
        FeeContract stripe = FeeContract.of("stripe", "XAF", new BigDecimal("0.02"));
        FeeContract euros = FeeContract.of("stripe", "EUR", new BigDecimal("0.03"));
        FeeContract paypal = FeeContract.of("paypal", "XAF", new BigDecimal("0.04"));
        FeeContract dearer = FeeContract.of("stripe", "XAF", new BigDecimal("0.05"));
        ReconciliationPolicy policy = ReconciliationPolicy.builder("one")
                .tolerance(Tolerance.of("XOF", 5))
                .tolerance(Tolerance.of("XAF", 3))
                .fee(stripe)
                .fee(euros)
                .fee(paypal)
                .suggestionWindow(Duration.ofHours(5))
                .build();
        assertThat(policy.toBuilder().build()).isEqualTo(policy);
        ReconciliationPolicy changed =
                policy.toBuilder().fee(dearer).shop("two").build();
        assertThat(changed.fees()).containsExactly(euros, paypal, dearer);
        assertThat(changed.shop()).isEqualTo("two");
        assertThat(changed.suggestionWindow()).isEqualTo(Duration.ofHours(5));
        assertThat(changed.tolerances()).containsExactly(Tolerance.of("XAF", 3), Tolerance.of("XOF", 5));
        assertThat(changed.toleranceOf("XOF")).contains(Tolerance.of("XOF", 5));
        assertThat(changed.toleranceOf("EUR")).isEmpty();
    }

    @Test
    void what_reaches_the_shop_is_the_net_or_else_the_gross_without_the_fee() {
        RecordMoney gross = RecordMoney.of(1000, "XAF");
        assertThat(gross.reaching()).isEmpty();
        assertThat(RecordRow.of("stripe", RecordKind.PAYMENT, "p", 1000)
                        .fee(30)
                        .net(960)
                        .row()
                        .money()
                        .reaching())
                .contains(960L);
        RecordMoney charged = new RecordMoney(
                1000, Optional.of(30L), Optional.empty(), "XAF", Optional.empty(), "", Optional.empty());
        assertThat(charged.reaching()).contains(970L);
        Settlement settlement = new Settlement(Optional.of(Instant.EPOCH), Optional.empty(), Optional.of(7L));
        assertThat(charged.settled(settlement).settlement()).isEqualTo(settlement);
        assertThat(List.of(charged.settled(settlement).gross(), charged.gross()))
                .containsExactly(1000L, 1000L);
    }
}
