package io.tillwatch.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderItemTest {
    private static final Money PRICE = Money.of(4500, "XAF");

    @Test
    void must_say_what_how_much_and_for_how_much() {
        assertThat(new OrderItem("p-1", "Riz 5 kg", new BigDecimal("0.5"), PRICE).quantity())
                .isEqualTo("0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderItem(" ", "Riz 5 kg", BigDecimal.ONE, PRICE))
                .withMessage("product and name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderItem("p-1", "", BigDecimal.ONE, PRICE))
                .withMessage("product and name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderItem("p-1", "Riz 5 kg", BigDecimal.ZERO, PRICE))
                .withMessage("quantity must be above 0, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderItem("p-1", "Riz 5 kg", BigDecimal.ONE, Money.of(-1, "XAF")))
                .withMessage("amount must not be below 0, but was -1 XAF");
    }

    @Test
    void are_not_given_to_those_who_do_not_want_them() {
        int[] orders = {0};
        OrderReceiver receiver = new OrderReceiver() {
            @Override
            public void order(List<OrderPayment> attempts) {
                orders[0]++;
            }

            @Override
            public void rejected(RejectedRecord record) {
                throw new AssertionError(record);
            }
        };

        receiver.order(List.of(), List.of(new OrderItem("p-1", "Riz 5 kg", BigDecimal.ONE, PRICE)));

        assertThat(orders[0]).isEqualTo(1);
        assertThat(receiver.takesItems()).isFalse();
    }
}
