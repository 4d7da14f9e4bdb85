package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.health.HealthResult;
import io.tillwatch.notify.ConsoleNotifier;
import io.tillwatch.notify.DeliveryResult;
import io.tillwatch.notify.Notification;
import io.tillwatch.notify.Notifier;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A right notifier keeps every rule, and one that breaks a rule fails that rule and no other. */
class NotifierContractTest {
    private static final String SECRET = "canary-4711";
    private static final Message WHY =
            HealthResult.unknown("the channel says no").summary();

    /** Keeps all rules; the others break one each. */
    static class Right extends NotifierContract {
        final List<String> seen = new ArrayList<>();
        final Set<String> keys = new HashSet<>();

        @Override
        protected Notifier notifier(Channel channel) {
            seen.clear();
            keys.clear();
            return new Notifier() {
                @Override
                public String name() {
                    return "made";
                }

                @Override
                public DeliveryResult deliver(Notification notification) {
                    return switch (channel) {
                        case ACCEPTING -> accept(notification);
                        case UNREACHABLE -> unreachable();
                        case BUSY -> busy();
                        case FAILING -> failing();
                        case REFUSING -> refusing();
                        case SILENT -> silent();
                    };
                }
            };
        }

        DeliveryResult accept(Notification notification) {
            if (keys.add(notification.idempotencyKey())) {
                seen.add(notification.text().in(Locale.ENGLISH));
            }
            return new DeliveryResult.Delivered("1");
        }

        DeliveryResult unreachable() {
            return new DeliveryResult.Deferred(Duration.ZERO, WHY);
        }

        DeliveryResult busy() {
            return new DeliveryResult.Deferred(Duration.ofSeconds(30), WHY);
        }

        DeliveryResult failing() {
            return new DeliveryResult.Deferred(Duration.ZERO, WHY);
        }

        DeliveryResult refusing() {
            return new DeliveryResult.Rejected(WHY);
        }

        DeliveryResult silent() {
            try {
                boolean unused = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted();
            }
            return new DeliveryResult.Deferred(Duration.ZERO, WHY);
        }

        void interrupted() {
            Thread.currentThread().interrupt();
        }

        @Override
        protected List<String> shown() {
            return seen;
        }

        @Override
        protected Set<Ability> abilities() {
            return EnumSet.allOf(Ability.class);
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

    static final class SaysLittle extends Right {
        @Override
        DeliveryResult accept(Notification notification) {
            DeliveryResult result = super.accept(notification);
            seen.replaceAll(text -> text.replace("P0 ", ""));
            return result;
        }
    }

    static final class Throws extends Right {
        @Override
        DeliveryResult unreachable() {
            throw new IllegalStateException("connection refused");
        }
    }

    static final class IgnoresTheWait extends Right {
        @Override
        DeliveryResult busy() {
            return new DeliveryResult.Deferred(Duration.ofSeconds(1), WHY);
        }
    }

    static final class GivesUpOnErrors extends Right {
        @Override
        DeliveryResult failing() {
            return new DeliveryResult.Rejected(WHY);
        }
    }

    static final class TriesForever extends Right {
        @Override
        DeliveryResult refusing() {
            return new DeliveryResult.Deferred(Duration.ZERO, WHY);
        }
    }

    static final class WaitsForever extends Right {
        @Override
        DeliveryResult silent() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new DeliveryResult.Deferred(Duration.ZERO, WHY);
        }
    }

    static final class Repeats extends Right {
        @Override
        DeliveryResult accept(Notification notification) {
            keys.clear();
            return super.accept(notification);
        }
    }

    static final class TellsTheSecret extends Right {
        @Override
        DeliveryResult refusing() {
            return new DeliveryResult.Rejected(
                    HealthResult.unknown("POST /" + SECRET).summary());
        }
    }

    static final class CutsInSilence extends Right {
        @Override
        DeliveryResult accept(Notification notification) {
            DeliveryResult result = super.accept(notification);
            seen.replaceAll(text -> text.substring(0, Math.min(200, text.length())));
            return result;
        }
    }

    static final class KnowsAsciiOnly extends Right {
        @Override
        DeliveryResult accept(Notification notification) {
            DeliveryResult result = super.accept(notification);
            seen.replaceAll(text -> text.replaceAll("[^\\x00-\\x7F]", "?"));
            return result;
        }
    }

    static final class SwallowsInterrupts extends Right {
        @Override
        void interrupted() {}
    }

    private static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(SaysLittle.class, "N01"),
                Arguments.of(Throws.class, "N02"),
                Arguments.of(IgnoresTheWait.class, "N03"),
                Arguments.of(GivesUpOnErrors.class, "N03"),
                Arguments.of(TriesForever.class, "N04"),
                Arguments.of(WaitsForever.class, "N05"),
                Arguments.of(Repeats.class, "N06"),
                Arguments.of(TellsTheSecret.class, "N07"),
                Arguments.of(CutsInSilence.class, "N08"),
                Arguments.of(KnowsAsciiOnly.class, "N09"),
                Arguments.of(SwallowsInterrupts.class, "N10"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_notifier_that_breaks_a_rule_fails_that_rule_and_no_other(Class<?> contract, String rule) {
        assertThat(Kits.failing(contract)).containsExactly(rule);
    }

    @Test
    void a_right_notifier_keeps_all_rules() {
        assertThat(Kits.failing(Right.class)).isEmpty();
        assertThat(Kits.holding(Right.class))
                .containsExactly("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10");
    }

    /** The one that comes with the core. */
    static final class Console extends NotifierContract {
        private final StringBuilder out = new StringBuilder();

        @Override
        protected Notifier notifier(Channel channel) {
            out.setLength(0);
            PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            closed.close();
            return ConsoleNotifier.to(channel == Channel.ACCEPTING ? out : closed, Locale.ENGLISH);
        }

        @Override
        protected List<String> shown() {
            return out.toString().lines().toList();
        }

        @Override
        protected Set<Channel> channels() {
            return EnumSet.of(Channel.ACCEPTING, Channel.UNREACHABLE);
        }
    }

    @Test
    void the_console_keeps_the_rules_that_can_be() {
        assertThat(Kits.failing(Console.class)).isEmpty();
        assertThat(Kits.holding(Console.class)).containsExactly("N01", "N02", "N08", "N09");
    }

    @Test
    void every_rule_stands_in_the_documentation() throws IOException {
        String page = Files.readString(Path.of("../docs/contracts/notifier.md"));
        assertThat(Kits.holding(Right.class))
                .allSatisfy(rule -> assertThat(page).contains("| " + rule + " |"));
    }
}
