package io.tillwatch.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final CurrencyUnit XAF = CurrencyUnit.of("XAF");
    private static final CurrencyUnit USD = CurrencyUnit.of("USD");

    @Test
    void has_at_most_18_digits() {
        assertThat(Money.of(999_999_999_999_999_999L, "XAF").minorUnits()).isEqualTo(Money.MAX_MINOR_UNITS);
        assertThat(Money.of(-999_999_999_999_999_999L, "XAF").minorUnits()).isEqualTo(-Money.MAX_MINOR_UNITS);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000000000000", // 19 digits
        "-1000000000000000000",
        "9223372036854775807", // the largest long
        "-9223372036854775808" // the smallest, whose absolute value is no long
    })
    void refuses_19_digits(long minorUnits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(minorUnits, "XAF"))
                .withMessage("minorUnits must have at most 18 digits, but was " + minorUnits + " XAF");
    }

    @Test
    void refuses_an_unknown_currency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(1, "CFA"))
                .withMessage("currency must be a code of ISO 4217 such as XAF, but was \"CFA\"");
    }

    @Test
    void must_be_given_everything() {
        assertThatNullPointerException().isThrownBy(() -> new Money(1, null)).withMessage("currency");
        assertThatNullPointerException()
                .isThrownBy(() -> Money.ofMajor(null, XAF))
                .withMessage("major");
        assertThatNullPointerException()
                .isThrownBy(() -> Money.ofMajor(BigDecimal.ONE, null))
                .withMessage("currency");
    }

    @ParameterizedTest(name = "{0} {1} are {2} minor units")
    @CsvSource({
        "1.10, USD, 110",
        "1.1, USD, 110", // fewer decimals than the currency has
        "99.98, USD, 9998",
        "-99.98, USD, -9998",
        "0.01, USD, 1", // the smallest
        "1.1000, USD, 110", // zeros beyond the currency's decimals
        "5000, XAF, 5000",
        "5000.00, XAF, 5000", // what a shop's decimal column holds
        "1E+3, XAF, 1000", // what JSON may hold
        "1E+3, USD, 100000",
        "1.5E+1, XAF, 15",
        "1.234, TND, 1234",
        "1.2345, CLF, 12345",
        "0, USD, 0",
        "-0, USD, 0", // no negative zero
        "-0.00, XAF, 0",
        "0E-999999999, XAF, 0", // zero has any scale
        "0E+999999999, USD, 0",
        "999999999999999999, XAF, 999999999999999999", // 18 digits
        "-999999999999999999, XAF, -999999999999999999",
        "9999999999999999.99, USD, 999999999999999999",
        "100000000000000000.00, XAF, 100000000000000000", // 20 digits, 18 of them in minor units
        "1E+17, XAF, 100000000000000000"
    })
    void reads_major_units_exactly(BigDecimal major, String currency, long minorUnits) {
        assertThat(Money.ofMajor(major, CurrencyUnit.of(currency))).isEqualTo(Money.of(minorUnits, currency));
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource({
        "0.5, XAF, 0, 0.5", // there is no half franc
        "-0.5, XAF, 0, -0.5",
        "5000.01, XAF, 0, 5000.01",
        "0.001, USD, 2, 0.001", // below the smallest
        "0.009, USD, 2, 0.009",
        "1.105, USD, 2, 1.105",
        "-1.105, USD, 2, -1.105",
        "1.2345, TND, 3, 1.2345",
        "9999999999999999.999, USD, 2, 9999999999999999.999",
        "1E-40, USD, 2, 0.0000000000000000000000000000000000000001",
        "1E-41, USD, 2, 1E-41"
    })
    void never_rounds(BigDecimal major, String currency, int decimals, String shown) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofMajor(major, CurrencyUnit.of(currency)))
                .withMessage(
                        "amount must have at most " + decimals + " decimals in " + currency + ", but was " + shown);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "1000000000000000000, XAF, 1000000000000000000", // 19 digits
        "-1000000000000000000, XAF, -1000000000000000000",
        "10000000000000000, USD, 10000000000000000", // 19 digits in cents
        "1E+18, XAF, 1000000000000000000",
        "1E+17, USD, 100000000000000000",
        "1E+40, XAF, 10000000000000000000000000000000000000000",
        "1E+41, XAF, 1E+41",
        "1000000000000000000.5, XAF, 1000000000000000000.5", // two rules broken: the size is told
        "12345678901234567890123456789012345678901, XAF, a number of 41 digits",
        "-12345678901234567890123456789012345678901E+2147483647, XAF, a number of 41 digits"
    })
    void refuses_19_digits_of_minor_units(BigDecimal major, String currency, String shown) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofMajor(major, CurrencyUnit.of(currency)))
                .withMessage("amount must have at most 18 digits in minor units of " + currency + ", but was " + shown);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void refuses_extreme_exponents_without_writing_them_out() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofMajor(new BigDecimal("1E999999999"), USD))
                .withMessage("amount must have at most 18 digits in minor units of USD, but was 1E+999999999");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofMajor(new BigDecimal("-1E-999999999"), USD))
                .withMessage("amount must have at most 2 decimals in USD, but was -1E-999999999");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofMajor(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE), XAF))
                .withMessage("amount must have at most 18 digits in minor units of XAF, but was 1E+2147483648");
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofMajor(new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE), XAF))
                .withMessage("amount must have at most 0 decimals in XAF, but was 1E-2147483647");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void reads_many_zeros_quickly() {
        BigDecimal major = new BigDecimal(BigInteger.TEN.pow(200_000), 200_000);
        assertThat(Money.ofMajor(major, USD)).isEqualTo(Money.of(100, "USD"));
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "5000, XAF, 5000",
        "9998, USD, 99.98",
        "5, USD, 0.05",
        "-5, USD, -0.05",
        "0, USD, 0.00",
        "0, XAF, 0",
        "1234, TND, 1.234",
        "-999999999999999999, USD, -9999999999999999.99"
    })
    void shows_exactly_the_decimals_of_its_currency(long minorUnits, String currency, String shown) {
        Money money = Money.of(minorUnits, currency);
        assertThat(money.toMajor()).isEqualTo(new BigDecimal(shown));
        assertThat(money).hasToString(shown + " " + currency);
        assertThat(Money.ofMajor(money.toMajor(), money.currency())).isEqualTo(money);
    }

    @Test
    void adds_within_its_currency() {
        assertThat(Money.of(9998, "USD").plus(Money.of(2, "USD"))).isEqualTo(Money.of(10_000, "USD"));
        assertThat(Money.of(1, "XAF").plus(Money.of(-3, "XAF"))).isEqualTo(Money.of(-2, "XAF"));
    }

    @Test
    void never_adds_two_currencies() {
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> Money.of(1, "XOF").plus(Money.of(1, "EUR")))
                .withMessage("cannot add EUR to XOF: convert first")
                .satisfies(e -> assertThat(e.first()).isEqualTo("XOF"))
                .satisfies(e -> assertThat(e.second()).isEqualTo("EUR"));
    }

    @Test
    void never_adds_beyond_18_digits() {
        Money most = Money.of(Money.MAX_MINOR_UNITS, "XAF");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> most.plus(Money.of(1, "XAF")))
                .withMessage("minorUnits must have at most 18 digits, but was 1000000000000000000 XAF");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(-Money.MAX_MINOR_UNITS, "XAF").plus(Money.of(-Money.MAX_MINOR_UNITS, "XAF")))
                .withMessage("minorUnits must have at most 18 digits, but was -1999999999999999998 XAF");
    }

    @ParameterizedTest
    @CsvSource({"0, true, false", "1, false, false", "-1, false, true"})
    void knows_its_sign(long minorUnits, boolean zero, boolean negative) {
        Money money = Money.of(minorUnits, "XAF");
        assertThat(money.isZero()).isEqualTo(zero);
        assertThat(money.isNegative()).isEqualTo(negative);
    }

    @Test
    void starts_at_nothing() {
        assertThat(Money.zero(USD)).isEqualTo(Money.of(0, "USD")).isNotEqualTo(Money.zero(XAF));
    }
}
