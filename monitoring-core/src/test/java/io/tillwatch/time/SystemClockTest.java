package io.tillwatch.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemClockTest {
    @Test
    void tells_the_time_of_the_machine() {
        Instant before = Instant.now();
        Instant told = SystemClock.instants().instant();
        assertThat(told).isBetween(before.minusSeconds(60), Instant.now().plusSeconds(60));
    }
}
