package io.tillwatch.agent.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of figures: where the orders come from, as for an export, and when. */
final class DashboardOptions {
    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    private Optional<String> config = Optional.empty();

    @Option(names = "--orders", paramLabel = "FILE", descriptionKey = "orders")
    private Optional<String> orders = Optional.empty();

    @Option(names = "--mapping", paramLabel = "NAME|FILE", descriptionKey = "mapping")
    private Optional<String> mapping = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "zone")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--currency", paramLabel = "CODE", descriptionKey = "currency")
    private Optional<String> currency = Optional.empty();

    @Option(names = "--shop", paramLabel = "NAME", descriptionKey = "shop")
    private Optional<String> shop = Optional.empty();

    @Option(names = "--day", paramLabel = "payment|order|update", descriptionKey = "day")
    private Optional<String> day = Optional.empty();

    @Option(names = "--as-of", paramLabel = "INSTANT", descriptionKey = "as-of")
    Optional<String> asOf = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "out")
    Optional<String> out = Optional.empty();

    DashboardOptions() {}

    /** The same as options of an export, so that both read the same orders by the same rules. */
    ExportOptions asExport() {
        ExportOptions export = new ExportOptions();
        export.config = config;
        export.orders = orders;
        export.mapping = mapping;
        export.zone = zone;
        export.currency = currency;
        export.shop = shop;
        export.day = day;
        return export;
    }
}
