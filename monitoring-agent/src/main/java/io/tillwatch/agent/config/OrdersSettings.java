package io.tillwatch.agent.config;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the shop's orders come from: a file, the shop's API, or its database. Exactly one of the first four is given.
 *
 * @param path the saved answer of the shop
 * @param http how the shop's API is asked
 * @param jdbc how the shop's database is asked
 * @param mongo how the shop's MongoDB is asked
 * @param mapping a ready mapping's name or the path of a mapping; empty to detect it, which needs a saved answer
 * @param mappingFile where the mapping is if it is not a ready one
 */
public record OrdersSettings(
        Optional<Path> path,
        Optional<HttpOrdersSettings> http,
        Optional<JdbcOrdersSettings> jdbc,
        Optional<MongoOrdersSettings> mongo,
        Optional<String> mapping,
        Optional<Path> mappingFile) {
    /** Checks that all are given, and one of the sources. */
    public OrdersSettings {
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(mappingFile, "mappingFile");
        long sources =
                Stream.of(path, http, jdbc, mongo).filter(Optional::isPresent).count();
        if (sources != 1) {
            throw new IllegalArgumentException("one of path, http, jdbc and mongo must be given, but were " + sources);
        }
    }

    static Optional<OrdersSettings> read(
            SectionReader section, Path directory, Function<String, Optional<String>> environment) {
        section.require("source");
        String source = section.oneOf("source", List.of("file", "http", "jdbc", "mongodb"))
                .orElse("file");
        Optional<String> mapping = section.parse(
                "mapping",
                Rules.rule("mapping", String.join(", ", OrderMapping.readyNames())),
                text -> Optional.of(text).filter(t -> isMapping(t, directory)));
        Optional<Path> file = mapping.map(directory::resolve);
        if (!source.equals("file")) {
            section.require("mapping");
        }
        Optional<Path> nowhere = Optional.empty();
        return switch (source) {
            case "http" ->
                HttpOrdersSettings.read(section, environment)
                        .map(http -> new OrdersSettings(
                                nowhere, Optional.of(http), Optional.empty(), Optional.empty(), mapping, file));
            case "jdbc" -> {
                if (mapping.flatMap(name -> mappingOf(name, directory))
                        .filter(m -> m.query().isEmpty())
                        .isPresent()) {
                    section.require("query");
                }
                yield JdbcOrdersSettings.read(section)
                        .map(jdbc -> new OrdersSettings(
                                nowhere, Optional.empty(), Optional.of(jdbc), Optional.empty(), mapping, file));
            }
            case "mongodb" ->
                MongoOrdersSettings.read(section, environment)
                        .map(mongo -> new OrdersSettings(
                                nowhere, Optional.empty(), Optional.empty(), Optional.of(mongo), mapping, file));
            default -> {
                section.require("path");
                yield Sections.path(section, "path", directory)
                        .map(path -> new OrdersSettings(
                                Optional.of(path),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                mapping,
                                file));
            }
        };
    }

    /** Empty for a file that is no mapping; that is told when it is used. */
    private static Optional<OrderMapping> mappingOf(String name, Path directory) {
        if (OrderMapping.readyNames().contains(name)) {
            return Optional.of(OrderMapping.ready(name));
        }
        try {
            return OrderMapping.parse(name, Files.readString(directory.resolve(name)), new Problems());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isMapping(String text, Path directory) {
        try {
            return OrderMapping.readyNames().contains(text) || Files.isRegularFile(directory.resolve(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
