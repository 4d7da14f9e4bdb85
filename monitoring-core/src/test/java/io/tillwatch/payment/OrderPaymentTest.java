package io.tillwatch.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPaymentTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-01T09:00:00Z");
    private static final Money DUE = Money.of(5000, "XAF");
    private static final Money NOTHING = Money.of(0, "XAF");

    @Test
    void begins_as_a_first_attempt_that_paid_nothing() {
        assertThat(builder().build())
                .isEqualTo(new OrderPayment(
                        "A-1",
                        1,
                        "unknown",
                        "",
                        DUE,
                        NOTHING,
                        NOTHING,
                        PaymentStatus.PENDING,
                        Proof.NONE,
                        new PaymentTimes(
                                CREATED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new PaymentDetails("", "", "", Optional.empty(), "", "", "", List.of())));
    }

    @Test
    void takes_everything_that_is_known() {
        PaymentDetails details = new PaymentDetails(
                "1001", "momo", "sent", Optional.of(DUE), "c-7", "Ada N.", "OK", List.of("INSTALMENTS_DISAGREE"));
        OrderPayment payment = builder()
                .attempt(3)
                .provider("MTN_MoMo")
                .providerRef("ref-9")
                .paid(Money.of(4000, "XAF"))
                .refunded(Money.of(1000, "XAF"))
                .status(PaymentStatus.REVERSED)
                .proof(Proof.WEBHOOK)
                .paidAt(LATER)
                .refundedAt(LATER.plusSeconds(1))
                .fulfilledAt(LATER.plusSeconds(2))
                .updatedAt(LATER.plusSeconds(3))
                .dueAt(LATER.plusSeconds(4))
                .details(details)
                .build();

        assertThat(payment.attempt()).isEqualTo(3);
        assertThat(payment.provider()).isEqualTo("mtn_momo");
        assertThat(payment.providerRef()).isEqualTo("ref-9");
        assertThat(payment.paid()).isEqualTo(Money.of(4000, "XAF"));
        assertThat(payment.refunded()).isEqualTo(Money.of(1000, "XAF"));
        assertThat(payment.status()).isEqualTo(PaymentStatus.REVERSED);
        assertThat(payment.proof()).isEqualTo(Proof.WEBHOOK);
        assertThat(payment.times())
                .isEqualTo(new PaymentTimes(
                        CREATED,
                        Optional.of(LATER),
                        Optional.of(LATER.plusSeconds(1)),
                        Optional.of(LATER.plusSeconds(2)),
                        Optional.of(LATER.plusSeconds(3)),
                        Optional.of(LATER.plusSeconds(4))));
        assertThat(payment.details()).isEqualTo(details);
        assertThat(payment.currency()).isEqualTo(CurrencyUnit.of("XAF"));
    }

    @Test
    void is_paid_in_full_at_once() {
        OrderPayment payment = builder().paidInFull(LATER).build();
        assertThat(payment.status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(payment.paid()).isEqualTo(DUE);
        assertThat(payment.times().paidAt()).contains(LATER);
        assertThat(payment.refunded()).isEqualTo(NOTHING);
        assertThat(payment.proof()).isEqualTo(Proof.NONE);
    }

    @Test
    void takes_an_order_that_nobody_tried_to_pay() {
        assertThat(builder().attempt(0).build().attempt()).isZero();
    }

    @Test
    void takes_an_order_that_is_free() {
        Money free = Money.of(0, "XAF");
        assertThat(OrderPayment.builder("A-1", free, CREATED)
                        .paidInFull(LATER)
                        .build()
                        .paid())
                .isEqualTo(free);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refuses_a_blank_order_id(String blank) {
        assertRefused(OrderPayment.builder(blank, DUE, CREATED), "orderId must not be blank");
    }

    @Test
    void refuses_an_attempt_below_0() {
        assertRefused(builder().attempt(-1), "attempt must be at least 0, but was -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "9", "mtn_momo", "orange-money", "a-", "4g_pay"})
    void takes_a_provider_of_letters_digits_dashes_and_underscores(String provider) {
        assertThat(builder().provider(provider).build().provider()).isEqualTo(provider);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "mtn momo", "_mtn", "-mtn", "mtn.momo", "\u00e9cobank", "mtn\n"})
    void refuses_another_provider(String provider) {
        assertRefused(
                builder().provider(provider),
                "provider must be of lower-case letters, digits, - and _, and begin with a letter or digit, but was \""
                        + provider + "\"");
    }

    @Test
    void refuses_a_provider_in_upper_case_where_nobody_lowers_it() {
        OrderPayment p = builder().build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderPayment(
                        p.orderId(),
                        p.attempt(),
                        "MTN",
                        p.providerRef(),
                        p.due(),
                        p.paid(),
                        p.refunded(),
                        p.status(),
                        p.proof(),
                        p.times(),
                        p.details()))
                .withMessage("provider must be of lower-case letters, digits, - and _, and begin with a letter or"
                        + " digit, but was \"MTN\"");
    }

    @Test
    void refuses_amounts_below_0() {
        Money negative = Money.of(-1, "XAF");
        assertRefused(OrderPayment.builder("A-1", negative, CREATED), "due must be at least 0, but was -1 XAF");
        assertRefused(builder().paid(negative), "paid must be at least 0, but was -1 XAF");
        assertRefused(builder().refunded(negative), "refunded must be at least 0, but was -1 XAF");
    }

    @Test
    void refuses_amounts_of_another_currency() {
        Money dollars = Money.of(9998, "USD");
        assertRefused(builder().paid(dollars), "paid must be in the order's currency XAF, but was 99.98 USD");
        assertRefused(builder().refunded(dollars), "refunded must be in the order's currency XAF, but was 99.98 USD");
    }

    @Test
    void refuses_money_that_nobody_tried_to_pay() {
        assertRefused(builder().attempt(0).paid(DUE), "paid must be 0 for attempt 0, but was 5000 XAF");
    }

    @Test
    void must_be_given_everything() {
        assertNamed(() -> OrderPayment.builder(null, DUE, CREATED), "orderId");
        assertNamed(() -> OrderPayment.builder("A-1", null, CREATED), "due");
        assertNamed(() -> OrderPayment.builder("A-1", DUE, null), "createdAt");
        assertNamed(() -> builder().providerRef(null).build(), "providerRef");
        assertNamed(() -> builder().paid(null).build(), "paid");
        assertNamed(() -> builder().refunded(null).build(), "refunded");
        assertNamed(() -> builder().status(null).build(), "status");
        assertNamed(() -> builder().proof(null).build(), "proof");
        assertNamed(() -> builder().details(null).build(), "details");
    }

    @Test
    void must_be_given_everything_without_builder_too() {
        OrderPayment p = builder().build();
        assertNamed(() -> copy(p, null, p.provider(), p.due(), p.times()), "orderId");
        assertNamed(() -> copy(p, p.orderId(), null, p.due(), p.times()), "provider");
        assertNamed(() -> copy(p, p.orderId(), p.provider(), null, p.times()), "due");
        assertNamed(() -> copy(p, p.orderId(), p.provider(), p.due(), null), "times");
    }

    private static OrderPayment copy(OrderPayment p, String orderId, String provider, Money due, PaymentTimes times) {
        return new OrderPayment(
                orderId,
                p.attempt(),
                provider,
                p.providerRef(),
                due,
                p.paid(),
                p.refunded(),
                p.status(),
                p.proof(),
                times,
                p.details());
    }

    private static OrderPayment.Builder builder() {
        return OrderPayment.builder("A-1", DUE, CREATED);
    }

    private static void assertRefused(OrderPayment.Builder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }

    private static void assertNamed(ThrowingCallable misuse, String name) {
        assertThatNullPointerException().isThrownBy(misuse).withMessage(name);
    }
}
