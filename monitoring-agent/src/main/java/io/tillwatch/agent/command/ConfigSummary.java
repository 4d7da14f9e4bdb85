package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ConfigFile;
import io.tillwatch.agent.config.ExportSettings;
import io.tillwatch.agent.config.HttpOrdersSettings;
import io.tillwatch.agent.config.MongoOrdersSettings;
import io.tillwatch.agent.config.OrdersSettings;
import io.tillwatch.agent.config.TillwatchConfig;
import io.tillwatch.text.Message;
import java.util.Optional;

/** What was understood of a configuration without errors, in one sentence. Only what stands in the file is shown. */
final class ConfigSummary {
    private ConfigSummary() {}

    static Message of(ConfigFile file) {
        Message currency = optional(file, "shop", "currency");
        Message language = optional(file, "shop", "language");
        Message orders = orders(file);
        return message(
                "config.fine",
                file.name(),
                written(file, "shop", "name", ""),
                written(file, "shop", "zone", ""),
                currency,
                language,
                orders,
                written(file, "export", "directory", ExportSettings.DEFAULT_DIRECTORY),
                written(file, "export", "day", "payment"),
                written(file, "export", "profiles", "machine"),
                message("config.warnings", file.warnings().size()));
    }

    private static Message orders(ConfigFile file) {
        Optional<OrdersSettings> orders = file.config().flatMap(TillwatchConfig::orders);
        if (orders.filter(o -> o.http().isPresent() || o.jdbc().isPresent()).isPresent()) {
            // Parameters may hold a key.
            String url = written(file, "orders", "url", "${" + HttpOrdersSettings.URL_VARIABLE + "}");
            return message("config.asks", url.split("[?;]", 2)[0], written(file, "orders", "mapping", ""));
        }
        Optional<MongoOrdersSettings> mongo = orders.flatMap(OrdersSettings::mongo);
        if (mongo.isPresent()) {
            return message("config.collection", mongo.get().collection(), written(file, "orders", "mapping", ""));
        }
        return file.written("orders", "path")
                .map(path -> message("config.orders", path, optional(file, "orders", "mapping")))
                .orElseGet(() -> message("config.no-orders"));
    }

    private static Message optional(ConfigFile file, String section, String key) {
        return file.written(section, key)
                .map(value -> message("config.given." + key, value))
                .orElseGet(() -> message("config.absent." + key));
    }

    private static String written(ConfigFile file, String section, String key, String absent) {
        return file.written(section, key).orElse(absent);
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(ConfigSummary.class, key, arguments);
    }
}
