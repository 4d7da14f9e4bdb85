package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresForADashboardTest {
    private static final Instant EVENING = Instant.parse("2026-03-01T17:00:00Z");

    private static OrderSource orders(String file) {
        return SavedAnswer.of(Repository.DATA.resolve(file), OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF"));
    }

    @Test
    void writes_what_was_counted() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(FiguresForADashboard.figures(orders("boutique-akwa-orders.json"), EVENING, out))
                .isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\n  \"schema\" : \"tillwatch/figures/1\",\n  \"shop\" : \"boutique-akwa\",")
                .contains("\"revenueMinor\" : \"249100\"");
    }

    @Test
    void writes_nothing_when_the_orders_cannot_be_read() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(FiguresForADashboard.figures(orders("missing.json"), EVENING, out))
                .hasValueSatisfying(reason -> assertThat(reason.toString())
                        .isEqualTo(Path.of(Repository.DATA + "/missing.json") + ": there is no such file"));
        assertThat(out.size()).isZero();
    }
}
