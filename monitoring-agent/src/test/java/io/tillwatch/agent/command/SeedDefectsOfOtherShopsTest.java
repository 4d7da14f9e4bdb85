package io.tillwatch.agent.command;

import static io.tillwatch.agent.command.StandInShop.ORDERS;
import static io.tillwatch.agent.command.StandInShop.json;
import static io.tillwatch.agent.command.StandInShop.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer.Received;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the shops RachelFoods and AfriGest do that leads whoever asks them astray, one test for each defect, against a
 * shop that answers as the real one does.
 */
class SeedDefectsOfOtherShopsTest {
    private static final String DAY = "2026-03-01";

    @TempDir
    private Path directory;

    private StandInShop shop;

    @BeforeEach
    void open() {
        shop = new StandInShop(directory);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String rachel(int number, String total, String status, String createdAt) {
        return "{\"id\":\"r-" + number + "\",\"orderNumber\":\"ORD-2026-" + number
                + "\",\"buyerId\":\"b-1\",\"totalCost\":"
                + total + ",\"paymentMethod\":\"CHECKOUT\",\"paymentStatus\":\"" + status + "\",\"paidAt\":"
                + (status.equals("PENDING") ? "null" : "\"" + createdAt + "\"")
                + ",\"status\":\"CONFIRMED\",\"createdAt\":\""
                + createdAt + "\",\"updatedAt\":\"" + createdAt + "\"}";
    }

    private static Fault page(List<String> orders, Received request, int most) {
        int limit = Math.min(parameter(request, "limit", 20), most);
        int from = Math.min((parameter(request, "page", 1) - 1) * limit, orders.size());
        int to = Math.min(from + limit, orders.size());
        return Fault.json("{\"data\":[" + String.join(",", orders.subList(from, to)) + "],\"pagination\":{\"page\":"
                + parameter(request, "page", 1) + ",\"limit\":" + limit + ",\"total\":" + orders.size() + "}}");
    }

    private void assertNothingWasWritten() {
        assertThat(shop.exports()).doesNotExist();
    }

    /**
     * Settlement as a source: refunded payments dropped out of what was captured and were subtracted as well, days by
     * UTC here and by the server's zone there, the last day lost, long ranges clamped in silence, currencies mixed.
     */
    @Test
    void defect_22_refunds_are_money_given_back_once_the_last_minute_counts_and_no_page_is_clamped() {
        shop.configured("rachelfoods", "USD");
        List<String> orders = new ArrayList<>();
        orders.add(rachel(1, "\"100.00\"", "REFUNDED", "2026-03-01T08:00:00Z"));
        orders.add(rachel(2, "\"19.98\"", "PAID", "2026-03-01T22:59:59.999Z"));
        orders.add(rachel(3, "\"1.00\"", "PAID", "2026-03-01T23:00:00Z"));
        for (int number = 4; number <= 250; number++) {
            orders.add(rachel(number, "\"0.01\"", "PAID", "2026-03-01T12:00:00Z"));
        }
        // Asked for 100, it gives 40 at once and says so.
        shop.guarded(request -> page(orders, request, 40));
        Run run = shop.export();
        assertThat(run.out()).startsWith("250 orders in the answer, 249 on 2026-03-01\n");
        assertThat(run.code()).isZero();
        assertThat(shop.column(DAY, "order_id"))
                .hasSize(249)
                .doesNotHaveDuplicates()
                .contains("r-2")
                .doesNotContain("r-3");
        assertThat(shop.sum(DAY, "paid_minor")).isEqualTo(10_000 + 1998 + 247);
        assertThat(shop.sum(DAY, "refunded_minor")).isEqualTo(10_000);
        assertThat(shop.column(DAY, "currency")).containsOnly("USD");
        assertThat(shop.read("payments-2026-03-01.manifest.json")).contains("Africa/Douala");

        // Orders that are announced and not given are not passed over.
        shop.guarded(request -> Fault.json(
                "{\"data\":[" + orders.get(0) + "],\"pagination\":{\"page\":1,\"limit\":100,\"total\":250}}"));
        assertThat(shop.export().code()).isEqualTo(3);
        assertThat(shop.exports().resolve("payments-2026-03-01.r2.csv")).doesNotExist();
    }

    /** Database down is 400, or 500, or 30 s of silence; failed counts everything; sums change their JSON type. */
    @Test
    void defect_23_a_database_that_is_down_is_no_file_and_types_may_change() {
        shop.configured("rachelfoods", "USD", "timeout: 1s");
        String down = "{\"statusCode\":400,\"error\":\"DatabaseException\",\"message\":\"Database error\","
                + "\"details\":{\"code\":\"P1001\"}}";
        shop.guarded(request -> json(400, down));
        Run run = shop.export();
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("answered with status 400: DatabaseException / Database error / P1001");
        shop.guarded(request -> json(500, "{\"statusCode\":500,\"message\":\"Internal server error\"}"));
        assertThat(shop.export().code()).isEqualTo(3);
        shop.guarded(request -> Fault.hang());
        assertThat(shop.export().err()).contains("no answer within 1 s");
        assertNothingWasWritten();

        // An unhealthy answer with status 200 is not a list of orders.
        shop.guarded(request -> Fault.json("{\"status\":\"unhealthy\",\"error\":\"connect ECONNREFUSED\"}"));
        assertThat(shop.export().code()).isEqualTo(3);
        assertNothingWasWritten();

        List<String> orders = List.of(
                rachel(1, "0", "PENDING", "2026-03-01T08:00:00Z"),
                rachel(2, "\"99.98\"", "PAID", "2026-03-01T08:00:00Z"),
                rachel(3, "99.98", "FAILED", "2026-03-01T08:00:00Z"),
                rachel(4, "1e2", "PAID", "2026-03-01T08:00:00Z"));
        shop.guarded(request -> page(orders, request, 100));
        assertThat(shop.export().code()).isZero();
        assertThat(shop.column(DAY, "due_minor")).containsExactly("0", "9998", "9998", "10000");
        assertThat(shop.column(DAY, "status")).containsExactly("PENDING", "SUCCEEDED", "FAILED", "SUCCEEDED");
        assertThat(shop.sum(DAY, "paid_minor")).isEqualTo(9998 + 10_000);
    }

    /** Reading kills: one address always, the orders while the database is down. */
    @Test
    void defect_25_only_the_orders_are_asked_for_and_who_fails_is_not_hammered() {
        shop.configured("afrigest", "GNF", "headers: {x-company: demo}", "timeout: 5s");
        shop.guarded(request -> Fault.reset());
        assertThat(shop.export().code()).isEqualTo(3);
        assertNothingWasWritten();
        // Three requests; the JDK's client may repeat each once when a connection is closed.
        assertThat(shop.asked(ORDERS)).isBetween(3L, 6L);
        assertThat(shop.server.received())
                .allMatch(r -> r.target().startsWith(ORDERS) || r.target().startsWith("/api/auth"));

        // Too many requests: waited for when that is possible, else left alone.
        int before = shop.server.received().size();
        shop.guarded(request -> json(429, "{\"error\":\"Too many requests\"}", "Retry-After", "60"));
        Run run = shop.export();
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("answered with status 429: Too many requests");
        assertThat(shop.server.received()).hasSize(before + 2);
        assertNothingWasWritten();
        int[] refusals = {1};
        shop.guarded(request -> refusals[0]-- > 0
                ? json(429, "{\"error\":\"Too many requests\"}", "Retry-After", "0")
                : Fault.json(StandInShop.answer("afrigest").toString()));
        assertThat(shop.export("--date", "2026-03-02").code()).isZero();
        assertThat(shop.rows("2026-03-02")).hasSize(8);
    }

    /** Empty but 200 for a wrong tenant; unpaid orders counted as revenue. */
    @Test
    void defect_26_a_wrong_tenant_is_not_a_day_without_orders_and_unpaid_is_not_paid() {
        JsonNode real = StandInShop.answer("afrigest");
        shop.guarded(request -> request.headers().getOrDefault("x-company", "").equals("demo")
                ? Fault.json(real.toString())
                : Fault.json("{\"items\":[],\"total\":0,\"limit\":50,\"offset\":0,\"tenantId\":\"demo\"}"));
        for (String header : List.of("", "headers: {x-company: dmeo}")) {
            shop.configured("afrigest", "GNF", header);
            Run run = shop.export("--date", "2026-03-02");
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err())
                    .contains("there is no order at all in the answer")
                    .contains("x-company");
            assertNothingWasWritten();
            assertThat(shop.run("export", "check-source").out()).contains("there is no order in the answer");
        }
        shop.configured("afrigest", "GNF", "headers: {x-company: demo}");
        Run run = shop.export("--date", "2026-03-02");
        assertThat(run.out()).startsWith("7 orders in the answer, 7 on 2026-03-02");
        assertThat(shop.column("2026-03-02", "paid_minor"))
                .containsExactlyInAnyOrder("0", "0", "1", "20000", "20000", "20000", "20000", "20000");
    }
}
