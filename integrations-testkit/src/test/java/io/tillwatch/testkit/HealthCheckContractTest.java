package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.health.HealthCheck;
import io.tillwatch.health.HealthResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A right check keeps every rule, and one that breaks a rule fails that rule and no other. */
class HealthCheckContractTest {
    private static final String SECRET = "canary-4711";

    /** Keeps all rules; the others break one each. */
    static class Right extends HealthCheckContract {
        @Override
        protected HealthCheck check(Subject subject) {
            return HealthCheck.of("made", () -> answer(subject));
        }

        HealthResult answer(Subject subject) throws Exception {
            return switch (subject) {
                case WORKING -> HealthResult.healthy().with("size", 1);
                case FAILING -> HealthResult.down("says that it does not work");
                case UNREACHABLE -> HealthResult.down("not there");
                case SILENT -> silent();
                case MALFORMED -> HealthResult.down("not understood");
                case BUSY -> HealthResult.unknown("asked too often");
            };
        }

        HealthResult silent() throws Exception {
            boolean unused = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            return HealthResult.down("no answer");
        }

        @Override
        protected Duration limit() {
            return Duration.ofMillis(100);
        }

        @Override
        protected String secret() {
            return SECRET;
        }
    }

    static final class ChangesItsName extends Right {
        private static int asked;

        @Override
        protected HealthCheck check(Subject subject) {
            return new HealthCheck() {
                @Override
                public String name() {
                    return "made " + asked++;
                }

                @Override
                public HealthResult check() throws Exception {
                    return answer(subject);
                }
            };
        }
    }

    static final class NeverHealthy extends Right {
        @Override
        HealthResult answer(Subject subject) throws Exception {
            return subject == Subject.WORKING ? HealthResult.degraded("well") : super.answer(subject);
        }
    }

    static final class Throws extends Right {
        @Override
        HealthResult answer(Subject subject) throws Exception {
            if (subject == Subject.UNREACHABLE) {
                throw new IOException("connection refused");
            }
            return super.answer(subject);
        }
    }

    static final class LooksAtTheConnectionOnly extends Right {
        @Override
        HealthResult answer(Subject subject) throws Exception {
            return subject == Subject.FAILING ? HealthResult.healthy() : super.answer(subject);
        }
    }

    static final class WaitsForever extends Right {
        @Override
        HealthResult silent() throws Exception {
            new CountDownLatch(1).await();
            return HealthResult.healthy();
        }
    }

    static final class AcceptsAnything extends Right {
        @Override
        HealthResult answer(Subject subject) throws Exception {
            return subject == Subject.MALFORMED ? HealthResult.healthy() : super.answer(subject);
        }
    }

    static final class TakesBusyForDown extends Right {
        @Override
        HealthResult answer(Subject subject) throws Exception {
            return subject == Subject.BUSY ? HealthResult.down("429") : super.answer(subject);
        }
    }

    static final class Babbles extends Right {
        @Override
        HealthResult answer(Subject subject) throws Exception {
            return subject == Subject.MALFORMED ? HealthResult.down("<html>\n<body>") : super.answer(subject);
        }
    }

    static final class TellsTheSecret extends Right {
        @Override
        HealthResult answer(Subject subject) throws Exception {
            return subject == Subject.FAILING
                    ? HealthResult.down("no").with("url", "https://shop.example/?key=" + SECRET)
                    : super.answer(subject);
        }
    }

    static final class SwallowsInterrupts extends Right {
        @Override
        HealthResult silent() {
            try {
                boolean unused = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
                return HealthResult.down("no answer");
            } catch (InterruptedException e) {
                return HealthResult.unknown("interrupted");
            }
        }
    }

    private static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(ChangesItsName.class, "H01"),
                Arguments.of(NeverHealthy.class, "H02"),
                Arguments.of(Throws.class, "H03"),
                Arguments.of(LooksAtTheConnectionOnly.class, "H04"),
                Arguments.of(WaitsForever.class, "H05"),
                Arguments.of(AcceptsAnything.class, "H06"),
                Arguments.of(TakesBusyForDown.class, "H07"),
                Arguments.of(Babbles.class, "H08"),
                Arguments.of(TellsTheSecret.class, "H09"),
                Arguments.of(SwallowsInterrupts.class, "H10"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_check_that_breaks_a_rule_fails_that_rule_and_no_other(Class<?> contract, String rule) {
        assertThat(Kits.failing(contract)).containsExactly(rule);
    }

    @Test
    void a_right_check_keeps_all_rules() {
        assertThat(Kits.failing(Right.class)).isEmpty();
        assertThat(Kits.holding(Right.class))
                .containsExactly("H01", "H02", "H03", "H04", "H05", "H06", "H07", "H08", "H09", "H10");
    }

    /** What cannot be is left out, and not told as tested. */
    static final class Small extends Right {
        @Override
        protected Set<Subject> subjects() {
            return EnumSet.of(Subject.WORKING, Subject.UNREACHABLE);
        }

        @Override
        protected String secret() {
            return "";
        }
    }

    @Test
    void rules_about_what_cannot_be_are_left_out() {
        assertThat(Kits.holding(Small.class)).containsExactly("H01", "H02", "H03", "H08");
    }

    @Test
    void every_rule_stands_in_the_documentation() throws IOException {
        String page = Files.readString(Path.of("../docs/contracts/health-check.md"));
        assertThat(Kits.holding(Right.class))
                .allSatisfy(rule -> assertThat(page).contains("| " + rule + " |"));
    }
}
