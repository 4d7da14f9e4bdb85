package io.tillwatch.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Which package may know which. */
public final class PackageRules {
    /** The packages of the core, under {@code io.tillwatch}. */
    static final List<String> CORE = List.of(
            "alert",
            "health",
            "incident",
            "kpi",
            "money",
            "notify",
            "payment",
            "progress",
            "reconcile",
            "schedule",
            "secret",
            "settings",
            "severity",
            "text",
            "time",
            "uptime");

    /** The root packages of the connectors, under {@code io.tillwatch}. */
    static final List<String> CONNECTORS = List.of("gas", "grafana", "micrometer", "notifier", "provider", "sentry");

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("io.tillwatch.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule coreKnowsNoFormatsAndNoDrivers = noClasses()
            .that()
            .resideInAnyPackage(CORE.stream().map(PackageRules::tree).toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml..",
                    "tools.jackson..",
                    "org.apache.commons.csv..",
                    "java.net.http..",
                    "java.sql..",
                    "javax.sql..",
                    "picocli..")
            .because("JSON, CSV, HTTP and drivers stay out of the core")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingKnowsTheExamples = noClasses()
            .that()
            .resideOutsideOfPackage(tree("examples"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(tree("examples"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyExamplesKnowTheAgent = noClasses()
            .that()
            .resideOutsideOfPackages(tree("agent"), tree("examples"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(tree("agent"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule connectorsDoNotKnowEachOther = slices().matching(
                    "io.tillwatch.(" + String.join("|", CONNECTORS) + ")..")
            .should()
            .notDependOnEachOther()
            .because("every connector can be left out")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(resideInANullMarkedPackage());

    private PackageRules() {}

    private static String tree(String name) {
        return "io.tillwatch." + name + "..";
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package whose package-info.java says @NullMarked") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                if (!javaClass.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            javaClass, javaClass.getName() + " resides in a package that is not @NullMarked"));
                }
            }
        };
    }
}
