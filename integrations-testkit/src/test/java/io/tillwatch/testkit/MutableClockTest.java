package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MutableClockTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final MutableClock clock = new MutableClock(START);

    @Test
    void stands_still() {
        assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
        assertThat(clock.millis()).isEqualTo(START.toEpochMilli());
        assertThat(clock).hasToString("MutableClock[2026-03-01T08:00:00Z]");
    }

    @Test
    void moves_ahead() {
        clock.advance(Duration.ofMinutes(5));
        clock.advance(Duration.ZERO);
        clock.advance(Duration.ofNanos(1));
        assertThat(clock.instant()).isEqualTo("2026-03-01T08:05:00.000000001Z");
    }

    @Test
    void is_set_ahead_and_back() {
        clock.set(START.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
        clock.set(START.minusSeconds(60));
        assertThat(clock.instant()).isEqualTo(START.minusSeconds(60));
    }

    @Test
    void does_not_advance_backwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .withMessage("duration must be at least 0, but was PT-1S");
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void must_be_given_an_instant() {
        assertThatNullPointerException()
                .isThrownBy(() -> new MutableClock(null))
                .withMessage("start");
        assertThatNullPointerException().isThrownBy(() -> clock.set(null)).withMessage("instant");
    }
}
