package io.tillwatch.settings;

import io.tillwatch.text.Message;
import java.util.Locale;
import java.util.Objects;

/**
 * One thing that is wrong in a settings file, or should be otherwise.
 *
 * @param place where
 * @param key the dotted path of the setting, such as {@code shop.zone}; empty when the file as a whole is meant
 * @param rule what must hold there, as a part of a sentence
 * @param value what stands there, never a replaced reference; empty when nothing stands there. Of a longer text only the
 *     first {@value #MOST_SHOWN} characters are kept, for a wrong file is one long text and may hold anything.
 * @param advice what to do or what is closest, as a part of a sentence; may render as an empty text
 * @param level whether the file can be used all the same
 */
public record Problem(Place place, String key, Message rule, String value, Message advice, Level level) {
    /** How many characters of a value are shown: {@value}. */
    public static final int MOST_SHOWN = 120;

    /** Whether a file with a problem can be used. */
    public enum Level {
        /** The file cannot be used. */
        ERROR,
        /** The file is used as it is, and somebody should change it. */
        WARNING
    }

    /** Checks that all are given; shortens the value. */
    public Problem {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(value, "value");
        if (value.codePointCount(0, value.length()) > MOST_SHOWN) {
            value = value.substring(0, value.offsetByCodePoints(0, MOST_SHOWN)) + "…";
        }
        Objects.requireNonNull(advice, "advice");
        Objects.requireNonNull(level, "level");
    }

    /**
     * An error with advice.
     *
     * @param place where
     * @param key the dotted path of the setting
     * @param rule what must hold there
     * @param value what stands there
     * @param advice what to do
     */
    public Problem(Place place, String key, Message rule, String value, Message advice) {
        this(place, key, rule, value, advice, Level.ERROR);
    }

    /**
     * An error without advice.
     *
     * @param place where
     * @param key the dotted path of the setting
     * @param rule what must hold there
     * @param value what stands there
     */
    public Problem(Place place, String key, Message rule, String value) {
        this(place, key, rule, value, Message.of(Problem.class, "advice.none"));
    }

    /**
     * The problem with another advice.
     *
     * @param newAdvice what to do
     * @return a new problem
     */
    public Problem advising(Message newAdvice) {
        return new Problem(place, key, rule, value, newAdvice, level);
    }

    /**
     * The problem as a warning.
     *
     * @return a new problem
     */
    public Problem asWarning() {
        return new Problem(place, key, rule, value, advice, Level.WARNING);
    }

    /**
     * Whether the file cannot be used.
     *
     * @return true for an error, false for a warning
     */
    public boolean isError() {
        return level == Level.ERROR;
    }

    /**
     * The whole sentence: place, key, rule, value and advice; after the place the word "warning" if it is one.
     *
     * @param language French for French, everything else is English
     * @return one line: breaks within the value become spaces
     */
    public String in(Locale language) {
        String sentence = (key.isEmpty() ? "problem.file-" : "problem.") + (value.isEmpty() ? "missing" : "wrong");
        Object where = isError() ? place : Message.of(Problem.class, "place.warning", place);
        return Message.of(Problem.class, sentence, where, key, rule, value, advice)
                .in(language)
                .replaceAll("\\R", " ");
    }

    /** The whole sentence in English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
