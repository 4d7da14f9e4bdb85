package io.tillwatch.reconcile;

import io.tillwatch.money.CurrencyUnit;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Amounts as people read them. */
final class MinorUnits {
    private MinorUnits() {}

    /** Major units and code; minor units and what was written for a currency that is not known. */
    static String shown(BigInteger minor, String currency) {
        return CurrencyUnit.find(currency)
                        .map(unit -> new BigDecimal(minor, unit.exponent()).toPlainString())
                        .orElseGet(minor::toString)
                + " "
                + currency;
    }
}
