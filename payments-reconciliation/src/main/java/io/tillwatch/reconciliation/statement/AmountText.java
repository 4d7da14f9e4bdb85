package io.tillwatch.reconciliation.statement;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Understands amounts as statements write them; what is not unmistakable is no amount. */
final class AmountText {
    private static final Pattern SPACES = Pattern.compile("(?<=\\d)[ \\u00a0\\u202f\\u2009'\\u2019](?=\\d{3}(?!\\d))");
    private static final Pattern COMMAS = Pattern.compile("\\d{1,3}(,\\d{3})+");
    private static final Pattern POINTS = Pattern.compile("\\d{1,3}(\\.\\d{3})+");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final int MOST_DIGITS = 18;

    private AmountText() {}

    /** Which sign stands before the fraction. */
    enum Decimal {
        POINT,
        COMMA,
        /** Either; a single sign before three digits could be both and is refused. */
        EITHER
    }

    /** The amount in minor units; empty if the text is none, or does not fit the currency exactly. */
    static OptionalLong minor(String text, Decimal decimal, boolean isMinor, int exponent) {
        return number(text, decimal, exponent)
                .map(number -> minor(number, isMinor, exponent))
                .orElseGet(OptionalLong::empty);
    }

    /** The same of a number that a workbook holds, in plain notation: what its point means is certain. */
    static OptionalLong minorOfNumber(String text, boolean isMinor, int exponent) {
        return minor(new BigDecimal(text), isMinor, exponent);
    }

    private static OptionalLong minor(BigDecimal number, boolean isMinor, int exponent) {
        BigDecimal minor = number.movePointRight(isMinor ? 0 : exponent).stripTrailingZeros();
        if (minor.scale() > 0 || minor.precision() - minor.scale() > MOST_DIGITS) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(minor.longValueExact());
    }

    private static Optional<BigDecimal> number(String text, Decimal decimal, int exponent) {
        String unsigned = text.replace('\u2212', '-');
        boolean negative = unsigned.startsWith("-");
        if (negative || unsigned.startsWith("+")) {
            unsigned = unsigned.substring(1);
        }
        unsigned = SPACES.matcher(unsigned.strip()).replaceAll("");
        Optional<String> plain = plain(unsigned, decimal, exponent);
        return plain.filter(p -> PLAIN.matcher(p).matches())
                .map(BigDecimal::new)
                .map(number -> negative ? number.negate() : number);
    }

    /** With a point before the fraction and nothing else; empty if that cannot be told. */
    private static Optional<String> plain(String text, Decimal decimal, int exponent) {
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (point < 0 && comma < 0) {
            return Optional.of(text);
        }
        boolean commaIsLast = comma > point;
        if (point >= 0 && comma >= 0) {
            boolean allowed = decimal == Decimal.EITHER || (decimal == Decimal.COMMA) == commaIsLast;
            int last = Math.max(point, comma);
            String whole = text.substring(0, last);
            boolean grouped = (commaIsLast ? POINTS : COMMAS).matcher(whole).matches();
            return allowed && grouped
                    ? Optional.of(whole.replaceAll("[.,]", "") + "." + text.substring(last + 1))
                    : Optional.empty();
        }
        int last = Math.max(point, comma);
        boolean several = text.indexOf(commaIsLast ? ',' : '.') != last;
        boolean grouped = (commaIsLast ? COMMAS : POINTS).matcher(text).matches();
        boolean isDecimal = decimal == Decimal.EITHER || (decimal == Decimal.COMMA) == commaIsLast;
        if (several || !isDecimal) {
            boolean groups = grouped && (several || decimal != Decimal.EITHER);
            return groups ? Optional.of(text.replaceAll("[.,]", "")) : Optional.empty();
        }
        // 5.000 could be five or five thousand.
        boolean unclear = grouped && (decimal == Decimal.EITHER || exponent != 3);
        return unclear ? Optional.empty() : Optional.of(text.substring(0, last) + "." + text.substring(last + 1));
    }
}
