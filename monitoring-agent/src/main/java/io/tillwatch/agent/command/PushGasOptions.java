package io.tillwatch.agent.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of a push to a Google Sheet. */
final class PushGasOptions {
    @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "files")
    List<String> files = List.of();

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    Optional<String> config = Optional.empty();

    @Option(names = "--sheet", paramLabel = "NAME", descriptionKey = "sheet")
    Optional<String> sheet = Optional.empty();

    @Option(names = "--verify", descriptionKey = "verify")
    boolean verify;

    @Option(names = "--print-script", descriptionKey = "print-script")
    boolean printScript;

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    PushGasOptions() {}
}
