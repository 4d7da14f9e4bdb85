package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.health.HealthCheck;
import io.tillwatch.health.HealthResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void page_tells_the_last_results() throws Exception {
        Path exports = Files.createDirectories(work.resolve("exports"));
        Files.writeString(exports.resolve("payments-2026-03-01.manifest.json"), "{}");

        try (WatchInABackend backend = WatchInABackend.start(0, out, WatchInABackend.checks(work, exports))) {
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

        try (WatchInABackend backend = WatchInABackend.start(0, out, WatchInABackend.checks(missing, missing))) {
            backend.askNow();
            backend.look();

            HttpResponse<String> page = page(backend);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).startsWith("DOWN\norders-directory: DOWN, orders cannot be written\n");
            assertThat(out).isEmpty();
        }
    }

    @Test
    void nothing_is_left_when_it_is_closed() throws Exception {
        HealthCheck works = HealthCheck.of("works", HealthResult::healthy);
        int port;
        try (WatchInABackend backend = WatchInABackend.start(0, out, List.of(works))) {
            port = backend.port();
        }

        try (WatchInABackend again = WatchInABackend.start(port, out, List.of(works))) {
            assertThat(again.port()).isEqualTo(port);
        }
    }
}
