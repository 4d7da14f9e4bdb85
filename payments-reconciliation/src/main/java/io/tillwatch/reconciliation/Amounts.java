package io.tillwatch.reconciliation;

import io.tillwatch.money.CurrencyUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts as people read them. */
final class Amounts {
    /** The name of what has no currency, because it could not be read. */
    static final String NO_CURRENCY = "?";

    private static final char NARROW_SPACE = '\u202F';
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char MINUS = '\u2212';

    private static final DecimalFormatSymbols ENGLISH = symbols(',', '.');
    private static final DecimalFormatSymbols FRENCH = symbols(NARROW_SPACE, ',');

    private Amounts() {}

    private static DecimalFormatSymbols symbols(char grouping, char decimal) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(grouping);
        symbols.setDecimalSeparator(decimal);
        symbols.setMinusSign(MINUS);
        return symbols;
    }

    /** Major units; minor units for a currency that is not known. */
    static String major(BigInteger minor, String currency) {
        return CurrencyUnit.find(currency)
                .map(unit -> new BigDecimal(minor, unit.exponent()).toPlainString())
                .orElseGet(minor::toString);
    }

    /** Major units with their digits in groups, and the currency's name. */
    static String spoken(BigInteger minor, String currency, Locale language) {
        boolean french = language.getLanguage().equals(Locale.FRENCH.getLanguage());
        int decimals = CurrencyUnit.find(currency).map(CurrencyUnit::exponent).orElse(0);
        DecimalFormat format = new DecimalFormat("#,##0", french ? FRENCH : ENGLISH);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(new BigDecimal(minor, decimals)) + NO_BREAK_SPACE + name(currency);
    }

    static String name(String currency) {
        return currency.isEmpty() ? NO_CURRENCY : currency;
    }
}
