package io.tillwatch.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S, 500ms",
        "0s, PT0S, 0s",
        "30s, PT30S, 30s",
        "90s, PT1M30S, 90s",
        "5m, PT5M, 5m",
        "60m, PT1H, 1h",
        "2h, PT2H, 2h",
        "7d, PT168H, 7d",
        "PT1H30M, PT1H30M, 90m",
        "P7D, PT168H, 7d",
    })
    void reads_and_writes(String text, Duration length, String written) {
        assertThat(Durations.parse(text)).contains(length);
        assertThat(Durations.text(length)).isEqualTo(written);
        assertThat(Durations.parse(written)).contains(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 m", "-5m", "5M", "5min", "1.5h", "PT-5M", "-PT5M", "P1M", "1234567890s"})
    void refuses_everything_else(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}
