package io.tillwatch.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One module of the project: its directory, its pom and the packages of its main code. */
record Module(String name, Pom pom, Set<String> packages) {
    private static final String ROOT = "io.tillwatch.";

    static Module read(Path directory) {
        return new Module(
                directory.getFileName().toString(),
                Pom.read(directory.resolve("pom.xml")),
                packagesIn(directory.resolve("src/main/java")));
    }

    boolean hasMainCode() {
        return !packages.isEmpty();
    }

    boolean isPublished() {
        return !pom.texts("properties/maven.deploy.skip").contains("true")
                && !pom.texts("packaging").contains("pom");
    }

    /** The first part of every package below {@code io.tillwatch}; the whole name of a package outside of it. */
    Set<String> roots() {
        return packages.stream()
                .map(name ->
                        name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.", 2)[0] : name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> packagesIn(Path sources) {
        if (!Files.isDirectory(sources)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .map(file -> packageOf(sources.relativize(file)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageOf(Path file) {
        Path directory = file.getParent();
        return directory == null
                ? "(none)"
                : directory.toString().replace('/', '.').replace('\\', '.');
    }
}
