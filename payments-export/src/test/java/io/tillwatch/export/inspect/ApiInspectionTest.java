package io.tillwatch.export.inspect;

import static io.tillwatch.export.inspect.SavedInspectionTest.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.inspect.Finding.Level;
import io.tillwatch.export.json.ShopApi;
import io.tillwatch.export.json.SignIn;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import io.tillwatch.testkit.FaultyServer.Received;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against stand-ins with the ways of real shops. What must never be shown begins with CANARY. */
class ApiInspectionTest {
    private static final String ORDERS = "/api/orders";
    private static final String SIGN_IN = "/api/auth/login";
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));

    private final FaultyServer server = FaultyServer.start();
    private int pauses;

    @AfterEach
    void close() {
        server.close();
    }

    private static String order(int number) {
        return "{\"id\":\"o-" + number + "\",\"total\":\"" + number
                + "00\",\"currency\":\"GNF\",\"paymentStatus\":\"paid\"," + "\"createdAt\":\"2026-03-01T08:00:00Z\"}";
    }

    /** Orders from one number to another, the second excluded. */
    private static String orders(int from, int to) {
        return IntStream.range(Math.min(from, to), to)
                .mapToObj(ApiInspectionTest::order)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static int parameter(Received request, String name, int absent) {
        return Arrays.stream(request.target().split("[?&]", -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> Integer.parseInt(part.substring(name.length() + 1)))
                .findFirst()
                .orElse(absent);
    }

    private static boolean asks(Received request, String name) {
        return request.target().contains("?" + name + "=") || request.target().contains("&" + name + "=");
    }

    /** Only who signed in is answered. */
    private void guarded(Function<Received, Fault> answer) {
        server.on(SIGN_IN, Fault.json("{\"accessToken\":\"CANARY-access\"}"));
        server.answering(
                ORDERS,
                request -> request.headers().getOrDefault("authorization", "").equals("Bearer CANARY-access")
                        ? answer.apply(request)
                        : Fault.answer(401, "application/json", "{\"error\":\"Non autorisé\"}"));
    }

    private Inspection inspect(URI url, boolean signsIn, Map<String, Secret> headers) {
        Optional<SignIn> signIn = signsIn
                ? Optional.of(SignIn.at(server.uri(SIGN_IN), "gerante@boutique.example", Secret.of("CANARY-password")))
                : Optional.empty();
        ShopApi api = ShopApi.at(url, signIn, Optional.empty(), headers, PATIENT, NOON);
        Inspection inspection = SourceInspector.ofApi(api, Optional.empty(), () -> {
            pauses++;
            return true;
        });
        inspection.findings().forEach(f -> {
            assertThat(f.text().in(Locale.ENGLISH)).doesNotContain("CANARY").doesNotContain("gerante");
            assertThat(f.text().in(Locale.FRENCH)).doesNotContain("CANARY").doesNotContain("gerante");
        });
        assertThat(server.received()).hasSizeLessThanOrEqualTo(Exchanges.MOST).hasSize(inspection.requests());
        return inspection;
    }

    private Inspection signedIn() {
        return inspect(server.uri(ORDERS + "?key=CANARY-query"), true, Map.of());
    }

    private Inspection open() {
        return inspect(server.uri(ORDERS), false, Map.of());
    }

    private List<String> asked() {
        return server.received().stream().map(Received::target).toList();
    }

    @Test
    void a_shop_that_gives_everything_and_looks_at_no_parameter() {
        guarded(request -> Fault.json("{\"orders\":" + orders(1, 5) + "}"));
        Inspection inspection = signedIn();
        assertThat(codes(inspection))
                .containsExactly(
                        "ANSWERED",
                        "ASKS_FOR_SIGN_IN",
                        "LIST",
                        "LIMIT_IGNORED",
                        "PAGING_IGNORED",
                        "FILTERS_IGNORED",
                        "NO_RATE_LIMIT",
                        "PROPOSED",
                        "READS");
        assertThat(inspection.level()).isEqualTo(Level.INFO);
        assertThat(inspection.source()).isEqualTo(server.uri(ORDERS).toString());
        assertThat(inspection.mapping().orElseThrow()).doesNotContain("paging").doesNotContain("count");
        assertThat(pauses).isEqualTo(inspection.requests() - 2);
    }

    @Test
    void pages_by_number_are_found() {
        guarded(request -> {
            int limit = parameter(request, "limit", 3);
            int from = (parameter(request, "page", 1) - 1) * limit;
            return Fault.json("{\"data\":" + orders(from, Math.min(from + limit, 7))
                    + ",\"pagination\":{\"page\":1,\"total\":7,\"totalPages\":3}}");
        });
        Inspection inspection = signedIn();
        assertThat(codes(inspection)).contains("LIMIT_HONOURED", "PAGING_PAGE", "FILTERS_IGNORED");
        assertThat(inspection.answer())
                .contains(new Inspection.Answered(200, "application/json", "data", 3, Optional.of(7L)));
        assertThat(inspection.mapping().orElseThrow())
                .contains("\"count\" : \"pagination.total\"")
                .contains("\"paging\" : {\n    \"by\" : \"page\",\n    \"size\" : 100\n  }");
    }

    @Test
    void pages_that_are_counted_from_0_are_found() {
        guarded(request -> {
            int size = parameter(request, "pageSize", 3);
            int from = parameter(request, "page", 0) * size;
            return Fault.json("{\"content\":" + orders(from, Math.min(from + size, 7)) + ",\"totalElements\":7}");
        });
        assertThat(signedIn().mapping().orElseThrow())
                .contains("\"by\" : \"page\",\n    \"size\" : 100,\n    \"limit\" : \"pageSize\",\n    \"first\" : 0");
    }

    @Test
    void pages_of_a_size_that_cannot_be_chosen_are_found() {
        guarded(request -> {
            int from = (parameter(request, "page", 1) - 1) * 3;
            return Fault.json("{\"data\":" + orders(from, Math.min(from + 3, 7)) + "}");
        });
        assertThat(signedIn().mapping().orElseThrow())
                .contains("\"by\" : \"page\",\n    \"size\" : 3,\n    \"send-limit\" : false");
    }

    @Test
    void pages_by_offset_and_an_empty_list_for_who_does_not_name_the_tenant_are_found() {
        guarded(request -> {
            if (!request.headers().getOrDefault("x-company", "").equals("CANARY-demo")) {
                return Fault.json("{\"items\":[],\"total\":0,\"limit\":50,\"offset\":0}");
            }
            int from = parameter(request, "offset", 0);
            int to = Math.min(from + parameter(request, "limit", 50), 7);
            return Fault.json("{\"items\":" + orders(from, to) + ",\"total\":7,\"limit\":50,\"offset\":" + from + "}");
        });
        Inspection inspection = inspect(server.uri(ORDERS), true, Map.of("x-company", Secret.of("CANARY-demo")));
        assertThat(codes(inspection)).contains("EMPTY_WITHOUT_HEADERS", "LIMIT_HONOURED", "PAGING_OFFSET");
        assertThat(inspection.mapping().orElseThrow())
                .contains("\"count\" : \"total\"", "\"empty\" : \"refused\"", "\"by\" : \"offset\"");

        Inspection wrongTenant = new ApiInspectionTest().askingAgain(server);
        assertThat(codes(wrongTenant)).contains("EMPTY");
        assertThat(wrongTenant.level()).isEqualTo(Level.ACT);
        assertThat(wrongTenant.mapping()).isEmpty();
    }

    /** Without the tenant's header. */
    private Inspection askingAgain(FaultyServer other) {
        server.close();
        SignIn signIn = SignIn.at(other.uri(SIGN_IN), "gerante@boutique.example", Secret.of("CANARY-password"));
        ShopApi api = ShopApi.at(other.uri(ORDERS), Optional.of(signIn), Optional.empty(), Map.of(), PATIENT, NOON);
        return SourceInspector.ofApi(api, Optional.empty(), () -> true);
    }

    @Test
    void pages_by_cursor_are_found() {
        guarded(request -> {
            int limit = parameter(request, "limit", 3);
            int from = asks(request, "cursor")
                    ? Integer.parseInt(request.target().replaceAll(".*cursor=c(\\d+).*", "$1"))
                    : 0;
            int to = Math.min(from + limit, 7);
            return Fault.json("{\"results\":" + orders(from, to) + ",\"meta\":{\"nextCursor\":\"c" + to + "\"}}");
        });
        Inspection inspection = signedIn();
        assertThat(codes(inspection)).contains("PAGING_CURSOR").doesNotContain("PAGING_PAGE");
        assertThat(inspection.mapping().orElseThrow())
                .contains("\"by\" : \"cursor\",\n    \"size\" : 100,\n    \"next\" : \"meta.nextCursor\"");
    }

    @Test
    void a_number_that_follows_the_size_of_the_page_is_not_the_number_of_orders() {
        guarded(request -> {
            int to = Math.min(parameter(request, "limit", 3), 7);
            return Fault.json("{\"orders\":" + orders(0, to) + ",\"count\":" + to + "}");
        });
        assertThat(signedIn().mapping().orElseThrow()).doesNotContain("count");
    }

    @Test
    void orders_that_no_page_leads_to_are_somebodys_business() {
        guarded(request -> Fault.json("{\"orders\":" + orders(0, 3) + ",\"total\":7}"));
        Inspection inspection = signedIn();
        assertThat(codes(inspection)).contains("PAGING_STUCK");
        assertThat(inspection.level()).isEqualTo(Level.ACT);
    }

    @Test
    void filters_that_work_and_filters_that_are_refused_are_told() {
        guarded(request -> {
            if (asks(request, "date")) {
                return Fault.answer(500, "application/json", "{}");
            }
            return Fault.json("{\"orders\":" + (asks(request, "since") ? "[]" : orders(0, 3)) + "}");
        });
        assertThat(signedIn().findings())
                .filteredOn(f -> f.topic() == Finding.Topic.FILTERS)
                .extracting(f -> f.text().toString())
                .containsExactly(
                        "it selects by date when asked by since",
                        "it ignores from: the export selects the day itself",
                        "it refuses date");
    }

    @Test
    void after_429_nothing_more_is_asked() {
        int[] left = {4};
        guarded(request -> left[0]-- > 0
                ? Fault.json("{\"orders\":" + orders(0, 3) + "}")
                : Fault.answer(429, "application/json", "{\"error\":\"Too many\"}", "Retry-After", "60"));
        Inspection inspection = signedIn();
        assertThat(inspection.findings())
                .filteredOn(f -> f.topic() == Finding.Topic.RATE_LIMIT)
                .extracting(f -> f.text().toString())
                .containsExactly(
                        "after 7 requests it says that this is too many, and asks to wait 60 s; nothing more was asked");
        assertThat(inspection.level()).isEqualTo(Level.ACT);
        assertThat(asked()).hasSize(7);
    }

    @Test
    void the_last_requests_that_are_allowed_are_left_to_others() {
        int[] left = {6};
        guarded(request -> Fault.answer(
                200,
                "application/json",
                "{\"orders\":" + orders(0, 3) + "}",
                "X-RateLimit-Limit",
                "100",
                "X-RateLimit-Remaining",
                Integer.toString(left[0]--)));
        assertThat(codes(signedIn())).contains("RATE_LIMIT", "FEW_LEFT").doesNotContain("FILTERS_IGNORED");
        assertThat(left[0]).isEqualTo(2);
    }

    @Test
    void orders_that_anybody_gets_are_somebodys_business() {
        server.on(ORDERS, Fault.json("{\"orders\":" + orders(0, 3) + "}"));
        Inspection inspection = open();
        assertThat(codes(inspection)).contains("OPEN");
        assertThat(inspection.level()).isEqualTo(Level.ACT);
    }

    @Test
    void a_sign_in_that_changes_nothing_is_somebodys_business() {
        server.on(SIGN_IN, Fault.json("{\"accessToken\":\"CANARY-access\"}"));
        server.on(ORDERS, Fault.json("{\"orders\":" + orders(0, 3) + "}"));
        assertThat(codes(signedIn())).contains("OPEN");
    }

    @Test
    void a_wrong_password_is_tried_once() {
        server.on(SIGN_IN, Fault.answer(401, "application/json", "{\"error\":\"Mot de passe incorrect\"}"));
        server.on(ORDERS, Fault.answer(401, "application/json", "{\"error\":\"Non autorisé\"}"));
        Inspection inspection = signedIn();
        assertThat(codes(inspection)).containsExactly("ASKS_FOR_SIGN_IN", "SIGN_IN_FAILED");
        assertThat(inspection.level()).isEqualTo(Level.FAILED);
        assertThat(asked()).hasSize(2);
    }

    @Test
    void what_is_no_answer_is_failed_and_says_why() {
        check(Fault.answer(401, "application/json", "{\"error\":\"Non autorisé\"}"), "SIGN_IN_NEEDED");
        check(Fault.answer(403, "application/json", "{\"error\":\"Accès refusé\"}"), "SIGN_IN_NEEDED");
        check(
                Fault.answer(
                        400, "application/json", "{\"error\":\"DatabaseException\",\"details\":{\"code\":\"P1001\"}}"),
                "STATUS");
        check(Fault.answer(200, "text/html", "<!doctype html><title>Connexion</title>"), "WEB_PAGE");
        check(Fault.hang(), Duration.ofMillis(300), "NO_ANSWER");
        check(Fault.json("{\"orders\":[{\"id\":"), "ANSWERED", "WRONG");
        check(Fault.json("{\"ok\":true}"), "ANSWERED", "NO_LIST");
    }

    private void check(Fault fault, String... expected) {
        check(fault, PATIENT, expected);
    }

    private void check(Fault fault, Duration timeout, String... expected) {
        try (FaultyServer shop = FaultyServer.start()) {
            shop.on(ORDERS, fault);
            ShopApi api = ShopApi.at(shop.uri(ORDERS), Optional.empty(), Optional.empty(), Map.of(), timeout, NOON);
            Inspection inspection = SourceInspector.ofApi(api, Optional.empty(), () -> true);
            assertThat(codes(inspection)).containsExactly(expected);
            assertThat(inspection.level()).isEqualTo(Level.FAILED);
            assertThat(shop.received()).hasSize(1);
        }
    }
}
