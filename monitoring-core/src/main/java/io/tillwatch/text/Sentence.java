package io.tillwatch.text;

import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The pattern of a sentence, understood once and filled often. Thread-safe. */
final class Sentence {
    private static final Pattern FORMATTED = Pattern.compile("\\{(\\d+),");
    private static final Format AS_TEXT = new TextFormat();

    /** Stands for the first value where a filled sentence is taken apart; of Unicode's private use. */
    private static final char FIRST_MARK = '\uE000';

    private final MessageFormat format;
    private final BitSet formatted = new BitSet();
    private final int values;

    /** The sentence with marks for its values; empty if one of them is formatted. */
    private final String marked;

    Sentence(String pattern) {
        format = new MessageFormat(pattern, Locale.ROOT);
        Format[] formats = format.getFormats();
        boolean plain = Arrays.stream(formats).allMatch(Objects::isNull);
        Arrays.setAll(formats, i -> formats[i] == null ? AS_TEXT : formats[i]);
        format.setFormats(formats);
        values = format.getFormatsByArgumentIndex().length;
        FORMATTED.matcher(pattern).results().forEach(found -> formatted.set(Integer.parseInt(found.group(1))));
        marked = plain ? format.format(marks(values)) : "";
    }

    private static Object[] marks(int count) {
        Object[] marks = new Object[count];
        Arrays.setAll(marks, i -> (char) (FIRST_MARK + i));
        return marks;
    }

    /** Whether the pattern says in which form a value is written. */
    boolean isFormatted(int value) {
        return formatted.get(value);
    }

    String with(Object[] given) {
        if (!marked.isEmpty() && given.length >= values) {
            return filled(given);
        }
        // A format keeps notes while it works.
        synchronized (format) {
            return format.format(given);
        }
    }

    private String filled(Object[] given) {
        StringBuilder text = new StringBuilder(marked.length() + 16 * values);
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            int value = c - FIRST_MARK;
            if (value >= 0 && value < values) {
                text.append(given[value]);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Writes {@code {0}} without grouping, also beside a {@code {0,choice,…}}. */
    private static final class TextFormat extends Format {
        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(Object value, StringBuffer text, FieldPosition position) {
            return text.append(value);
        }

        @Override
        public Object parseObject(String source, ParsePosition position) {
            throw new UnsupportedOperationException("messages are written, not read");
        }
    }
}
