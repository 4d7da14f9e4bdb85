package io.tillwatch.build;

import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsRulesTest {
    private static final ArchRule LOCALE = SurroundingsRules.onlyTheAgentAsksForTheLocale;
    private static final ArchRule ENVIRONMENT = SurroundingsRules.onlyTheAgentReadsEnvironmentAndProperties;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"Locale.getDefault()", "Locale.getDefault(Locale.Category.FORMAT)"})
    void finds_the_default_locale(String expression) {
        use("examples", expression).violate(LOCALE, "Use.read()");
    }

    @Test
    void the_agent_may_ask_for_the_locale() {
        use("agent.cli", "Locale.getDefault()").keep(LOCALE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.getenv()",
                "System.getenv(\"HOME\")",
                "System.getProperty(\"x\")",
                "System.getProperties()"
            })
    void finds_reads_of_the_environment(String expression) {
        use("secret", expression).violate(ENVIRONMENT, "Use.read()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "agent.cli", "examples"})
    void programs_may_read_the_environment(String room) {
        use(room, "System.getenv(\"HOME\")").keep(ENVIRONMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RuntimeException", "Exception", "Throwable"})
    void finds_generic_exceptions(String type) {
        Sources.in(
                        directory,
                        "package io.tillwatch.payment; class Fail { void now() throws Throwable { throw new %s(); } }"
                                .formatted(type))
                .violate(SurroundingsRules.noGenericExceptions, "Fail.now()");
    }

    @Test
    void own_exceptions_may_extend_generic_ones() {
        Sources.in(directory, """
                package io.tillwatch.payment;
                class SourceException extends RuntimeException {
                    SourceException(String message) { super(message); }
                    static void fail() { throw new SourceException("no answer"); }
                    static void misuse() { throw new IllegalArgumentException("limit -1 is not positive"); }
                }
                """).keep(SurroundingsRules.noGenericExceptions);
    }

    @Test
    void finds_java_util_logging() {
        use("health", "java.util.logging.Logger.getLogger(\"x\")")
                .violate(SurroundingsRules.noJavaUtilLogging, "Use.read()");
    }

    @Test
    void allows_other_loggers() {
        use("health", "System.getLogger(\"x\")").keep(SurroundingsRules.noJavaUtilLogging);
    }

    private Sources use(String room, String expression) {
        return Sources.in(directory, """
                package io.tillwatch.%s;
                import java.util.Locale;
                class Use { Object read() { return %s; } }
                """.formatted(room, expression));
    }
}
