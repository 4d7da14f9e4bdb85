package io.tillwatch.agent.config;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.settings.SectionReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the shop's orders come from: a file, or the shop's API.
 *
 * @param path the saved answer of the shop; empty if its API is asked
 * @param http how the shop's API is asked; empty if there is a saved answer
 * @param mapping a ready mapping's name or the path of a mapping; empty to detect it, which needs a saved answer
 * @param mappingFile where the mapping is if it is not a ready one
 */
public record OrdersSettings(
        Optional<Path> path, Optional<HttpOrdersSettings> http, Optional<String> mapping, Optional<Path> mappingFile) {
    /** Checks that all are given, and one of file and API. */
    public OrdersSettings {
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(mappingFile, "mappingFile");
        if (path.isPresent() == http.isPresent()) {
            throw new IllegalArgumentException("path or http must be given, and not both");
        }
    }

    static Optional<OrdersSettings> read(
            SectionReader section, Path directory, Function<String, Optional<String>> environment) {
        section.require("source");
        boolean asksTheShop = section.oneOf("source", List.of("file", "http"))
                .filter("http"::equals)
                .isPresent();
        Optional<String> mapping = section.parse(
                "mapping",
                Rules.rule("mapping", String.join(", ", OrderMapping.readyNames())),
                text -> Optional.of(text).filter(t -> isMapping(t, directory)));
        Optional<Path> mappingFile = mapping.map(directory::resolve);
        if (asksTheShop) {
            section.require("mapping");
            return HttpOrdersSettings.read(section, environment)
                    .map(http -> new OrdersSettings(Optional.empty(), Optional.of(http), mapping, mappingFile));
        }
        section.require("path");
        return Sections.path(section, "path", directory)
                .map(path -> new OrdersSettings(Optional.of(path), Optional.empty(), mapping, mappingFile));
    }

    private static boolean isMapping(String text, Path directory) {
        try {
            return OrderMapping.readyNames().contains(text) || Files.isRegularFile(directory.resolve(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
