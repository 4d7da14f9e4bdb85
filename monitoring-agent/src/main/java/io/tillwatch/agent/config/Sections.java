package io.tillwatch.agent.config;

import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SectionReader;
import io.tillwatch.settings.SettingsNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Reads sections to their end: what is not a section is one problem, and nothing is asked of it. */
final class Sections {
    private Sections() {}

    static <T> Optional<T> top(SettingsNode root, Problems problems, Function<SectionReader, Optional<T>> body) {
        SectionReader reader = SectionReader.of(root, problems);
        return problems.isEmpty() ? toTheEnd(reader, body) : Optional.empty();
    }

    static <T> Optional<T> within(
            SectionReader outer, String key, Problems problems, Function<SectionReader, Optional<T>> body) {
        int before = problems.all().size();
        Optional<SectionReader> reader = outer.section(key);
        return problems.all().size() == before ? reader.flatMap(r -> toTheEnd(r, body)) : Optional.empty();
    }

    /** A path, relative ones starting in the directory. */
    static Optional<Path> path(SectionReader reader, String key, Path directory) {
        return reader.parse(key, Rules.rule("path"), text -> {
            try {
                return Optional.of(directory.resolve(text).normalize());
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    private static <T> Optional<T> toTheEnd(SectionReader reader, Function<SectionReader, Optional<T>> body) {
        Optional<T> value = body.apply(reader);
        reader.done();
        return value;
    }
}
