package io.tillwatch.agent.command;

import io.tillwatch.agent.console.Console;
import io.tillwatch.agent.console.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One run of the command line, and what came of it. */
record Run(int code, String out, String err) {
    /** A machine: where, with which environment and language, on which day. */
    record Machine(Path directory, Map<String, String> environment, Locale language) {
        static Machine at(Path directory) {
            return new Machine(directory, Map.of(), Locale.ENGLISH);
        }

        Machine in(Locale newLanguage) {
            return new Machine(directory, environment, newLanguage);
        }

        Machine with(String name, String value) {
            return new Machine(directory, Map.of(name, value), language);
        }

        Run run(String... args) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            Console console = new Console(new PrintWriter(out), new PrintWriter(err));
            Surroundings surroundings = new Surroundings(
                    directory,
                    name -> Optional.ofNullable(environment.get(name)),
                    language,
                    () -> Instant.parse("2026-03-02T06:00:00Z"));
            int code = new Tillwatch(console, surroundings).run(args);
            return new Run(code, out.toString(), err.toString());
        }
    }
}
