package io.tillwatch.text;

import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.Locale;

/** The pattern of a sentence, understood once and filled often. Thread-safe. */
final class Sentence {
    private static final Format AS_TEXT = new TextFormat();

    private final String pattern;
    private final MessageFormat format;

    Sentence(String pattern) {
        this.pattern = pattern;
        format = new MessageFormat(pattern, Locale.ROOT);
        Format[] formats = format.getFormats();
        Arrays.setAll(formats, i -> formats[i] == null ? AS_TEXT : formats[i]);
        format.setFormats(formats);
    }

    /** Whether the pattern says in which form a value is written. */
    boolean isFormatted(int value) {
        return pattern.contains("{" + value + ",");
    }

    String with(Object[] values) {
        // A format keeps notes while it works.
        synchronized (format) {
            return format.format(values);
        }
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
