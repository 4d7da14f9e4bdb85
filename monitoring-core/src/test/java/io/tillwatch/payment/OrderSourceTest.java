package io.tillwatch.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tillwatch.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderSourceTest {
    @Test
    void reads_with_the_function_it_is_made_of() {
        OrderPayment payment = OrderPayment.builder("A-1", Money.of(5000, "XAF"), Instant.EPOCH)
                .build();
        OrderSource source = OrderSource.of("shop", receiver -> {
            receiver.order(payment);
            return SourceResult.complete();
        });
        List<List<OrderPayment>> received = new ArrayList<>();

        assertThat(source.name()).isEqualTo("shop");
        assertThat(source.read(receiver(received))).isEqualTo(SourceResult.complete());
        assertThat(received).containsExactly(List.of(payment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refuses_a_blank_name(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderSource.of(blank, receiver -> SourceResult.complete()))
                .withMessage("name must not be blank");
    }

    @Test
    void must_be_given_name_and_reader() {
        assertThatNullPointerException()
                .isThrownBy(() -> OrderSource.of(null, receiver -> SourceResult.complete()))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> OrderSource.of("shop", null))
                .withMessage("reader");
    }

    private static OrderReceiver receiver(List<List<OrderPayment>> received) {
        return new OrderReceiver() {
            @Override
            public void order(List<OrderPayment> attempts) {
                received.add(attempts);
            }

            @Override
            public void rejected(RejectedRecord record) {
                throw new AssertionError(record);
            }
        };
    }
}
