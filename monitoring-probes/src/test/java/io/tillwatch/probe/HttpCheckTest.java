package io.tillwatch.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.health.HealthResult;
import io.tillwatch.health.HealthStatus;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import io.tillwatch.testkit.MessageBundles;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpCheckTest {
    private static final HttpTransport TRANSPORT = HttpTransport.create();

    /** Answers of the real shops, recorded; what is beside the point is left out. */
    private static final String AGRI_OK = """
            {"timestamp":"2026-11-20T04:31:51.182Z","status":"healthy","uptime":7,"appVersion":"1.0.0",
             "checks":{"mongodb":{"status":"healthy","latency":0},"environment":{"status":"healthy"}}}""";

    private static final String AGRI_DEGRADED = """
            {"timestamp":"2026-11-20T04:32:45.226Z","status":"degraded","uptime":54051,"appVersion":"1.0.0",
             "checks":{"mongodb":{"status":"unhealthy","error":"connect ECONNREFUSED 127.0.0.1:3417"},
             "collections":{"status":"pending","details":[]}}}""";

    private static final String RACHEL_OK =
            "{\"status\":\"ok\",\"info\":{\"database\":{\"status\":\"up\"}},\"error\":{},\"details\":{}}";

    private static final String RACHEL_DOWN = "{\"statusCode\":503,\"error\":\"ServiceUnavailableException\","
            + "\"message\":\"Internal server error\",\"details\":{\"database\":{\"status\":\"down\"}}}";

    private static final String RACHEL_DB_DOWN =
            "{\"status\":\"unhealthy\",\"error\":\"Can't reach database server\",\"timestamp\":\"2026-11-20T04:36:43Z\"}";

    private static final String JSON = "application/json; charset=utf-8";

    private final FaultyServer server = FaultyServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private HttpCheck.Builder on(Fault fault) {
        server.on("/api/health", fault);
        return HttpCheck.get("api-health", server.uri("/api/health?key=canary-query"))
                .transport(TRANSPORT)
                .deadline(Duration.ofMillis(500));
    }

    private static String told(HttpCheck.Builder check, HealthStatus expected) {
        HealthResult result = check.build().check();
        String told = result.summary().toString();
        assertThat(result.status()).as(told).isEqualTo(expected);
        assertThat(result.toString()).doesNotContain("canary");
        assertThat(result.summary().in(Locale.FRENCH)).isNotEqualTo(told).doesNotContain("canary");
        return told;
    }

    private static Stream<Arguments> shops() {
        return Stream.of(
                // agri-point tells the truth by its status
                Arguments.of(200, "application/json", AGRI_OK, "healthy", HealthStatus.HEALTHY, "answered 200 in "),
                Arguments.of(
                        503,
                        "application/json",
                        AGRI_DEGRADED,
                        "healthy",
                        HealthStatus.DOWN,
                        "the status must be 200, but was 503"),
                // its newest version answers 500 without a body, always
                Arguments.of(
                        500, "text/plain", "", "healthy", HealthStatus.DOWN, "the status must be 200, but was 500"),
                // AfriGest is ok with its database stopped: this check cannot see that, and must not pretend more
                Arguments.of(200, JSON, "{\"status\":\"ok\"}", "ok", HealthStatus.HEALTHY, "answered 200 in "),
                Arguments.of(200, JSON, RACHEL_OK, "ok", HealthStatus.HEALTHY, "answered 200 in "),
                Arguments.of(503, JSON, RACHEL_DOWN, "ok", HealthStatus.DOWN, "the status must be 200, but was 503"),
                // /api/health/db says unhealthy with 200
                Arguments.of(
                        200,
                        JSON,
                        RACHEL_DB_DOWN,
                        "healthy",
                        HealthStatus.DOWN,
                        "status must be \"healthy\", but was \"unhealthy\""));
    }

    @ParameterizedTest
    @MethodSource("shops")
    void judges_the_real_shops(
            int status, String type, String body, String expected, HealthStatus health, String told) {
        HttpCheck.Builder check = on(Fault.answer(status, type, body)).expectJson("status", expected);
        assertThat(told(check, health)).startsWith(told);
    }

    @Test
    void tells_the_status_and_the_compared_field_in_the_details() {
        HealthResult result = on(Fault.answer(200, JSON, RACHEL_DB_DOWN))
                .expectJson("status", "healthy")
                .build()
                .check();
        assertThat(result.details().toString()).isEqualTo("{http.status=200, json.status=unhealthy}");
        assertThat(result.summary().in(Locale.FRENCH))
                .isEqualTo("status doit valoir « healthy », mais vaut « unhealthy »");
    }

    @Test
    void asking_too_often_says_nothing_about_the_shop() {
        Fault throttled = Fault.answer(429, JSON, "{\"error\":\"canary\"}", "Retry-After", "58");
        assertThat(told(on(throttled), HealthStatus.UNKNOWN))
                .isEqualTo("asked too often (429): nothing follows for the shop; it asks to wait 58 s");
        assertThat(told(on(Fault.answer(429, JSON, "{}")), HealthStatus.UNKNOWN))
                .isEqualTo("asked too often (429): nothing follows for the shop");
        assertThat(told(on(Fault.answer(429, JSON, "{}")).expectStatus(429), HealthStatus.HEALTHY))
                .startsWith("answered 429");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            status                  | healthy   | {"status":"healthy"}               |
            checks.mongodb.status   | ok        | {"checks":{"mongodb":{"status":"ok"}}} |
            list.1.name             | b         | {"list":[{"name":"a"},{"name":"b"}]} |
            ready                   | true      | {"ready":true}                     |
            ready                   | true      | {"ready":"true"}                   |
            queue                   | 1.50      | {"queue":1.5}                      |
            queue                   | 1e3       | {"queue":1000}                     |
            code                    | 0200      | {"code":"0200"}                    |
            status | healthy | {"status":"Healthy"}          | status must be "healthy", but was "Healthy"
            status | healthy | {"state":"healthy"}           | status must be "healthy", but is missing
            status | null    | {"status":null}               | status must be "null", but was "null"
            status | healthy | {"status":{"canary":1}}       | status must be "healthy", but was "{…}"
            status | healthy | {"status":["canary"]}         | status must be "healthy", but was "[…]"
            a.b    | healthy | {"a":"canary"}                | a.b must be "healthy", but is missing
            list.2 | a       | {"list":["a","b"]}            | list.2 must be "a", but is missing
            queue  | ten     | {"queue":10}                  | queue must be "ten", but was "10"
            queue  | 0.1     | {"queue":0.10000000000000001} | queue must be "0.1", but was "0.10000000000000001"
            code   | 200     | {"code":"0200"}               | code must be "200", but was "0200"
            status | x       | []                            | status must be "x", but is missing
            """)
    void compares_fields_of_json(String path, String value, String body, String told) {
        HttpCheck.Builder check = on(Fault.json(body)).expectJson(path, value);
        if (told == null) {
            assertThat(told(check, HealthStatus.HEALTHY)).startsWith("answered 200 in ");
        } else {
            assertThat(told(check, HealthStatus.DOWN)).isEqualTo(told);
        }
    }

    @Test
    void shows_no_more_of_a_field_than_sixty_characters_in_one_line() {
        String long_ = "x".repeat(30) + "\\n" + "😀".repeat(30) + "canary";
        String told =
                told(on(Fault.json("{\"status\":\"" + long_ + "\"}")).expectJson("status", "y"), HealthStatus.DOWN);
        assertThat(told).isEqualTo("status must be \"y\", but was \"" + "x".repeat(30) + " " + "😀".repeat(28) + "…\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text/html        | <title>canary</title> | the answer must be JSON, but was text/html
            text/html        | {"status":"healthy"}  | the answer must be JSON, but was text/html
            application/json | {"status":"canary     | the answer must be JSON, but cannot be read as such
            application/json | {} canary             | the answer must be JSON, but cannot be read as such
            application/json | ``                    | the answer must be JSON, but cannot be read as such
            ``               | {"status":"healthy"}  | the answer must be JSON, but does not say what it is
            """)
    void success_with_the_wrong_body_is_down(String type, String body, String told) {
        assertThat(told(on(Fault.answer(200, type, body)).expectJson("status", "healthy"), HealthStatus.DOWN))
                .isEqualTo(told);
    }

    @Test
    void takes_the_types_of_health_documents_as_json() {
        Fault fault = Fault.answer(200, "application/vnd.spring-boot.actuator.v3+json", "{\"status\":\"UP\"}");
        assertThat(told(on(fault).expectJson("status", "UP"), HealthStatus.HEALTHY))
                .startsWith("answered 200");
    }

    @Test
    void looks_for_texts() {
        Fault page = Fault.answer(200, "text/html", "<h1>MonÉpice&amp;Riz canary</h1>");
        assertThat(told(on(page).expectText("MonÉpice"), HealthStatus.HEALTHY)).startsWith("answered 200");
        assertThat(told(on(page).expectText("MonÉpice").expectText("panier"), HealthStatus.DOWN))
                .isEqualTo("the answer must contain \"panier\", but does not");
    }

    @Test
    void a_right_answer_that_comes_slowly_is_degraded() {
        String told = told(on(Fault.json("{}")).slowAfter(Duration.ofNanos(1)), HealthStatus.DEGRADED);
        assertThat(told).matches("answered in \\d+ ms, slower than 0 ms");
        assertThat(told(on(Fault.json("{}")).slowAfter(Duration.ofMinutes(1)), HealthStatus.HEALTHY))
                .startsWith("answered 200");
        assertThat(told(on(Fault.answer(500, JSON, "{}")).slowAfter(Duration.ofNanos(1)), HealthStatus.DOWN))
                .isEqualTo("the status must be 200, but was 500");
    }

    private static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.hang(), "no answer within 0.5 s"),
                Arguments.of(Fault.hangInBody(), "the answer began but was not whole within 0.5 s"),
                Arguments.of(Fault.drip(20), "the answer began but was not whole within 0.5 s"),
                Arguments.of(Fault.truncate(), "the answer was cut off before its end"),
                Arguments.of(Fault.close(), "the connection was closed before an answer came"),
                Arguments.of(Fault.garbage(), "the answer is not proper HTTP"),
                Arguments.of(Fault.large(2_000_000), "the answer is larger than 1000000 bytes"),
                Arguments.of(Fault.gzipBomb(50_000_000), "the answer is larger than 1000000 bytes"),
                Arguments.of(
                        Fault.redirect(302, "http://localhost:1/"),
                        "a redirect leads to an address that may not be followed"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void no_whole_answer_is_down(Fault fault, String words) {
        assertThat(told(on(fault), HealthStatus.DOWN))
                .startsWith("http://127.0.0.1:")
                .endsWith(words);
    }

    @Test
    void nothing_that_listens_is_down() {
        HttpCheck.Builder check =
                HttpCheck.get("api", FaultyServer.refusing("/x")).transport(TRANSPORT);
        assertThat(told(check, HealthStatus.DOWN)).endsWith("/x: the connection was refused");
    }

    @Test
    void an_interrupt_says_nothing_about_the_shop() {
        Thread.currentThread().interrupt();
        HealthResult result = on(Fault.hang()).build().check();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.status()).isEqualTo(HealthStatus.UNKNOWN);
    }

    @Test
    void sends_what_it_is_told_to() {
        server.on("/head", Fault.answer(204, "text/plain", ""));
        HttpCheck check = HttpCheck.of("head", "HEAD", server.uri("/head"))
                .header("Authorization", Secret.of("Bearer canary-token"))
                .expectStatus(204)
                .build();
        assertThat(check.check().status()).isEqualTo(HealthStatus.HEALTHY);
        assertThat(check.name()).isEqualTo("head");
        assertThat(check.toString()).startsWith("HttpCheck[head, HEAD http://").doesNotContain("canary");
        FaultyServer.Received received = server.received().get(0);
        assertThat(received.method()).isEqualTo("HEAD");
        assertThat(received.headers()).containsEntry("authorization", "Bearer canary-token");
    }

    @Test
    void tells_what_cannot_be_built() {
        HttpCheck.Builder check = HttpCheck.get("x", URI.create("http://127.0.0.1/"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.expectStatus(99))
                .withMessage("status must be from 100 to 599, but was 99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.expectText(""))
                .withMessage("text must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.expectJson(" ", "x"))
                .withMessage("path must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.expectJson("a", "x").expectJson("a", "y"))
                .withMessage("path must be given only once, but was \"a\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.slowAfter(Duration.ZERO))
                .withMessage("slowAfter must be above 0, but was PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> HttpCheck.get("x", URI.create("ftp://a/")));
    }

    @Test
    void every_sentence_exists_in_both_languages() {
        assertThatCode(() -> MessageBundles.assertComplete(HttpCheck.class)).doesNotThrowAnyException();
    }
}
