package io.tillwatch.reconciliation;

import io.tillwatch.money.CurrencyUnit;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Amounts as people read them. */
final class Amounts {
    /** The name of what has no currency, because it could not be read. */
    static final String NO_CURRENCY = "?";

    private Amounts() {}

    /** Major units; minor units for a currency that is not known. */
    static String major(BigInteger minor, String currency) {
        return CurrencyUnit.find(currency)
                .map(unit -> new BigDecimal(minor, unit.exponent()).toPlainString())
                .orElseGet(minor::toString);
    }

    static String name(String currency) {
        return currency.isEmpty() ? NO_CURRENCY : currency;
    }
}
