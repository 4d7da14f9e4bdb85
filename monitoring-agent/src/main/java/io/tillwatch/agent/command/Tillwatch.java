package io.tillwatch.agent.command;

import io.tillwatch.agent.console.Console;
import io.tillwatch.agent.console.Surroundings;
import io.tillwatch.text.Message;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The command line: takes arguments, runs one command, gives its exit code. */
public final class Tillwatch {
    private final Console console;
    private final Surroundings surroundings;

    /**
     * A command line.
     *
     * @param console where it writes
     * @param surroundings what it knows of the machine
     */
    public Tillwatch(Console console, Surroundings surroundings) {
        this.console = Objects.requireNonNull(console, "console");
        this.surroundings = Objects.requireNonNull(surroundings, "surroundings");
    }

    /**
     * Runs one command. Never throws because of what the command does.
     *
     * @param args the command and its options
     * @return 0 done, 1 done and somebody must act, 2 wrong usage or configuration, 3 could not do it
     */
    public int run(String... args) {
        Optional<Locale> asked = Arguments.language(args);
        Session session = new Session(console, surroundings, asked);
        int code;
        try {
            code = isVersion(args) ? version() : CommandTree.of(session, args).execute(args);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            code = session.failed(e);
        }
        if (console.flushed()) {
            return code;
        }
        session.say(console.err(), Message.of(Tillwatch.class, "output-lost"));
        console.err().flush();
        return ExitCode.FAILED;
    }

    private int version() {
        console.out().println(Version.line());
        return ExitCode.DONE;
    }

    /** The most frequent question of scripts is answered without loading a parser of options. */
    private static boolean isVersion(String... args) {
        return args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
    }
}
