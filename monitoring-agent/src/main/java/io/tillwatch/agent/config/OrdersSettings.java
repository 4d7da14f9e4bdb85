package io.tillwatch.agent.config;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.settings.SectionReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the shop's orders come from: a file, so far.
 *
 * @param path the saved answer of the shop
 * @param mapping a ready mapping's name or the path of a mapping; empty to detect it
 * @param mappingFile where the mapping is if it is not a ready one
 */
public record OrdersSettings(Path path, Optional<String> mapping, Optional<Path> mappingFile) {
    /** Checks that all are given. */
    public OrdersSettings {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(mappingFile, "mappingFile");
    }

    static Optional<OrdersSettings> read(SectionReader section, Path directory) {
        section.require("source");
        section.oneOf("source", List.of("file"));
        section.require("path");
        Optional<Path> path = Sections.path(section, "path", directory);
        Optional<String> mapping = section.parse(
                "mapping",
                Rules.rule("mapping", String.join(", ", OrderMapping.readyNames())),
                text -> Optional.of(text).filter(t -> isMapping(t, directory)));
        return path.map(p -> new OrdersSettings(p, mapping, mapping.map(directory::resolve)));
    }

    private static boolean isMapping(String text, Path directory) {
        try {
            return OrderMapping.readyNames().contains(text) || Files.isRegularFile(directory.resolve(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
