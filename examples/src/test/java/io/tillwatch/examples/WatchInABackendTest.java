package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;

import io.tillwatch.alert.AlertRule;
import io.tillwatch.health.HealthCheck;
import io.tillwatch.health.HealthResult;
import io.tillwatch.severity.Severity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchInABackendTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final StringBuffer out = new StringBuffer();

    @TempDir
    Path work;

    private static HttpResponse<String> page(WatchInABackend backend) throws IOException, InterruptedException {
        URI url = URI.create("http://localhost:" + backend.port() + "/health");
        return CLIENT.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    private WatchInABackend start(List<HealthCheck> checks, AlertRule rule) throws IOException {
        return WatchInABackend.start(0, out, checks, rule);
    }

    @Test
    void page_tells_the_last_results() throws Exception {
        Path exports = Files.createDirectories(work.resolve("exports"));
        Files.writeString(exports.resolve("payments-2026-03-01.manifest.json"), "{}");

        try (WatchInABackend backend = start(WatchInABackend.checks(work, exports), WatchInABackend.rule())) {
            backend.askNow();

            HttpResponse<String> page = page(backend);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .isEqualTo("HEALTHY\norders-directory: HEALTHY, works\nnewest-export: HEALTHY, works\n");
        }
    }

    @Test
    void what_is_down_is_503_at_once_and_no_alert_yet() throws Exception {
        Path missing = work.resolve("missing");

        try (WatchInABackend backend = start(WatchInABackend.checks(missing, missing), WatchInABackend.rule())) {
            backend.askNow();
            backend.look();

            HttpResponse<String> page = page(backend);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).startsWith("DOWN\norders-directory: DOWN, orders cannot be written\n");
            assertThat(out).isEmpty();
        }
    }

    @Test
    void tells_the_beginning_and_the_end_once_each() throws Exception {
        AtomicBoolean works = new AtomicBoolean();
        HealthCheck check =
                HealthCheck.of("stock", () -> works.get() ? HealthResult.healthy() : HealthResult.down("empty"));
        AlertRule atOnce = AlertRule.of("Stock", "health_check_failed", Severity.P0, "console");

        try (WatchInABackend backend = start(List.of(check), atOnce)) {
            backend.askNow();
            backend.look();
            backend.look();
            works.set(true);
            backend.askNow();
            backend.look();
        }

        assertThat(out.toString().lines())
                .hasSize(2)
                .satisfies(line -> assertThat(line).endsWith("P0 OPENED Stock: stock: empty"), atIndex(0))
                .satisfies(line -> assertThat(line).contains("P0 RESOLVED", "stock: works"), atIndex(1));
    }

    @Test
    void nothing_is_left_when_it_is_closed() throws Exception {
        HealthCheck works = HealthCheck.of("works", HealthResult::healthy);
        int port;
        try (WatchInABackend backend = start(List.of(works), WatchInABackend.rule())) {
            port = backend.port();
        }

        try (WatchInABackend again = WatchInABackend.start(port, out, List.of(works), WatchInABackend.rule())) {
            assertThat(again.port()).isEqualTo(port);
        }
    }
}
