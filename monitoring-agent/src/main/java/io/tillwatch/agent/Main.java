package io.tillwatch.agent;

import io.tillwatch.agent.command.Tillwatch;
import io.tillwatch.agent.console.Console;
import io.tillwatch.agent.console.Surroundings;

/** The entry of the program {@code tillwatch}. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code: 0 done, 1 somebody must act, 2 wrong usage or
     * configuration, 3 could not do it.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(new Tillwatch(Console.standard(), Surroundings.here()).run(args));
    }
}
