package io.tillwatch.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source tree: the root pom and the modules it names, in profiles as well. */
record Project(Path directory, Pom pom, List<Module> modules) {
    static final String BOM = "bom";
    static final String BUILD_RULES = "build-rules";
    static final String CORE = "monitoring-core";

    static Project read(Path directory) {
        Pom pom = Pom.read(directory.resolve("pom.xml"));
        List<Module> modules = Stream.concat(
                        pom.texts("modules/module").stream(), pom.texts("profiles/profile/modules/module").stream())
                .map(name -> Module.read(directory.resolve(name)))
                .toList();
        return new Project(directory, pom, modules);
    }

    /** The modules that hold a part of the product. */
    List<Module> productModules() {
        return modules.stream()
                .filter(module -> !module.name().equals(BOM) && !module.name().equals(BUILD_RULES))
                .toList();
    }

    /** The names of all directories with a pom, whether the root pom names them or not. */
    List<String> directoriesWithPom() {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> Files.exists(child.resolve("pom.xml")))
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
