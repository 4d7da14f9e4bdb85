package io.tillwatch.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Iso8601Test {
    private static final int[] UNITS = {1, 1000, 1_000_000, 1_000_000_000};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T08:00:00Z",
                "2026-03-01T08:00:00.2Z",
                "2026-03-01T08:00:00.250Z",
                "2026-03-01T08:00:00.000000001Z",
                "2026-03-01T08:00:00.000Z",
                "2024-02-29T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2026-03-01T08:00Z",
                "2026-03-01T09:00+01:00",
                "2026-03-01T08:00:00-05:30",
                "2026-03-01T08:00:00z",
                "2026-03-01T08:00:00.Z",
                "+12026-03-01T08:00:00Z",
                "-0001-03-01T08:00:00Z"
            })
    void reads_what_the_jdk_reads(String text) {
        assertThat(Iso8601.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-01T08:00:00",
                "2026-03-01 08:00:00Z",
                "2026-02-29T08:00:00Z",
                "2026-13-01T08:00:00Z",
                "2026-00-01T08:00:00Z",
                "2026-03-00T08:00:00Z",
                "2026-03-01T24:00:01Z",
                "2026-03-01T08:60:00Z",
                "2026-03-01T08:00:60Z",
                "2026-03-01T08:00:00,5Z",
                "2026-03-01T08:00:00.0000000001Z",
                "2026-03-01T08:00:0\u0663Z",
                "2026-03-01T08:00:00.5",
                "20a6-03-01T08:00:00Z"
            })
    void refuses_what_the_jdk_refuses(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Iso8601.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void writes_what_the_jdk_writes_and_reads_it_back() {
        Random random = new Random(20_260_301);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-70_000_000_000L, 260_000_000_000L);
            int unit = UNITS[i % UNITS.length];
            int nanos = random.nextInt(1_000_000_000) / unit * unit;
            Instant instant = Instant.ofEpochSecond(second, nanos);
            String text = Iso8601.format(instant);
            assertThat(text).isEqualTo(DateTimeFormatter.ISO_INSTANT.format(instant));
            assertThat(Iso8601.parse(text)).isEqualTo(instant);
        }
    }
}
