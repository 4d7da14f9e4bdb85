package io.tillwatch.agent.config;

import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SettingsNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code tillwatch.yaml} says. Immutable.
 *
 * @param shop the shop
 * @param orders where its orders come from; empty if the file does not say
 * @param export what the daily export does
 * @param providers where the files of its providers are, in the order of the file
 * @param reconcile how it is reconciled with them
 * @param monitoring what is watched
 * @param gas the Google Sheet that payments are pushed to; empty if the file does not say
 * @param agent what a process that goes on watching needs; used by no command yet
 */
public record TillwatchConfig(
        ShopSettings shop,
        Optional<OrdersSettings> orders,
        ExportSettings export,
        List<ProviderSettings> providers,
        ReconcileSettings reconcile,
        MonitoringSettings monitoring,
        Optional<GasSettings> gas,
        AgentSettings agent) {
    /** Copies the providers. */
    public TillwatchConfig {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(orders, "orders");
        Objects.requireNonNull(export, "export");
        providers = List.copyOf(providers);
        Objects.requireNonNull(reconcile, "reconcile");
        Objects.requireNonNull(monitoring, "monitoring");
        Objects.requireNonNull(gas, "gas");
        Objects.requireNonNull(agent, "agent");
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
            Optional<List<ProviderSettings>> providers = Sections.within(
                    top, "providers", found, section -> ProviderSettings.read(section, directory, found));
            Optional<ReconcileSettings> reconcile =
                    Sections.within(top, "reconcile", found, section -> ReconcileSettings.read(section, directory));
            MonitoringSettings monitoring = MonitoringSettings.read(top, found);
            Optional<GasSettings> gas = Sections.within(top, "push", found, GasSettings::read);
            Optional<AgentSettings> agent =
                    Sections.within(top, "agent", found, section -> AgentSettings.read(section, directory));
            return shop.map(s -> new TillwatchConfig(
                    s,
                    orders,
                    export.orElseGet(() -> ExportSettings.defaults(directory)),
                    providers.orElse(List.of()),
                    reconcile.orElseGet(() -> ReconcileSettings.defaults(directory)),
                    monitoring,
                    gas,
                    agent.orElseGet(() -> AgentSettings.defaults(directory))));
        });
        found.all().forEach(problems::add);
        return found.hasErrors() ? Optional.empty() : config;
    }
}
