package io.tillwatch.testkit;

import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks the sentences that a package keeps for {@link Message}. */
public final class MessageBundles {
    private static final String ENGLISH = "messages.properties";
    private static final String FRENCH = "messages_fr.properties";

    /** An apostrophe of the text, or braces of the text. */
    private static final Pattern QUOTED = Pattern.compile("''|'[{}]+'");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final int NUMBER = 12_345;
    private static final Pattern GROUPED = Pattern.compile("12[^0-9]345");

    private MessageBundles() {}

    /**
     * Asserts that {@code messages.properties} and {@code messages_fr.properties} beside a class are right and say the
     * same: the same keys, each once; the same arguments; sentences that can be rendered, with every apostrophe doubled
     * (and doubled again within a choice that has arguments) and without grouping of numbers; and a French that is not
     * the English.
     *
     * @param owner the class beside which they stand
     * @param alike the keys whose sentence is the same in both languages; one without any text need not be listed
     * @throws AssertionError with all that is wrong, one line each
     */
    public static void assertComplete(Class<?> owner, String... alike) {
        List<String> problems = new ArrayList<>();
        Map<String, String> english = read(owner, ENGLISH, problems);
        Map<String, String> french = read(owner, FRENCH, problems);
        checkKeys(english, french, problems);
        english.forEach((key, pattern) -> check(owner, key, pattern, Locale.ENGLISH, problems));
        french.forEach((key, pattern) -> check(owner, key, pattern, Locale.FRENCH, problems));
        checkTranslations(english, french, Set.of(alike), problems);
        if (!problems.isEmpty()) {
            throw new AssertionError("messages beside " + owner.getName() + ":\n" + String.join("\n", problems));
        }
    }

    private static Map<String, String> read(Class<?> owner, String file, List<String> problems) {
        Map<String, String> sentences = new TreeMap<>();
        // Tells every key as it is read, so that one given twice is seen.
        Properties reader = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (sentences.put(key.toString(), value.toString()) != null) {
                    problems.add(file + ": " + key + ": is given twice");
                }
                return value;
            }
        };
        try (InputStream bytes = owner.getResourceAsStream(file)) {
            if (bytes == null) {
                problems.add(file + ": does not exist");
            } else {
                reader.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private static void checkKeys(Map<String, String> english, Map<String, String> french, List<String> problems) {
        french.keySet().stream()
                .filter(key -> !english.containsKey(key))
                .forEach(key -> problems.add(ENGLISH + ": " + key + ": is missing"));
        english.keySet().stream()
                .filter(key -> !french.containsKey(key))
                .forEach(key -> problems.add(FRENCH + ": " + key + ": is missing"));
    }

    private static void check(Class<?> owner, String key, String pattern, Locale language, List<String> problems) {
        String place = (language.equals(Locale.FRENCH) ? FRENCH : ENGLISH) + ": " + key + ": ";
        List<String> broken = new ArrayList<>();
        checkPattern(pattern, broken);
        if (broken.isEmpty()) {
            checkRendered(owner, key, pattern, language, broken);
        }
        broken.forEach(problem -> problems.add(place + problem));
    }

    private static void checkPattern(String pattern, List<String> problems) {
        if (QUOTED.matcher(pattern).replaceAll("").contains("'")) {
            problems.add("has a lone apostrophe in \"" + pattern + "\"");
        }
        try {
            for (Format format : new MessageFormat(pattern, Locale.ROOT).getFormats()) {
                if (format instanceof ChoiceFormat choice) {
                    // A chosen text with arguments is a pattern again: its apostrophes are read a second time.
                    Arrays.stream(choice.getFormats())
                            .map(Object::toString)
                            .filter(text -> text.contains("{"))
                            .forEach(text -> checkPattern(text, problems));
                }
            }
        } catch (IllegalArgumentException e) {
            problems.add("cannot be read: " + e.getMessage());
        }
    }

    private static void checkRendered(
            Class<?> owner, String key, String pattern, Locale language, List<String> problems) {
        Set<Integer> arguments = arguments(pattern);
        int count = arguments.isEmpty() ? 0 : Collections.max(arguments) + 1;
        Object[] numbers = Collections.nCopies(count, NUMBER).toArray();
        try {
            String sentence = Message.of(owner, key, numbers).in(language);
            if (GROUPED.matcher(sentence).find()) {
                problems.add("groups the digits of a number: \"" + sentence + "\"");
            }
        } catch (IllegalArgumentException e) {
            problems.add("cannot be rendered with numbers: " + e.getMessage());
        }
    }

    private static void checkTranslations(
            Map<String, String> english, Map<String, String> french, Set<String> alike, List<String> problems) {
        for (String key : new TreeSet<>(alike)) {
            if (!english.containsKey(key)) {
                problems.add(ENGLISH + ": " + key + ": is listed as alike, but does not exist");
            }
        }
        english.forEach((key, said) -> {
            String translated = french.get(key);
            if (translated == null) {
                return;
            }
            if (!arguments(translated).equals(arguments(said))) {
                problems.add(FRENCH + ": " + key + ": uses the arguments " + arguments(translated) + ", the English "
                        + arguments(said));
            }
            boolean same = translated.equals(said);
            if (same && !said.isBlank() && !alike.contains(key)) {
                problems.add(FRENCH + ": " + key + ": is the English \"" + said + "\"");
            }
            if (!same && alike.contains(key)) {
                problems.add(FRENCH + ": " + key + ": is listed as alike, but differs from the English");
            }
        });
    }

    private static Set<Integer> arguments(String pattern) {
        return ARGUMENT.matcher(QUOTED.matcher(pattern).replaceAll(""))
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
