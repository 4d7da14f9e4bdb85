package io.tillwatch.agent.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A first look at the arguments, before there is a parser: its texts need a language, and it needs its commands. */
final class Arguments {
    static final List<String> LANGUAGES = List.of("fr", "en");

    private static final String LANG = "--lang";

    private Arguments() {}

    /** The language that is asked for; empty if none is, or none that exists. */
    static Optional<Locale> language(String... args) {
        for (int i = 0; i < args.length; i++) {
            Optional<String> name = Optional.empty();
            if (args[i].startsWith(LANG + "=")) {
                name = Optional.of(args[i].substring(LANG.length() + 1));
            } else if (args[i].equals(LANG) && i + 1 < args.length) {
                name = Optional.of(args[i + 1]);
            }
            if (name.isPresent()) {
                return name.filter(LANGUAGES::contains).map(Locale::forLanguageTag);
            }
        }
        return Optional.empty();
    }

    /** The first argument that is neither an option nor the value of {@code --lang}; empty if that is not certain. */
    static Optional<String> command(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals(LANG)) {
                i++;
            } else if (!args[i].startsWith(LANG + "=")) {
                return Optional.of(args[i]).filter(a -> !a.startsWith("-"));
            }
        }
        return Optional.empty();
    }
}
