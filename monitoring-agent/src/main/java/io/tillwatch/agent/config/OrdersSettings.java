package io.tillwatch.agent.config;

import io.tillwatch.settings.SectionReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the shop's orders come from: a file, so far.
 *
 * @param path the saved answer of the shop
 * @param mapping a ready mapping's name or the path of a mapping, as written; empty to detect it
 */
public record OrdersSettings(Path path, Optional<String> mapping) {
    /** Checks that both are given. */
    public OrdersSettings {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(mapping, "mapping");
    }

    static Optional<OrdersSettings> read(SectionReader section, Path directory) {
        section.require("source");
        section.oneOf("source", List.of("file"));
        section.require("path");
        Optional<Path> path = Sections.path(section, "path", directory);
        Optional<String> mapping = section.text("mapping");
        return path.map(p -> new OrdersSettings(p, mapping));
    }
}
