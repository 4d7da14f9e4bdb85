package io.tillwatch.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HealthResultTest {
    @Test
    void results_have_plain_texts() {
        assertThat(HealthResult.down("closed").summary()).hasToString("closed");
        assertThat(HealthResult.down("it's {0}").summary().in(Locale.FRENCH)).isEqualTo("it's {0}");
        assertThat(HealthResult.healthy().summary().in(Locale.FRENCH)).isEqualTo("fonctionne");
    }

    @Test
    void the_worst_that_is_known_tells_and_only_all_healthy_is_healthy() {
        HealthStatus h = HealthStatus.HEALTHY;
        HealthStatus u = HealthStatus.UNKNOWN;
        HealthStatus g = HealthStatus.DEGRADED;
        HealthStatus d = HealthStatus.DOWN;
        assertThat(HealthStatus.worst(List.of(h, h))).isEqualTo(h);
        assertThat(HealthStatus.worst(List.of(h, u))).isEqualTo(u);
        assertThat(HealthStatus.worst(List.of(u, g, h))).isEqualTo(g);
        assertThat(HealthStatus.worst(List.of(d, u, g, h))).isEqualTo(d);
        assertThat(HealthStatus.worst(List.of())).isEqualTo(u);
    }
}
