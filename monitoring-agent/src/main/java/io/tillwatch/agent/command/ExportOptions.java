package io.tillwatch.agent.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of an export of payments. */
final class ExportOptions {
    @Option(names = "--date", paramLabel = "DATE", descriptionKey = "date")
    Optional<String> date = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    Optional<String> config = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    Optional<String> out = Optional.empty();

    @Option(names = "--profile", paramLabel = "PROFILE", split = ",", descriptionKey = "profile")
    List<String> profiles = List.of();

    @Option(names = "--catch-up", paramLabel = "DAYS", descriptionKey = "catch-up")
    Optional<String> catchUp = Optional.empty();

    @Option(names = "--wait", paramLabel = "TIME", descriptionKey = "wait")
    Optional<String> longestWait = Optional.empty();

    @Option(names = "--day", paramLabel = "payment|order|update", descriptionKey = "day")
    Optional<String> day = Optional.empty();

    @Option(names = "--orders", paramLabel = "FILE", descriptionKey = "orders")
    Optional<String> orders = Optional.empty();

    @Option(names = "--mapping", paramLabel = "NAME|FILE", descriptionKey = "mapping")
    Optional<String> mapping = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "zone")
    Optional<String> zone = Optional.empty();

    @Option(names = "--currency", paramLabel = "CODE", descriptionKey = "currency")
    Optional<String> currency = Optional.empty();

    @Option(names = "--shop", paramLabel = "NAME", descriptionKey = "shop")
    Optional<String> shop = Optional.empty();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    ExportOptions() {}
}
