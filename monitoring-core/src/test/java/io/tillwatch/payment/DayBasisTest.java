package io.tillwatch.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.money.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DayBasisTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant PAID = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant UPDATED = Instant.parse("2026-03-03T08:00:00Z");

    @ParameterizedTest(name = "{0} of a payment that is {1}: {2}")
    @CsvSource({
        "PAYMENT, SUCCEEDED, PAID",
        "PAYMENT, REVERSED, CREATED", // the money did not stay
        "PAYMENT, FAILED, CREATED",
        "PAYMENT, PENDING, CREATED",
        "ORDER, SUCCEEDED, CREATED",
        "ORDER, FAILED, CREATED",
        "UPDATE, SUCCEEDED, UPDATED",
        "UPDATE, FAILED, UPDATED"
    })
    void decides_by_an_instant_that_is_known(DayBasis basis, PaymentStatus status, String expected) {
        OrderPayment payment = payment(status).paidAt(PAID).updatedAt(UPDATED).build();
        assertThat(basis.of(payment))
                .isEqualTo(
                        switch (expected) {
                            case "PAID" -> PAID;
                            case "UPDATED" -> UPDATED;
                            default -> CREATED;
                        });
    }

    @ParameterizedTest
    @EnumSource(DayBasis.class)
    void decides_by_the_creation_if_nothing_else_is_known(DayBasis basis) {
        assertThat(basis.of(payment(PaymentStatus.SUCCEEDED).build())).isEqualTo(CREATED);
    }

    @Test
    void does_not_take_an_update_for_a_payment() {
        OrderPayment payment =
                payment(PaymentStatus.SUCCEEDED).updatedAt(UPDATED).build();
        assertThat(DayBasis.PAYMENT.of(payment)).isEqualTo(CREATED);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void counts_only_succeeded_payments_as_money_that_moved(PaymentStatus status) {
        assertThat(status.movedMoney()).isEqualTo(status == PaymentStatus.SUCCEEDED);
    }

    private static OrderPayment.Builder payment(PaymentStatus status) {
        return OrderPayment.builder("A-1", Money.of(5000, "XAF"), CREATED).status(status);
    }
}
