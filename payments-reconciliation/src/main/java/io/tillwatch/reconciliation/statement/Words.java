package io.tillwatch.reconciliation.statement;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a statement as they are compared, as they are kept and as they may be shown. */
final class Words {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");
    private static final Pattern EXCEL = Pattern.compile("=\"([^\"]*)\"");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w.-]+");
    private static final Pattern DIGITS =
            Pattern.compile("(?<![\\p{L}\\p{Nd}_-])(?:\\+|00)?\\d(?:[ .-]?\\d){7,14}(?![\\p{L}\\p{Nd}_-])");
    private static final Pattern NUMBERS = Pattern.compile("\\+\\d[\\d .-]{6,}\\d|\\d{8,}|\\d{2,3}(?:[ .]\\d{2}){3,}");
    private static final int MOST_REPAIRS = 2;
    private static final int MOST_SHOWN = 60;

    private Words() {}

    /** A text without what differs from one file to the next: case, accents, blanks, signs. */
    static String key(String text) {
        String plain = text.replace("\u00ba", "").replace("\u00b0", "");
        String split = Normalizer.normalize(plain, Normalizer.Form.NFKD);
        return OTHER.matcher(MARKS.matcher(split).replaceAll("")).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** A cell without what spreadsheets and portals put around its text, and UTF-8 that was read as windows-1252 undone. */
    static String cell(String raw) {
        String text = raw;
        for (int i = 0; i < MOST_REPAIRS; i++) {
            text = repaired(text);
        }
        text = strip(text);
        if (text.startsWith("=")) {
            var excel = EXCEL.matcher(text);
            if (excel.matches()) {
                text = strip(excel.group(1));
            }
        }
        return text.startsWith("'") ? strip(text.substring(1)) : text;
    }

    private static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static String repaired(String text) {
        if (text.indexOf('\u00c3') < 0 && text.indexOf('\u00c2') < 0 && text.indexOf('\u00e2') < 0) {
            return text;
        }
        try {
            ByteBuffer bytes = ByteBuffer.allocate(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < 0x100) {
                    bytes.put((byte) c);
                } else {
                    bytes.put(WINDOWS_1252.newEncoder().encode(CharBuffer.wrap(String.valueOf(c))));
                }
            }
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** A text in one line. */
    static String line(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** An id for a message; a text that cannot be one is not shown. */
    static String id(String text) {
        boolean isId =
                text.length() <= MOST_SHOWN && BLANKS.matcher(text).results().count() == 0 && text.indexOf('@') < 0;
        return isId && !text.startsWith("+") ? text : "?";
    }

    /** A free text in one line, with phone numbers and addresses of mail hidden; what is kept stays. */
    static String masked(String text, String kept) {
        String noMail = MAIL.matcher(line(text)).replaceAll("***");
        return DIGITS.matcher(noMail)
                .replaceAll(found -> found.group().equals(kept) ? Matcher.quoteReplacement(kept) : "***");
    }

    /** A cell of an amount or a time that is none, for a message: whatever it holds, no name and no phone number is shown. */
    static String shown(String text) {
        String masked = NUMBERS.matcher(line(text)).replaceAll("***").replaceAll("\\p{L}", "x");
        return masked.length() > MOST_SHOWN ? masked.substring(0, MOST_SHOWN) + "…" : masked;
    }

    /** A word of a provider, for a message or a column. */
    static String word(String text) {
        String masked = masked(text, "");
        return masked.length() > MOST_SHOWN ? masked.substring(0, MOST_SHOWN) + "…" : masked;
    }
}
