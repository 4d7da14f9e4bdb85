package io.tillwatch.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules over the source tree, applied to this project. */
class ProjectTest {
    private final Project project =
            Project.read(Path.of(System.getProperty("basedir")).getParent());

    static List<Arguments> rules() {
        return List.of(
                rule("every pom is built", ModuleRules::everyPomIsBuilt),
                rule("every module has the gates", ModuleRules::everyModuleHasTheGates),
                rule("every module runs the architecture rules", ModuleRules::everyModuleRunsTheArchitectureRules),
                rule("no gate can be skipped", ModuleRules::noGateCanBeSkipped),
                rule("one root package per module", ModuleRules::oneRootPackagePerModule),
                rule("no root package in two modules", ModuleRules::noRootPackageInTwoModules),
                rule("every package is known to the rules", ModuleRules::everyPackageIsKnownToTheRules),
                rule("the bom names the published modules", ModuleRules::bomNamesThePublishedModules),
                rule("the bom agrees with the root pom", ModuleRules::bomAgreesWithTheRootPom));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String name, Function<Project, List<String>> rule) {
        assertThat(rule.apply(project)).as(name).isEmpty();
    }

    private static Arguments rule(String name, Function<Project, List<String>> rule) {
        return Arguments.of(name, rule);
    }
}
