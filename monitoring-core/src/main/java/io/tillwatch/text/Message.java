package io.tillwatch.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

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

    /** Sentences that were said before, by language and key: understanding a pattern takes longer than filling it. */
    private static final ClassValue<Map<Locale, Map<String, Sentence>>> SENTENCES = new ClassValue<>() {
        @Override
        protected Map<Locale, Map<String, Sentence>> computeValue(Class<?> owner) {
            return new ConcurrentHashMap<>();
        }
    };

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
        Sentence sentence = SENTENCES
                .get(owner)
                .computeIfAbsent(language, l -> new ConcurrentHashMap<>())
                .computeIfAbsent(key, k -> sentence(language));
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(arguments.get(i), sentence.isFormatted(i), language);
        }
        return sentence.with(values);
    }

    private Sentence sentence(Locale language) {
        ResourceBundle bundle =
                ResourceBundle.getBundle(owner.getPackageName() + ".messages", language, loader(), ENGLISH_ELSE);
        return new Sentence(bundle.getString(key));
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
}
