package io.tillwatch.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An exact amount of one currency, in minor units: 5 000 FCFA are {@code Money.of(5000, "XAF")}, 99.98 US dollars are
 * {@code Money.of(9998, "USD")}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param minorUnits the amount in units of the currency's last decimal, from -{@value #MAX_MINOR_UNITS} to
 *     {@value #MAX_MINOR_UNITS} (18 digits)
 * @param currency the currency
 */
public record Money(long minorUnits, CurrencyUnit currency) {
    /** The largest amount in minor units: 18 digits. */
    public static final long MAX_MINOR_UNITS = 999_999_999_999_999_999L;

    private static final int MAX_DIGITS = 18;
    private static final int MAX_SHOWN_DIGITS = 40;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the amount has more than 18 digits
     */
    public Money {
        Objects.requireNonNull(currency, "currency");
        if (minorUnits > MAX_MINOR_UNITS || minorUnits < -MAX_MINOR_UNITS) {
            throw new IllegalArgumentException(
                    "minorUnits must have at most 18 digits, but was " + minorUnits + " " + currency);
        }
    }

    /**
     * An amount in minor units.
     *
     * @param minorUnits the amount in minor units, at most 18 digits
     * @param currencyCode a code of ISO 4217
     * @return the amount
     * @throws IllegalArgumentException if the code is unknown or the amount has more than 18 digits
     */
    public static Money of(long minorUnits, String currencyCode) {
        return new Money(minorUnits, CurrencyUnit.of(currencyCode));
    }

    /**
     * Nothing, in a currency.
     *
     * @param currency the currency
     * @return 0
     */
    public static Money zero(CurrencyUnit currency) {
        return new Money(0, currency);
    }

    /**
     * An amount in major units, never rounded: trailing zeros beyond the currency's decimals are allowed, other digits
     * there are not.
     *
     * @param major the amount in major units, such as 99.98
     * @param currency the currency
     * @return the amount
     * @throws ArithmeticException if the amount has decimals that the currency has not, or more than 18 digits in minor
     *     units
     */
    public static Money ofMajor(BigDecimal major, CurrencyUnit currency) {
        Objects.requireNonNull(major, "major");
        Objects.requireNonNull(currency, "currency");
        if (major.signum() == 0) {
            return zero(currency);
        }
        // Bounds first: neither 1E999999999 nor 1E-999999999 may be expanded into a billion digits.
        long digits = (long) major.precision() - major.scale() + currency.exponent();
        if (digits > MAX_DIGITS) {
            throw new ArithmeticException(
                    "amount must have at most 18 digits in minor units of " + currency + ", but was " + shown(major));
        }
        BigDecimal exact = digits > 0 ? major.setScale(currency.exponent(), RoundingMode.DOWN) : BigDecimal.ZERO;
        if (exact.compareTo(major) != 0) {
            throw new ArithmeticException("amount must have at most " + currency.exponent() + " decimals in " + currency
                    + ", but was " + shown(major));
        }
        return new Money(exact.unscaledValue().longValueExact(), currency);
    }

    private static String shown(BigDecimal amount) {
        if (amount.precision() > MAX_SHOWN_DIGITS) {
            return "a number of " + amount.precision() + " digits";
        }
        return Math.abs((long) amount.scale()) > MAX_SHOWN_DIGITS ? amount.toString() : amount.toPlainString();
    }

    /**
     * The sum of two amounts of one currency.
     *
     * @param other the amount to add
     * @return the sum
     * @throws CurrencyMismatchException if the currencies differ
     * @throws IllegalArgumentException if the sum has more than 18 digits
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatchException(currency, other.currency);
        }
        // Two amounts of 18 digits cannot overflow a long.
        return new Money(minorUnits + other.minorUnits, currency);
    }

    /**
     * Whether the amount is 0.
     *
     * @return true for 0
     */
    public boolean isZero() {
        return minorUnits == 0;
    }

    /**
     * Whether the amount is below 0.
     *
     * @return true below 0
     */
    public boolean isNegative() {
        return minorUnits < 0;
    }

    /**
     * The amount in major units, with exactly the currency's decimals.
     *
     * @return such as 99.98, or 5000 for XAF
     */
    public BigDecimal toMajor() {
        return BigDecimal.valueOf(minorUnits, currency.exponent());
    }

    /** Major units and code, such as {@code 99.98 USD}. */
    @Override
    public String toString() {
        return toMajor().toPlainString() + " " + currency;
    }
}
