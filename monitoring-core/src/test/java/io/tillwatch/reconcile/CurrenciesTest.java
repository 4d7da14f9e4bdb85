package io.tillwatch.reconcile;

import static io.tillwatch.reconcile.RecordRow.paid;
import static io.tillwatch.reconcile.Rows.T0;
import static io.tillwatch.reconcile.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.Discrepancy.Amounts;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money of two currencies at one order: no amount of one is ever added to, or held against, one of the other. */
class CurrenciesTest extends Desk {
    private void order(long paid, long refunded) {
        store.add(store("A", 1, "stripe", "p1", paid, paid, refunded, PaymentStatus.SUCCEEDED, T0));
        provider.add(paid("stripe", "p1", "A", paid).row());
    }

    private void back(RecordKind kind, long gross, String currency) {
        provider.add(RecordRow.of("stripe", kind, "r-" + currency, gross)
                .in(currency)
                .parent("p1")
                .row());
    }

    private static Amounts amounts(long expected, String currency, long actual, String actualCurrency) {
        return new Amounts(BigInteger.valueOf(expected), BigInteger.valueOf(actual), currency, actualCurrency);
    }

    @Test
    void a_second_payment_in_another_currency_is_told_alone() {
        order(10_000, 0);
        provider.add(paid("stripe", "p2", "A", 1500).in("EUR").row());
        assertThat(codes()).isEqualTo("A CURRENCY_MISMATCH P0");
        assertThat(only().amounts()).isEqualTo(amounts(10_000, "XAF", 1500, "EUR"));
        assertThat(only().explanation())
                .hasToString(
                        "Order A is in another currency than the payment at stripe: " + "10000 XAF against 15.00 EUR");
    }

    @Test
    void rows_of_the_shop_in_two_currencies_are_not_added() {
        order(10_000, 0);
        store.add(StoreRow.paid("A", 1500)
                .attempt(2)
                .in("EUR")
                .via("stripe", "p2")
                .row());
        provider.add(paid("stripe", "p2", "A", 1500).in("EUR").row());
        assertThat(codes()).isEqualTo("A CURRENCY_MISMATCH P0");
        assertThat(only().amounts()).isEqualTo(amounts(10_000, "XAF", 1500, "EUR"));
    }

    @Test
    void what_is_told_of_the_shop_is_what_it_counts_in_the_currency_of_the_order() {
        store.add(store("A", 1, "stripe", "p1", 10_000, 9000, 700, PaymentStatus.SUCCEEDED, T0));
        store.add(StoreRow.paid("A", 1500)
                .attempt(2)
                .in("EUR")
                .refunded(40)
                .via("stripe", "p2")
                .row());
        provider.add(paid("stripe", "p1", "A", 9000).row());
        provider.add(paid("stripe", "p2", "A", 1500).in("EUR").row());
        assertThat(only().amounts()).isEqualTo(amounts(9000, "XAF", 1500, "EUR"));
        store.set(0, store("A", 1, "stripe", "p1", 10_000, 0, PaymentStatus.FAILED));
        assertThat(only().amounts()).isEqualTo(amounts(10_000, "XAF", 1500, "EUR"));
    }

    @ParameterizedTest(name = "the shop {0} XAF, the provider {1} {2}: {3}")
    @CsvSource({
        "0, 1500, EUR, A CURRENCY_MISMATCH P0 [REFUND_MISSING_IN_STORE]",
        "1500, 1500, EUR, A CURRENCY_MISMATCH P0",
        "1000, 1500, EUR, A CURRENCY_MISMATCH P0",
        "10000, 10000, XOF, A CURRENCY_MISMATCH P0",
        "1500, 20000, EUR, A CURRENCY_MISMATCH P0"
    })
    void a_refund_in_another_currency_is_no_refund_of_the_order(
            long believed, long given, String currency, String codes) {
        order(10_000, believed);
        back(RecordKind.REFUND, -given, currency);
        assertThat(codes()).isEqualTo(codes);
        assertThat(only().amounts()).isEqualTo(amounts(believed, "XAF", given, currency));
    }

    @Test
    void refunds_in_two_currencies_are_not_added() {
        order(10_000, 2000);
        back(RecordKind.REFUND, -2000, "XAF");
        back(RecordKind.REFUND, -1500, "EUR");
        assertThat(codes()).isEqualTo("A CURRENCY_MISMATCH P0");
        assertThat(only().amounts()).isEqualTo(amounts(2000, "XAF", 1500, "EUR"));
    }

    @Test
    void a_dispute_in_another_currency_says_what_was_taken() {
        order(10_000, 0);
        back(RecordKind.DISPUTE, -1500, "EUR");
        assertThat(codes()).isEqualTo("A CURRENCY_MISMATCH P0 [DISPUTE_LOST]");
        assertThat(only().amounts()).isEqualTo(amounts(0, "XAF", -1500, "EUR"));
    }

    @Test
    void records_without_an_order_are_told_in_the_currency_of_the_first() {
        provider.add(paid("stripe", "p1", "", 10_000).row());
        provider.add(RecordRow.of("stripe", RecordKind.PAYMENT, "p2", 1500)
                .in("EUR")
                .parent("p1")
                .row());
        assertThat(only().code()).isEqualTo(DiscrepancyCode.MISSING_IN_STORE);
        assertThat(only().amounts()).isEqualTo(amounts(0, "XAF", 10_000, "XAF"));
        assertThat(only().effect())
                .containsEntry("XAF", BigInteger.valueOf(-10_000))
                .containsEntry("EUR", BigInteger.valueOf(-1500));
    }
}
