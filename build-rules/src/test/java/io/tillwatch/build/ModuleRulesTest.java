package io.tillwatch.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule over the source tree finds a tree that breaks it, and leaves the good tree alone. */
class ModuleRulesTest {
    private static final String PARENT = "<parent><artifactId>tillwatch-parent</artifactId></parent>";
    private static final String RULES =
            "<dependencies><dependency><artifactId>build-rules</artifactId></dependency></dependencies>";

    @TempDir
    Path directory;

    @BeforeEach
    void good_tree() {
        root("bom", "build-rules", "monitoring-core", "integrations-gas", "examples");
        bom("1", "3.5.0", "monitoring-core", "integrations-gas");
        module("build-rules", PARENT, "io/tillwatch/build");
        module("monitoring-core", PARENT + RULES, "io/tillwatch/money", "io/tillwatch/time");
        module("integrations-gas", PARENT + RULES, "io/tillwatch/gas", "io/tillwatch/gas/sheet");
        module(
                "examples",
                PARENT + RULES + "<properties><maven.deploy.skip>true</maven.deploy.skip></properties>",
                "io/tillwatch/examples");
    }

    @Test
    void the_good_tree_keeps_every_rule() {
        Project project = Project.read(directory);

        assertThat(ProjectTest.rules())
                .allSatisfy(rule -> assertThat(apply(rule.get()[1], project)).isEmpty());
    }

    @Test
    void finds_a_directory_nobody_builds() {
        module("integrations-sentry", PARENT + RULES, "io/tillwatch/sentry");

        assertThat(ModuleRules.everyPomIsBuilt(Project.read(directory)))
                .containsExactly("integrations-sentry has a pom, but the root pom does not name it as a module");
    }

    @Test
    void finds_a_module_without_the_parent() {
        module("integrations-gas", RULES, "io/tillwatch/gas");

        assertThat(ModuleRules.everyModuleHasTheGates(Project.read(directory)))
                .containsExactly("integrations-gas does not inherit the gates of tillwatch-parent");
    }

    @Test
    void finds_a_module_without_the_architecture_rules() {
        module("integrations-gas", PARENT, "io/tillwatch/gas");

        assertThat(ModuleRules.everyModuleRunsTheArchitectureRules(Project.read(directory)))
                .containsExactly("integrations-gas has main code but no dependency on build-rules (scope test)");
    }

    @Test
    void finds_a_gate_that_is_skipped() {
        module(
                "integrations-gas",
                PARENT + RULES + "<properties><checkstyle.skip>true</checkstyle.skip></properties>",
                "io/tillwatch/gas");

        assertThat(ModuleRules.noGateCanBeSkipped(Project.read(directory)))
                .containsExactly("integrations-gas sets <checkstyle.skip>");
    }

    @Test
    void finds_a_second_root_package() {
        module("integrations-gas", PARENT + RULES, "io/tillwatch/sheet");

        assertThat(ModuleRules.oneRootPackagePerModule(Project.read(directory)))
                .containsExactly(
                        "integrations-gas must have one root package io.tillwatch.<name>, but has [gas, sheet]");
    }

    @Test
    void finds_a_root_package_outside_of_the_project() {
        module("examples", PARENT + RULES, "org/example/shop");

        assertThat(ModuleRules.oneRootPackagePerModule(Project.read(directory)))
                .containsExactly("examples must have one root package io.tillwatch.<name>, but has "
                        + "[examples, org.example.shop]");
    }

    @Test
    void finds_a_package_in_two_modules() {
        module("examples", PARENT + RULES, "io/tillwatch/money/examples");

        assertThat(ModuleRules.noRootPackageInTwoModules(Project.read(directory)))
                .containsExactly("the package money is in several modules: [examples, monitoring-core]");
    }

    @Test
    void finds_packages_the_rules_do_not_know() {
        module("monitoring-core", PARENT + RULES, "io/tillwatch/misc");
        module("integrations-gas", PARENT + RULES, "io/tillwatch/gdocs");

        assertThat(ModuleRules.everyPackageIsKnownToTheRules(Project.read(directory)))
                .containsExactly(
                        "monitoring-core has the package misc, which PackageRules.CORE does not name",
                        "integrations-gas has the package gdocs, which PackageRules.CONNECTORS does not name");
    }

    @Test
    void finds_a_bom_that_names_other_modules() {
        bom("1", "3.5.0", "monitoring-core", "examples");

        assertThat(ModuleRules.bomNamesThePublishedModules(Project.read(directory)))
                .containsExactly("the BOM names [examples, monitoring-core], but the published modules are "
                        + "[integrations-gas, monitoring-core]");
    }

    @Test
    void finds_a_bom_of_another_version() {
        bom("2", "2.5", "monitoring-core", "integrations-gas");

        assertThat(ModuleRules.bomAgreesWithTheRootPom(Project.read(directory)))
                .containsExactly(
                        "the BOM has version [2], the root pom [1]",
                        "the BOM uses maven-clean-plugin 2.5, the root pom 3.5.0");
    }

    @SuppressWarnings("unchecked")
    private static Iterable<String> apply(Object rule, Project project) {
        return ((java.util.function.Function<Project, Iterable<String>>) rule).apply(project);
    }

    private void root(String... modules) {
        String names = Stream.of(modules)
                .map(name -> "<module>" + name + "</module>")
                .collect(Collectors.joining("", "<modules>", "</modules>"));
        write(
                "pom.xml",
                "<version>1</version><properties><clean.version>3.5.0</clean.version></properties>" + names
                        + cleanPlugin("${clean.version}"));
    }

    private void bom(String version, String cleanVersion, String... modules) {
        String names = Stream.of(modules)
                .map(name -> "<dependency><artifactId>" + name + "</artifactId></dependency>")
                .collect(Collectors.joining(
                        "", "<dependencyManagement><dependencies>", "</dependencies></dependencyManagement>"));
        write(
                "bom/pom.xml",
                "<version>" + version + "</version><packaging>pom</packaging>" + names + cleanPlugin(cleanVersion));
    }

    private static String cleanPlugin(String version) {
        return "<build><pluginManagement><plugins><plugin><artifactId>maven-clean-plugin</artifactId><version>"
                + version + "</version></plugin></plugins></pluginManagement></build>";
    }

    private void module(String name, String pom, String... packages) {
        write(name + "/pom.xml", pom);
        for (String folder : packages) {
            write(name + "/src/main/java/" + folder + "/package-info.java", "");
        }
    }

    private void write(String file, String content) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.endsWith(".xml") ? "<project>" + content + "</project>" : content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
