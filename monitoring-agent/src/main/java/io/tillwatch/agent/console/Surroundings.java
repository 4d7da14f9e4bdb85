package io.tillwatch.agent.console;

import io.tillwatch.time.SystemClock;
import io.tillwatch.time.Ticker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command knows of the machine it runs on.
 *
 * @param directory where relative paths start
 * @param environment the environment variables, by name
 * @param language the language of the user
 * @param clock the time
 * @param ticker how time passes
 */
public record Surroundings(
        Path directory,
        Function<String, Optional<String>> environment,
        Locale language,
        InstantSource clock,
        Ticker ticker) {
    /** Checks that all are given. */
    public Surroundings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(ticker, "ticker");
    }

    /**
     * Surroundings in which time passes as it does on this machine.
     *
     * @param directory where relative paths start
     * @param environment the environment variables, by name
     * @param language the language of the user
     * @param clock the time
     */
    public Surroundings(
            Path directory, Function<String, Optional<String>> environment, Locale language, InstantSource clock) {
        this(directory, environment, language, clock, SystemClock.ticker());
    }

    /**
     * This process, this machine, this user.
     *
     * @return the surroundings
     */
    public static Surroundings here() {
        return new Surroundings(
                Path.of(""),
                name -> Optional.ofNullable(System.getenv(name)),
                Locale.getDefault(),
                SystemClock.instants());
    }
}
