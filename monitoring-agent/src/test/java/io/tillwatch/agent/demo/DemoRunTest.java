package io.tillwatch.agent.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tillwatch.http.HttpCall;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.testkit.MessageBundles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRunTest {
    @TempDir
    Path work;

    private String story(Locale language) throws IOException {
        StringBuilder story = new StringBuilder();
        assertThat(new DemoRun(work.resolve("demo"), story, language).run())
                .as("%s", story)
                .isTrue();
        return story.toString();
    }

    /** The files that must not differ from run to run. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(work.resolve("demo"))) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(file.getFileName().toString(), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }

    @Test
    void finds_exactly_what_it_planted_and_is_the_same_every_time() throws IOException {
        String first = story(Locale.ENGLISH);
        Map<String, String> files = files();

        assertThat(story(Locale.ENGLISH)).isEqualTo(first);
        assertThat(files()).isEqualTo(files);
        assertThat(first)
                .contains(
                        "P0 OPENED shop-is-down: api-health: ",
                        "P0 RESOLVED after 12 min shop-is-down",
                        "unexplained 0, unlicensed 0",
                        "a charge of a hundred times the amount         SCALE_ERROR              yes",
                        "Found exactly what was planted.")
                .doesNotContain("NO\n", "found, but not planted");
        assertThat(files)
                .containsKeys(
                        "payments-2026-03-01.csv",
                        "payments-2026-03-02.csv",
                        "mtn_momo.csv",
                        "orange_money.csv",
                        "discrepancies.csv",
                        "reconciliation.json",
                        "report.md",
                        "report.html",
                        "reconciliation.manifest.json");
        assertThat(files.get("discrepancies.csv").lines().filter(line -> !line.contains(",INFO,")))
                .hasSize(6);
    }

    @Test
    void speaks_french() throws IOException {
        assertThat(story(Locale.FRENCH))
                .contains("P0 OUVERT shop-is-down", "Trouvé exactement ce qui a été semé.")
                .doesNotContain("Found");
        assertThatCode(() -> MessageBundles.assertComplete(DemoRun.class, "head.code", "notice"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_day_that_is_not_what_was_planted_is_told() {
        DemoDay day = DemoDay.of(1);
        Set<String> anchors = new HashSet<>();
        day.planted()
                .forEach(planted -> assertThat(anchors.add(planted.anchor())).isTrue());
        assertThat(day.planted().stream().flatMap(p -> p.code().stream()))
                .containsExactly(
                        DiscrepancyCode.MISSING_IN_STORE,
                        DiscrepancyCode.MISSING_AT_PROVIDER,
                        DiscrepancyCode.SCALE_ERROR,
                        DiscrepancyCode.DUPLICATE_CHARGE,
                        DiscrepancyCode.REFUND_MISSING_IN_STORE);
        assertThat(day.orders()).hasSizeGreaterThan(280);
    }

    @Test
    void the_shop_behaves_as_the_real_ones_do() throws IOException {
        DemoClock clock = new DemoClock(DemoDay.MORNING);
        try (DemoShop shop = DemoShop.open(
                clock, DemoDay.of(1).orders(), DemoDay.MORNING.plusSeconds(60), DemoDay.MORNING.plusSeconds(120))) {
            HttpTransport http = HttpTransport.create();
            assertThat(status(http, shop, "/api/admin/orders?since=2026-03-01")).isEqualTo(401);
            assertThat(status(http, shop, "/api/health")).isEqualTo(200);
            clock.set(DemoDay.MORNING.plusSeconds(90));
            assertThat(status(http, shop, "/api/health")).isEqualTo(503);
            clock.set(DemoDay.MORNING.plusSeconds(120));
            assertThat(status(http, shop, "/api/health")).isEqualTo(200);
        }
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T07:02:00Z"));
    }

    private static int status(HttpTransport http, DemoShop shop, String path) {
        return http.send(HttpCall.get(shop.uri(path)).build()).fold(a -> a.status(), f -> -1);
    }

    @Test
    void shows_its_story_and_files_and_nothing_else() throws IOException {
        String story = story(Locale.ENGLISH);
        Files.writeString(work.resolve("secret.txt"), "canary");
        HttpTransport http = HttpTransport.create();
        try (DemoPages pages = DemoPages.open(0, work.resolve("demo"), story + "<script>", Locale.ENGLISH)) {
            String page = body(http, pages, "");
            assertThat(page)
                    .contains("Found exactly what was planted.", "reconciliation/report.html", "&lt;script&gt;")
                    .doesNotContain("<script>");
            assertThat(body(http, pages, "exports/payments-2026-03-01.csv")).startsWith("order_id,attempt,");
            assertThat(body(http, pages, "reconciliation/report.html")).startsWith("<!DOCTYPE html>");
            assertThat(body(http, pages, "../secret.txt")).isEqualTo("404");
            assertThat(body(http, pages, "exports/../../secret.txt")).isEqualTo("404");
            assertThat(body(http, pages, "exports/%2e%2e/%2e%2e/secret.txt")).isEqualTo("404");
        }
    }

    private static String body(HttpTransport http, DemoPages pages, String path) {
        HttpCall call = HttpCall.get(URI.create(pages.address() + path)).build();
        return http.send(call).fold(a -> a.text(), f -> f.reason().toString());
    }
}
