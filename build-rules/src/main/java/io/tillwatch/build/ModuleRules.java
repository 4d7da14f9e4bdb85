package io.tillwatch.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Rules over the source tree. Each returns what breaks it, in words; nothing means that it holds. */
final class ModuleRules {
    private static final Set<String> INFRASTRUCTURE =
            Set.of("integrations-http", "integrations-testkit", "integrations-spring-boot");

    private ModuleRules() {}

    /** A directory with a pom is a module: else it would be built by nobody. */
    static List<String> everyPomIsBuilt(Project project) {
        Set<String> built = project.modules().stream().map(Module::name).collect(Collectors.toSet());
        return project.directoriesWithPom().stream()
                .filter(name -> !built.contains(name))
                .map(name -> name + " has a pom, but the root pom does not name it as a module")
                .toList();
    }

    /** The gates are bound in the parent. */
    static List<String> everyModuleHasTheGates(Project project) {
        return project.modules().stream()
                .filter(module -> !module.name().equals(Project.BOM))
                .filter(module -> !module.pom().texts("parent/artifactId").contains("tillwatch-parent"))
                .map(module -> module.name() + " does not inherit the gates of tillwatch-parent")
                .toList();
    }

    /** Surefire runs the architecture rules in the modules that depend on them. */
    static List<String> everyModuleRunsTheArchitectureRules(Project project) {
        return project.productModules().stream()
                .filter(Module::hasMainCode)
                .filter(module -> !module.pom()
                        .texts("dependencies/dependency/artifactId")
                        .contains(Project.BUILD_RULES))
                .map(module -> module.name() + " has main code but no dependency on build-rules (scope test)")
                .toList();
    }

    /** A gate that can be switched off is none; what is not published is not deployed. */
    static List<String> noGateCanBeSkipped(Project project) {
        return Stream.concat(
                        Stream.of(Map.entry("the root pom", project.pom())),
                        project.modules().stream().map(module -> Map.entry(module.name(), module.pom())))
                .flatMap(entry -> entry.getValue()
                        .everything()
                        .map(Element::getTagName)
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains("skip"))
                        .filter(name -> !name.equals("maven.deploy.skip"))
                        .map(name -> entry.getKey() + " sets <" + name + ">"))
                .toList();
    }

    /** Only the core is divided into several packages at the top. */
    static List<String> oneRootPackagePerModule(Project project) {
        return project.modules().stream()
                .filter(module -> !module.name().equals(Project.CORE))
                .filter(module -> module.roots().size() > 1
                        || module.roots().stream().anyMatch(root -> root.contains(".") || root.equals("(none)")))
                .map(module ->
                        module.name() + " must have one root package io.tillwatch.<name>, but has " + module.roots())
                .toList();
    }

    /** No package in two modules, and no package below the root package of another module. */
    static List<String> noRootPackageInTwoModules(Project project) {
        Map<String, Set<String>> owners = new TreeMap<>();
        for (Module module : project.modules()) {
            for (String root : module.roots()) {
                owners.computeIfAbsent(root, key -> new TreeSet<>()).add(module.name());
            }
        }
        return owners.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> "the package " + entry.getKey() + " is in several modules: " + entry.getValue())
                .toList();
    }

    /** The architecture rules name the packages they are about. */
    static List<String> everyPackageIsKnownToTheRules(Project project) {
        List<String> unknown = new ArrayList<>();
        for (Module module : project.productModules()) {
            if (module.name().equals(Project.CORE)) {
                addUnknown(unknown, module, PackageRules.CORE, "PackageRules.CORE");
            } else if (isConnector(module)) {
                addUnknown(unknown, module, PackageRules.CONNECTORS, "PackageRules.CONNECTORS");
            }
        }
        return unknown;
    }

    /** Users get the version of every published module from the BOM. */
    static List<String> bomNamesThePublishedModules(Project project) {
        Set<String> published = project.productModules().stream()
                .filter(Module::isPublished)
                .map(Module::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named =
                new TreeSet<>(bom(project).texts("dependencyManagement/dependencies/dependency/artifactId"));
        return named.equals(published)
                ? List.of()
                : List.of("the BOM names " + named + ", but the published modules are " + published);
    }

    /** The BOM has no parent, so it repeats what must agree. */
    static List<String> bomAgreesWithTheRootPom(Project project) {
        List<String> problems = new ArrayList<>();
        List<String> version = project.pom().texts("version");
        if (!bom(project).texts("version").equals(version)) {
            problems.add("the BOM has version " + bom(project).texts("version") + ", the root pom " + version);
        }
        Map<String, String> pins = pluginVersions(project.pom());
        pluginVersions(bom(project)).forEach((plugin, pinned) -> {
            if (!Objects.equals(pins.get(plugin), pinned)) {
                problems.add("the BOM uses " + plugin + " " + pinned + ", the root pom " + pins.get(plugin));
            }
        });
        return problems;
    }

    private static Pom bom(Project project) {
        return project.modules().stream()
                .filter(module -> module.name().equals(Project.BOM))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the root pom names no module bom"))
                .pom();
    }

    private static Map<String, String> pluginVersions(Pom pom) {
        return Stream.of("build/pluginManagement/plugins/plugin", "build/plugins/plugin")
                .flatMap(pom::elements)
                .filter(plugin -> !Pom.text(plugin, "version").isEmpty())
                .collect(Collectors.toMap(
                        plugin -> Pom.text(plugin, "artifactId"),
                        plugin -> resolved(pom, Pom.text(plugin, "version"))));
    }

    private static String resolved(Pom pom, String version) {
        return version.startsWith("${")
                ? String.join("", pom.texts("properties/" + version.substring(2, version.length() - 1)))
                : version;
    }

    private static boolean isConnector(Module module) {
        return module.name().equals("payments-providers")
                || (module.name().startsWith("integrations-") && !INFRASTRUCTURE.contains(module.name()));
    }

    private static void addUnknown(List<String> unknown, Module module, List<String> known, String list) {
        module.roots().stream()
                .filter(root -> !known.contains(root))
                .map(root -> module.name() + " has the package " + root + ", which " + list + " does not name")
                .forEach(unknown::add);
    }
}
