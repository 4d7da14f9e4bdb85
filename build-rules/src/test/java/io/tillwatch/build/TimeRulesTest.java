package io.tillwatch.build;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRulesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instant.now()",
                "LocalDate.now()",
                "LocalDate.now(ZoneOffset.UTC)",
                "LocalDateTime.now()",
                "ZonedDateTime.now()",
                "OffsetDateTime.now()",
                "System.currentTimeMillis()",
                "System.nanoTime()",
                "Clock.systemUTC()",
                "Clock.systemDefaultZone()",
                "Clock.system(ZoneOffset.UTC)",
                "Clock.tickSeconds(ZoneOffset.UTC)",
                "InstantSource.system()",
                "ZoneId.systemDefault()",
                "TimeZone.getDefault()",
                "Calendar.getInstance()",
                "new Date()",
                "(Supplier<Instant>) Instant::now",
                "(LongSupplier) System::nanoTime",
                "(Supplier<Date>) Date::new",
                "(Supplier<Clock>) () -> Clock.systemUTC()",
            })
    void finds(String expression) {
        use(expression).violate(TimeRules.onlyTheSystemClockAsksForTheTime, "Use.now()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instant.now(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))",
                "LocalDate.now(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))",
                "new Date(0)",
                "ZoneId.of(\"Africa/Douala\")",
            })
    void allows(String expression) {
        use(expression).keep(TimeRules.onlyTheSystemClockAsksForTheTime);
    }

    @Test
    void the_system_clock_may_ask() {
        Sources.in(directory, """
                package io.tillwatch.time;
                class SystemClock {
                    static class Ticker { long read() { return System.nanoTime(); } }
                    java.time.Instant instant() { return java.time.Instant.now(); }
                }
                """).keep(TimeRules.onlyTheSystemClockAsksForTheTime);
    }

    private Sources use(String expression) {
        return Sources.in(directory, """
                package io.tillwatch.payment;
                import java.time.*;
                import java.util.*;
                import java.util.function.*;
                class Use { Object now() { return %s; } }
                """.formatted(expression));
    }
}
