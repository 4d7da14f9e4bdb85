package io.tillwatch.reconciliation.statement;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a workbook shows a number.
 *
 * @param date whether as a day
 * @param time whether as a time of day
 * @param zeros how many digits it has at least, as for ids that begin with zeros
 */
record NumberForm(boolean date, boolean time, int zeros) {
    static final NumberForm PLAIN = new NumberForm(false, false, 0);
    private static final NumberForm DATE = new NumberForm(true, false, 0);
    private static final NumberForm TIME = new NumberForm(false, true, 0);
    private static final NumberForm BOTH = new NumberForm(true, true, 0);

    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)]");
    private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"|\\\\.|[_*].|\\[[^]]*]|am/pm|a/p");
    private static final Pattern ZEROS = Pattern.compile("0{2,50}");

    /** The form of a code such as {@code dd/mm/yyyy hh:mm:ss}. */
    static NumberForm of(String code) {
        if (ZEROS.matcher(code).matches()) {
            return new NumberForm(false, false, code.length());
        }
        String small = code.toLowerCase(Locale.ROOT);
        if (ELAPSED.matcher(small).find()) {
            return PLAIN;
        }
        String signs = TEXTS.matcher(small).replaceAll("");
        String first = signs.contains(";") ? signs.substring(0, signs.indexOf(';')) : signs;
        if (first.contains("general")
                || first.contains("standard")
                || (first.indexOf('0') >= 0 && first.indexOf('s') < 0)) {
            return PLAIN;
        }
        boolean time = first.indexOf('h') >= 0 || first.indexOf('s') >= 0;
        boolean date = first.indexOf('d') >= 0 || first.indexOf('y') >= 0 || (!time && first.indexOf('m') >= 0);
        return new NumberForm(date, time, 0);
    }

    /** The form that has this number in every workbook. */
    static NumberForm builtIn(int id) {
        return switch (id) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> DATE;
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56 -> TIME;
            case 22 -> BOTH;
            default -> PLAIN;
        };
    }

    boolean isTemporal() {
        return date || time;
    }
}
