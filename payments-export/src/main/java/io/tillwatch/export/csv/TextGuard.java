package io.tillwatch.export.csv;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a text for something else. A text that it would run as a formula, or turn into a
 * number or a date, gets a leading apostrophe; so does one that begins with an apostrophe, so that taking one away always
 * gives the text back.
 */
public final class TextGuard {
    private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n\0";

    /** What looks like a number or a date is never longer; only rows of digits may be. */
    private static final int LONGEST_LOOKALIKE = 48;

    /** A spreadsheet keeps 15 digits of a number. */
    private static final int EXACT_DIGITS = 15;

    private static final String MONTHS =
            "(?:january|janvier|janv|jan|february|f[eé]vrier|f[eé]vr|f[eé]v|feb|march|mars|mar"
                    + "|april|avril|apr|avr|may|mai|june|juin|jun|july|juillet|juil|jul|august|ao[uû]t|aug|ao[uû]"
                    + "|september|septembre|sept|sep|october|octobre|oct|november|novembre|nov|december|d[eé]cembre|d[eé]c)";

    private static final Pattern LOOKALIKE = Pattern.compile(
            // numbers, decimals, dates, times, fractions: 1.10  03/04  12-5  10:30  1 1/2
            "[.,]?\\d[\\d\\s\\p{Zs}.,:/'-]*"
                    // 12E5
                    + "|[.,]?\\d[\\d.,]*e[+-]?\\d+"
                    // 5%  $5  5 €  (5)
                    + "|\\(?\\p{Sc}?[\\s\\p{Zs}]*[.,]?\\d[\\d\\s\\p{Zs}.,]*[%\\p{Sc}]?\\)?"
                    // 1 PM  10:30 am
                    + "|\\d{1,2}(?::\\d{1,2}){0,2}[\\s\\p{Zs}]*[ap]m?"
                    // 2026-03-01T10:00:00Z
                    + "|\\d{4}-\\d{2}-\\d{2}t[\\d:.,]*(?:z|[+-][\\d:]*)?"
                    // MAR1  1-MAR  3 mars 2026
                    + "|(?=.*\\d)(?:\\d{1,4}[\\s\\p{Zs}.,/-]*)?" + MONTHS
                    + "[\\s\\p{Zs}.,/-]*(?:\\d{1,4})?(?:[\\s\\p{Zs}.,/-]+\\d{1,4})?"
                    + "(?:[\\s\\p{Zs}]+\\d{1,2}:[\\d:]*)?"
                    + "|true|false|vrai|faux",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private TextGuard() {}

    /**
     * A text as a spreadsheet may be given it.
     *
     * @param text any text
     * @return the text, with an apostrophe before it where it needs one
     */
    public static String guard(String text) {
        return isFormula(text) || changesItsValue(text) ? "'" + text : text;
    }

    /**
     * A text as a file may hold it that programs read and spreadsheets open: only what would be run as a formula is changed,
     * so that ids and amounts stay as they are.
     *
     * @param text any text
     * @return the text, with an apostrophe before it if it would be a formula, or begins with an apostrophe itself
     */
    public static String guardFormula(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /**
     * Takes the apostrophe of {@link #guardFormula} away again, if it is still there: some spreadsheets take it for
     * themselves.
     *
     * @param cell what stands in the file
     * @return the text
     */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /**
     * Also after what is not seen: blanks, and marks such as those of the direction of writing. A text that begins with an
     * apostrophe counts as one, so that it is not taken for a guarded text.
     */
    private static boolean isFormula(String text) {
        if (text.startsWith("'")) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (STARTS.indexOf(c) >= 0) {
                return true;
            }
            if (!Character.isSpaceChar(c) && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
                return false;
            }
        }
        return false;
    }

    private static boolean changesItsValue(String text) {
        String seen = text.strip();
        if (seen.isEmpty()) {
            return false;
        }
        if (seen.chars().allMatch(Character::isDigit)) {
            return seen.length() > EXACT_DIGITS
                    || (seen.length() > 1 && Character.digit(seen.charAt(0), 10) == 0)
                    || seen.length() != text.length();
        }
        return seen.length() <= LONGEST_LOOKALIKE && LOOKALIKE.matcher(seen).matches();
    }
}
