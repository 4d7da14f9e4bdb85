package io.tillwatch.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageRulesTest {
    @TempDir
    Path directory;

    @Test
    void finds_a_cycle_of_packages() {
        Sources.in(
                        directory,
                        "package io.tillwatch.alert; public class Alert { io.tillwatch.incident.Incident incident; }",
                        "package io.tillwatch.incident; public class Incident { io.tillwatch.alert.Alert alert; }")
                .violate(PackageRules.noPackageCycles, "Cycle detected");
    }

    @Test
    void one_way_is_no_cycle() {
        Sources.in(
                        directory,
                        "package io.tillwatch.alert; public class Alert {}",
                        "package io.tillwatch.incident; public class Incident { io.tillwatch.alert.Alert alert; }")
                .keep(PackageRules.noPackageCycles);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.net.http.HttpClient", "java.sql.Connection", "javax.sql.DataSource"})
    void finds_drivers_in_the_core(String driver) {
        Sources.in(directory, "package io.tillwatch.health; class Check { %s used; }".formatted(driver))
                .violate(PackageRules.coreKnowsNoFormatsAndNoDrivers, "Check.used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.fasterxml.jackson.databind",
                "tools.jackson.databind",
                "org.apache.commons.csv",
                "picocli",
            })
    void finds_formats_in_the_core(String library) {
        Sources.in(
                        directory,
                        "package %s; public class Foreign {}".formatted(library),
                        "package io.tillwatch.money; class Use { %s.Foreign used; }".formatted(library))
                .violate(PackageRules.coreKnowsNoFormatsAndNoDrivers, "Use.used");
    }

    @Test
    void drivers_are_for_the_other_modules() {
        Sources.in(directory, "package io.tillwatch.probe; class Check { java.net.http.HttpClient client; }")
                .keep(PackageRules.coreKnowsNoFormatsAndNoDrivers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "payment"})
    void nothing_may_know_the_examples(String room) {
        knowing(room, "examples").violate(PackageRules.nothingKnowsTheExamples, "Use.used");
    }

    @Test
    void examples_may_know_each_other_and_the_agent() {
        knowing("examples", "examples.first").keep(PackageRules.nothingKnowsTheExamples);
        knowing("examples", "agent").keep(PackageRules.onlyExamplesKnowTheAgent);
    }

    @Test
    void nothing_else_may_know_the_agent() {
        knowing("export", "agent").violate(PackageRules.onlyExamplesKnowTheAgent, "Use.used");
    }

    @Test
    void connectors_may_not_know_each_other() {
        knowing("gas", "sentry.envelope").violate(PackageRules.connectorsDoNotKnowEachOther, "Use.used");
    }

    @Test
    void connectors_may_know_themselves_and_the_core() {
        knowing("gas", "gas.sheet").keep(PackageRules.connectorsDoNotKnowEachOther);
        knowing("sentry", "alert").keep(PackageRules.connectorsDoNotKnowEachOther);
    }

    @Test
    void finds_a_package_that_is_not_null_marked() {
        Sources.in(
                        directory,
                        "package io.tillwatch.health; class Check {}",
                        "/** Documented. */ @Deprecated package io.tillwatch.alert;",
                        "package io.tillwatch.alert; class Alert {}")
                .violate(PackageRules.everyPackageIsNullMarked, "health.Check", "alert.Alert", "alert.package-info");
    }

    @Test
    void a_null_marked_package_is_good() {
        Sources.in(
                        directory,
                        "@org.jspecify.annotations.NullMarked package io.tillwatch.health;",
                        "package io.tillwatch.health; class Check {}")
                .keep(PackageRules.everyPackageIsNullMarked);
    }

    @Test
    void a_connector_is_not_in_the_core() {
        assertThat(PackageRules.CONNECTORS).doesNotContainAnyElementsOf(PackageRules.CORE);
    }

    private Sources knowing(String room, String known) {
        return Sources.in(
                directory,
                "package io.tillwatch.%s; public class Known {}".formatted(known),
                "package io.tillwatch.%s; class Use { io.tillwatch.%s.Known used; }".formatted(room, known));
    }
}
