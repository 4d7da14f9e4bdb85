package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ConfigFile;
import io.tillwatch.agent.config.ExportSettings;
import io.tillwatch.text.Message;

/** What was understood of a configuration without problems, in one sentence. Only what stands in the file is shown. */
final class ConfigSummary {
    private ConfigSummary() {}

    static Message of(ConfigFile file) {
        Message currency = optional(file, "shop", "currency");
        Message language = optional(file, "shop", "language");
        Message orders = file.written("orders", "path")
                .map(path -> message("config.orders", path, optional(file, "orders", "mapping")))
                .orElseGet(() -> message("config.no-orders"));
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
                written(file, "export", "profiles", "machine"));
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
