package io.tillwatch.build;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/**
 * All rules. Surefire finds this class through {@code dependenciesToScan} and runs it in every module that depends on
 * {@code build-rules}, on the main classes of that module and of the modules it uses.
 */
@AnalyzeClasses(
        packages = "io.tillwatch",
        importOptions = {ImportOption.DoNotIncludeTests.class, ProductClasses.class})
final class ArchitectureTest {
    @ArchTest
    static final ArchTests packages = ArchTests.in(PackageRules.class);

    @ArchTest
    static final ArchTests money = ArchTests.in(MoneyRules.class);

    @ArchTest
    static final ArchTests time = ArchTests.in(TimeRules.class);

    @ArchTest
    static final ArchTests threads = ArchTests.in(ThreadRules.class);

    @ArchTest
    static final ArchTests surroundings = ArchTests.in(SurroundingsRules.class);

    @ArchTest
    static final ArchTests results = ArchTests.in(ResultRules.class);

    private ArchitectureTest() {}

    /** Guards against an empty import, on which every rule would hold. */
    @ArchTest
    static void thereIsSomethingToCheck(JavaClasses classes) {
        if (classes.isEmpty()) {
            throw new AssertionError("No main classes under io.tillwatch were found: the rules checked nothing");
        }
    }
}
