package io.tillwatch.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Locale;

/** A library looks at its arguments, not at the machine around it. */
public final class SurroundingsRules {
    private static final String AGENT = "io.tillwatch.agent..";
    private static final String EXAMPLES = "io.tillwatch.examples..";

    @ArchTest
    static final ArchRule onlyTheAgentAsksForTheLocale = noClasses()
            .that()
            .resideOutsideOfPackage(AGENT)
            .should()
            .accessTargetWhere(Uses.ofMethods(Locale.class, "getDefault").as("the target is the default locale"))
            .because("the same input must give the same bytes on every machine")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheAgentReadsEnvironmentAndProperties = noClasses()
            .that()
            .resideOutsideOfPackages(AGENT, EXAMPLES)
            .should()
            .accessTargetWhere(Uses.ofMethods(
                            System.class, "getenv", "getProperty", "getProperties", "setProperty", "setProperties")
                    .as("the target is the environment or a system property"))
            .because("a library is configured by its builder")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noGenericExceptions = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule noJavaUtilLogging = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("logs go through SLF4J");

    private SurroundingsRules() {}
}
