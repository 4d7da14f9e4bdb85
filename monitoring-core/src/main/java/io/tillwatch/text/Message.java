package io.tillwatch.text;

import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * A sentence for people, kept as a key and its arguments until the language of the reader is known.
 *
 * <p>The sentences stand in {@code messages.properties} (English) and {@code messages_fr.properties} (French) beside the
 * owning class, in the notation of {@link MessageFormat}. Numbers are written without grouping; an argument that is a
 * message itself is rendered in the same language. Immutable and thread-safe if the arguments are.
 *
 * @param owner the class in whose package the sentences stand
 * @param key the key of the sentence; stable, and usable as a code
 * @param arguments the values of {@code {0}}, {@code {1}} and so on
 */
public record Message(Class<?> owner, String key, List<Object> arguments) {
    private static final ResourceBundle.Control ENGLISH_ELSE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Format AS_TEXT = new TextFormat();

    /** Copies the arguments. */
    public Message {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(key, "key");
        arguments = List.copyOf(arguments);
    }

    /**
     * A sentence.
     *
     * @param owner the class in whose package the sentences stand
     * @param key the key of the sentence
     * @param arguments its values
     * @return the message
     */
    public static Message of(Class<?> owner, String key, Object... arguments) {
        return new Message(owner, key, List.of(arguments));
    }

    /**
     * The sentence in a language.
     *
     * @param language French for French, everything else is English
     * @return the sentence, without a line break at the end
     * @throws java.util.MissingResourceException if the owner's package has no such sentence
     */
    public String in(Locale language) {
        ResourceBundle bundle =
                ResourceBundle.getBundle(owner.getPackageName() + ".messages", language, loader(), ENGLISH_ELSE);
        String pattern = bundle.getString(key);
        MessageFormat format = new MessageFormat(pattern, Locale.ROOT);
        Format[] formats = format.getFormats();
        Arrays.setAll(formats, i -> formats[i] == null ? AS_TEXT : formats[i]);
        format.setFormats(formats);
        Object[] values = new Object[arguments.size()];
        Arrays.setAll(values, i -> value(arguments.get(i), pattern.contains("{" + i + ","), language));
        return format.format(values);
    }

    /** A format such as a plural needs the number itself; everything else would group its digits. */
    private static Object value(Object argument, boolean formatted, Locale language) {
        if (argument instanceof Message nested) {
            return nested.in(language);
        }
        return formatted ? argument : argument.toString();
    }

    private ClassLoader loader() {
        ClassLoader loader = owner.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /** The sentence in English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
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
