package io.tillwatch.agent.command;

import io.tillwatch.agent.console.Console;
import io.tillwatch.agent.console.ProgressDisplay;
import io.tillwatch.agent.console.Surroundings;
import io.tillwatch.text.Message;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** One run of the program: where it writes and which language it speaks. Not thread-safe. */
final class Session {
    private final Console console;
    private final Surroundings surroundings;
    private final Optional<Locale> asked;
    private Locale language;

    Session(Console console, Surroundings surroundings, Optional<Locale> asked) {
        this.console = console;
        this.surroundings = surroundings;
        this.asked = asked;
        this.language = asked.orElse(surroundings.language());
    }

    PrintWriter out() {
        return console.out();
    }

    PrintWriter err() {
        return console.err();
    }

    /** Whether colours are seen and wanted. */
    boolean coloured() {
        return console.terminal()
                && surroundings
                        .environment()
                        .apply("NO_COLOR")
                        .filter(value -> !value.isEmpty())
                        .isEmpty();
    }

    /** Shows how far long work is, on the stream for people; close it before anything else is said. */
    ProgressDisplay progress() {
        boolean dumb =
                surroundings.environment().apply("TERM").filter("dumb"::equals).isPresent();
        return new ProgressDisplay(console.err(), console.watched() && !dumb, language, surroundings.ticker());
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Locale language() {
        return language;
    }

    /** Speaks the shop's language from here on, unless the user asked for another. */
    void shopSpeaks(Optional<Locale> shop) {
        language = asked.or(() -> shop).orElse(language);
    }

    /** A path as the user gave it, relative ones starting in the working directory. */
    Path path(String given) {
        return surroundings.directory().resolve(given);
    }

    void say(PrintWriter to, Message message) {
        to.println(message.in(language));
    }

    void say(PrintWriter to, String key, Object... arguments) {
        say(to, Message.of(Session.class, key, arguments));
    }

    /** Tells an error that nobody expected: one line, and where it happened only for those who ask. */
    int failed(Throwable error) {
        String reason =
                error.getMessage() == null ? "" : ": " + error.getMessage().replaceAll("\\s+", " ");
        say(err(), "unexpected", error.getClass().getSimpleName() + reason);
        if (surroundings
                .environment()
                .apply("VERBOSE")
                .filter(v -> !v.isBlank())
                .isPresent()) {
            error.printStackTrace(err());
        }
        return ExitCode.FAILED;
    }
}
