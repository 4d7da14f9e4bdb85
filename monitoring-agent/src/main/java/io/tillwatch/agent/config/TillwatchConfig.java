package io.tillwatch.agent.config;

import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SettingsNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code tillwatch.yaml} says. Immutable.
 *
 * @param shop the shop
 * @param orders where its orders come from; empty if the file does not say
 * @param export what the daily export does
 * @param reconcile how it is reconciled with its providers
 * @param monitoring what is watched
 */
public record TillwatchConfig(
        ShopSettings shop,
        Optional<OrdersSettings> orders,
        ExportSettings export,
        ReconcileSettings reconcile,
        MonitoringSettings monitoring) {
    /** Checks that all are given. */
    public TillwatchConfig {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(orders, "orders");
        Objects.requireNonNull(export, "export");
        Objects.requireNonNull(reconcile, "reconcile");
        Objects.requireNonNull(monitoring, "monitoring");
    }

    /**
     * Reads the settings.
     *
     * @param root the top level of the file
     * @param directory the file's directory, where relative paths start
     * @param environment the environment variables, by name: defaults for what the file does not give
     * @param problems where problems go, all of them
     * @return the settings; empty if there was any error
     */
    public static Optional<TillwatchConfig> read(
            SettingsNode root, Path directory, Function<String, Optional<String>> environment, Problems problems) {
        Problems found = new Problems();
        Optional<TillwatchConfig> config = Sections.top(root, found, top -> {
            top.require("version");
            top.parse("version", Rules.rule("version"), t -> Optional.of(t).filter("1"::equals));
            top.require("shop");
            Optional<ShopSettings> shop = Sections.within(top, "shop", found, ShopSettings::read);
            Optional<OrdersSettings> orders = Sections.within(
                    top, "orders", found, section -> OrdersSettings.read(section, directory, environment));
            Optional<ExportSettings> export =
                    Sections.within(top, "export", found, section -> ExportSettings.read(section, directory, found));
            Optional<ReconcileSettings> reconcile =
                    Sections.within(top, "reconcile", found, section -> ReconcileSettings.read(section, directory));
            MonitoringSettings monitoring = MonitoringSettings.read(top, found);
            return shop.map(s -> new TillwatchConfig(
                    s,
                    orders,
                    export.orElseGet(() -> ExportSettings.defaults(directory)),
                    reconcile.orElseGet(() -> ReconcileSettings.defaults(directory)),
                    monitoring));
        });
        found.all().forEach(problems::add);
        return found.hasErrors() ? Optional.empty() : config;
    }
}
