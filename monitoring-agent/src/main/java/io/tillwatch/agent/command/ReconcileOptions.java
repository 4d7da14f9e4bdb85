package io.tillwatch.agent.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a reconciliation. */
final class ReconcileOptions {
    @Option(names = "--store", paramLabel = "FILE", arity = "1..*", descriptionKey = "store")
    List<String> stores = List.of();

    @Option(names = "--provider", paramLabel = "FILE", arity = "1..*", descriptionKey = "provider")
    List<String> providers = List.of();

    @Option(names = "--covers", paramLabel = "PROVIDER", split = ",", descriptionKey = "covers")
    List<String> covers = List.of();

    @Option(names = "--date", paramLabel = "DATE", descriptionKey = "date")
    Optional<String> date = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "zone")
    Optional<String> zone = Optional.empty();

    @Option(names = "--as-of", paramLabel = "INSTANT", descriptionKey = "as-of")
    Optional<String> asOf = Optional.empty();

    @Option(names = "--previous", paramLabel = "DIR", descriptionKey = "previous")
    Optional<String> previous = Optional.empty();

    @Option(names = "--decisions", paramLabel = "FILE", descriptionKey = "decisions")
    Optional<String> decisions = Optional.empty();

    @Option(names = "--shop", paramLabel = "NAME", descriptionKey = "shop")
    Optional<String> shop = Optional.empty();

    @Option(names = "--policy", paramLabel = "POLICY", descriptionKey = "policy")
    Optional<String> policy = Optional.empty();

    @Option(names = "--schedule", paramLabel = "FILE", descriptionKey = "schedule")
    Optional<String> schedule = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    Optional<String> config = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    Optional<String> out = Optional.empty();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    ReconcileOptions() {}
}
