package io.tillwatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpTransportTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Secret TOKEN = Secret.of("Bearer canary-4711");

    private final FaultyServer server = FaultyServer.start();
    private final HttpTransport transport = HttpTransport.create();

    @TempDir
    Path work;

    @AfterEach
    void close() {
        server.close();
    }

    private HttpCall.Builder call(String path) {
        return HttpCall.get(server.uri(path)).header("Authorization", TOKEN).deadline(SHORT);
    }

    private HttpFailure failure(HttpCall call) {
        long start = System.nanoTime();
        HttpOutcome outcome = transport.send(call);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isLessThan(call.deadline.plusSeconds(2));
        return outcome.fold(
                answer -> {
                    throw new AssertionError("answered: " + answer);
                },
                failed -> {
                    assertThat(failed.toString()).doesNotContain("canary");
                    assertThat(failed.reason().in(Locale.FRENCH))
                            .startsWith("http://")
                            .contains(" : ");
                    return failed.failure();
                });
    }

    private HttpAnswer answer(HttpCall call) {
        return transport.send(call).fold(a -> a, f -> {
            throw new AssertionError("failed: " + f.reason());
        });
    }

    private static String words(HttpOutcome outcome) {
        return outcome.fold(a -> "answered", f -> f.reason().toString());
    }

    private static String name(HttpOutcome outcome) {
        return outcome.fold(a -> "answered", f -> f.failure().name());
    }

    private static int status(HttpOutcome outcome) {
        return outcome.fold(HttpAnswer::status, f -> -1);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.hang(), HttpFailure.NO_ANSWER, "no answer within 1 s"),
                Arguments.of(Fault.hangInBody(), HttpFailure.STALLED, "the answer began but was not whole within 1 s"),
                Arguments.of(Fault.drip(50), HttpFailure.STALLED, "the answer began but was not whole within 1 s"),
                Arguments.of(Fault.truncate(), HttpFailure.TRUNCATED, "the answer was cut off before its end"),
                Arguments.of(Fault.truncateChunks(), HttpFailure.TRUNCATED, "the answer was cut off before its end"),
                Arguments.of(Fault.close(), HttpFailure.CLOSED, "the connection was closed before an answer came"),
                Arguments.of(Fault.reset(), HttpFailure.RESET, "the connection was cut before an answer came"),
                Arguments.of(Fault.garbage(), HttpFailure.MALFORMED, "the answer is not proper HTTP"),
                Arguments.of(Fault.brokenGzip(), HttpFailure.MALFORMED, "the answer is not proper HTTP"),
                Arguments.of(Fault.large(50_000_000), HttpFailure.TOO_LARGE, "the answer is larger than 1000000 bytes"),
                Arguments.of(
                        Fault.gzipBomb(50_000_000), HttpFailure.TOO_LARGE, "the answer is larger than 1000000 bytes"),
                Arguments.of(Fault.redirect(302, "/fault"), HttpFailure.TOO_MANY_REDIRECTS, "redirects do not end"),
                Arguments.of(
                        Fault.redirect(302, "http://elsewhere.invalid/x"),
                        HttpFailure.REDIRECT_REFUSED,
                        "a redirect leads to an address that may not be followed"),
                Arguments.of(
                        Fault.redirect(302, "file:///etc/passwd"),
                        HttpFailure.REDIRECT_REFUSED,
                        "a redirect leads to an address that may not be followed"),
                Arguments.of(
                        Fault.answer(200, "text/html; charset=utf-8", "<html>Connexion</html>"),
                        HttpFailure.WRONG_TYPE,
                        "the answer must be application/json, but was text/html"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void every_fault_is_bounded_in_time_and_told_apart(Fault fault, HttpFailure failure, String words) {
        server.on("/fault", fault);
        HttpCall call = call("/fault?key=canary")
                .maxBytes(1_000_000)
                .expecting("application/json")
                .deadline(
                        failure == HttpFailure.STALLED || failure == HttpFailure.NO_ANSWER
                                ? SHORT
                                : Duration.ofSeconds(10))
                .build();

        assertThat(failure(call)).isEqualTo(failure);
        assertThat(words(transport.send(call))).isEqualTo(server.uri("/fault") + ": " + words);
    }

    @Test
    void no_connection_is_told_apart_too() {
        assertThat(failure(HttpCall.get(FaultyServer.refusing("/")).build())).isEqualTo(HttpFailure.REFUSED);
        assertThat(failure(HttpCall.get(URI.create("http://does-not-exist.invalid/"))
                        .build()))
                .isEqualTo(HttpFailure.UNKNOWN_HOST);
        URI secure = URI.create(server.uri("/").toString().replace("http:", "https:"));
        server.on("/", Fault.json("{}"));
        assertThat(name(transport.send(HttpCall.get(secure).deadline(SHORT).build())))
                .isIn("NOT_SECURE", "NO_ANSWER", "NOT_CONNECTED");
    }

    @Test
    void an_answer_with_any_status_is_an_answer() {
        server.on("/a", Fault.answer(503, "application/json", "{\"status\":\"degraded\"}", "X-Request-Id", "r1"));

        HttpAnswer answer = answer(call("/a").expecting("application/json").build());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.isSuccess()).isFalse();
        assertThat(answer.text()).isEqualTo("{\"status\":\"degraded\"}");
        assertThat(answer.header("x-request-id")).contains("r1");
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.attempts()).isEqualTo(1);
        assertThat(answer).hasToString("HttpAnswer[status=503, bytes=21, attempts=1]");
    }

    @Test
    void a_packed_answer_is_unpacked_in_memory_and_in_a_file() throws Exception {
        server.on("/gz", Fault.gzip("{\"orders\":[]}"));

        assertThat(answer(call("/gz").build()).text()).isEqualTo("{\"orders\":[]}");
        Path file = work.resolve("answer.json");
        assertThat(status(transport.download(call("/gz").build(), file))).isEqualTo(200);
        assertThat(file).hasContent("{\"orders\":[]}");
        try (var files = Files.list(work)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_told() {
        server.on("/a", Fault.json("{}"));

        assertThat(name(transport.download(call("/a").build(), work.resolve("none/answer.json"))))
                .isEqualTo("NOT_STORED");
    }

    @Test
    void what_may_be_repeated_is_until_it_succeeds() {
        server.on("/busy", Fault.answer(503, "text/plain", ""), Fault.reset(), Fault.json("{}"));

        HttpAnswer answer =
                answer(call("/busy").retries(3).deadline(Duration.ofSeconds(10)).build());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.attempts()).isGreaterThan(1);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void a_retry_writes_its_file_anew() {
        server.on("/list", Fault.truncate(), Fault.json("{}"));
        Path file = work.resolve("answer.json");

        transport.download(
                call("/list").retries(1).deadline(Duration.ofSeconds(10)).build(), file);

        assertThat(file).hasContent("{}");
    }

    @Test
    void a_post_is_sent_again_only_if_it_cannot_have_been_done_or_may_be_repeated() {
        HttpCall.Builder post = HttpCall.of("POST", server.uri("/push"))
                .body("application/json", "{\"n\":1}")
                .retries(2)
                .deadline(Duration.ofSeconds(10));
        server.on("/push", Fault.close(), Fault.json("{}"));
        assertThat(failure(post.build())).isEqualTo(HttpFailure.CLOSED);
        assertThat(server.received()).hasSize(1);

        server.on("/push", Fault.answer(503, "text/plain", ""), Fault.json("{}"));
        assertThat(answer(post.build()).status()).isEqualTo(503);

        server.on("/push", Fault.answer(429, "text/plain", ""), Fault.json("{}"));
        assertThat(answer(post.build()).attempts()).isEqualTo(2);

        server.on("/push", Fault.close(), Fault.json("{}"));
        assertThat(answer(post.repeatable().build()).attempts()).isEqualTo(2);
        assertThat(server.received()).extracting(FaultyServer.Received::body).containsOnly("{\"n\":1}");
    }

    @Test
    void retry_after_is_waited_for_and_not_beyond_the_deadline() {
        server.on("/slow", Fault.answer(429, "text/plain", "", "Retry-After", "1"), Fault.json("{}"));
        long start = System.nanoTime();
        assertThat(answer(call("/slow")
                                .retries(1)
                                .deadline(Duration.ofSeconds(10))
                                .build())
                        .status())
                .isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));

        server.on("/never", Fault.answer(429, "text/plain", "", "Retry-After", "3600"));
        HttpAnswer answer = answer(call("/never").retries(5).build());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.attempts()).isEqualTo(1);
        assertThat(answer.retryAfter()).contains(Duration.ofHours(1));
    }

    @Test
    void retries_do_not_go_beyond_the_deadline() {
        server.on("/down", Fault.answer(503, "text/plain", ""));
        long start = System.nanoTime();

        answer(call("/down").retries(10).deadline(Duration.ofSeconds(1)).build());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void retry_after_as_a_date_is_compared_with_the_date_of_the_answer() {
        server.on(
                "/date",
                Fault.answer(
                        503,
                        "text/plain",
                        "",
                        "Date",
                        "Sun, 01 Mar 2026 08:00:00 GMT",
                        "Retry-After",
                        "Sun, 01 Mar 2026 08:02:00 GMT"),
                Fault.answer(503, "text/plain", "", "Retry-After", "soon"),
                Fault.answer(503, "text/plain", "", "Retry-After", "999999"));

        assertThat(answer(call("/date").build()).retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(answer(call("/date").build()).retryAfter()).isEmpty();
        assertThat(answer(call("/date").build()).retryAfter()).isEmpty();
    }

    @Test
    void a_redirect_to_a_named_host_carries_no_secret_and_no_body() {
        server.on("/exec", Fault.redirect(302, server.otherHost("/echo?k=1").toString()));
        server.on("/echo", Fault.json("{\"ok\":true}"));
        HttpCall call = HttpCall.of("POST", server.uri("/exec"))
                .header("Authorization", TOKEN)
                .header("X-Trace", "t1")
                .body("application/json", "{\"token\":\"canary\"}")
                .redirectsTo("localhost")
                .build();

        assertThat(answer(call).text()).isEqualTo("{\"ok\":true}");
        FaultyServer.Received second = server.received().get(1);
        assertThat(second.method()).isEqualTo("GET");
        assertThat(second.headers()).containsEntry("x-trace", "t1").doesNotContainKeys("authorization", "content-type");
        assertThat(second.body()).isEmpty();
    }

    @Test
    void a_redirect_within_the_origin_keeps_secrets_and_a_307_keeps_the_body() {
        server.on("/a", Fault.redirect(307, "/b"));
        server.on("/b", Fault.json("{}"));

        answer(HttpCall.of("POST", server.uri("/a"))
                .header("Authorization", TOKEN)
                .body("application/json", "{}")
                .build());

        FaultyServer.Received second = server.received().get(1);
        assertThat(second.method()).isEqualTo("POST");
        assertThat(second.body()).isEqualTo("{}");
        assertThat(second.headers()).containsEntry("authorization", "Bearer canary-4711");
    }

    @Test
    void a_307_with_a_body_is_not_followed_elsewhere_even_if_named_and_secrets_never_come_back() {
        server.on("/a", Fault.redirect(307, server.otherHost("/b").toString()));
        server.on("/b", Fault.redirect(302, server.uri("/c").toString()));
        server.on("/c", Fault.json("{}"));

        assertThat(failure(HttpCall.of("POST", server.uri("/a"))
                        .body("application/json", "{}")
                        .redirectsTo("localhost")
                        .build()))
                .isEqualTo(HttpFailure.REDIRECT_REFUSED);
        answer(call("/a")
                .redirectsTo("localhost", "127.0.0.1")
                .deadline(Duration.ofSeconds(9))
                .build());
        List<FaultyServer.Received> received = server.received();
        assertThat(received.get(received.size() - 1).headers()).doesNotContainKey("authorization");
    }

    @Test
    void an_interrupt_ends_the_call_at_once_and_stays_set() {
        server.on("/hang", Fault.hang());
        Thread.currentThread().interrupt();

        HttpFailure failure = transport
                .send(call("/hang").deadline(Duration.ofSeconds(30)).build())
                .fold(a -> HttpFailure.CLOSED, HttpOutcome.Failed::failure);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isEqualTo(HttpFailure.INTERRUPTED);
    }

    @Test
    void addresses_and_headers_are_checked_without_being_told() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCall.get(URI.create("https://user:canary@shop.example/x?k=canary")))
                .withMessage("uri must be http or https with a host and without user information, but was"
                        + " https://shop.example/x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCall.get(URI.create("file:///etc/passwd")))
                .withMessage("uri must be http or https with a host and without user information, but was file:…");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCall.of("POST", Secret.of("not an address canary")))
                .withMessage("uri must be http or https with a host and without user information, but the secret one is"
                        + " not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call("/").header("X-A", Secret.of("canary\r\nX-B: 1")))
                .withMessage("header X-A must have a value in one line");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call("/").header("X A", "b"))
                .withMessage("header name must be a token, but was \"X A\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCall.of("get", server.uri("/")))
                .withMessage("method must be of capital letters, but was \"get\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call("/").deadline(Duration.ZERO))
                .withMessage("deadline must be above 0 and at most PT1H, but was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call("/").maxBytes(0))
                .withMessage("maxBytes must be above 0, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call("/").retries(11))
                .withMessage("retries must be from 0 to 10, but was 11");
    }

    @Test
    void a_secret_address_shows_its_host_only() {
        HttpCall call = HttpCall.of(
                        "POST",
                        Secret.of(FaultyServer.refusing("/services/canary?x=1").toString()))
                .build();

        assertThat(call).hasToString("POST http://127.0.0.1/…");
        assertThat(words(transport.send(call))).isEqualTo("http://127.0.0.1/…: the connection was refused");
    }

    @Test
    void many_calls_that_hang_leave_no_thread_waiting() {
        server.on("/hang", Fault.hang());
        server.on("/ok", Fault.json("{}"));
        for (int i = 0; i < 20; i++) {
            failure(call("/hang").deadline(Duration.ofMillis(50)).build());
        }
        assertThat(answer(call("/ok").build()).status()).isEqualTo(200);
    }
}
