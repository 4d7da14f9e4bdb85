package io.tillwatch.probe;

import io.tillwatch.health.HealthCheck;
import io.tillwatch.health.HealthResult;
import io.tillwatch.health.HealthStatus;
import io.tillwatch.http.HttpAnswer;
import io.tillwatch.http.HttpCall;
import io.tillwatch.http.HttpFailure;
import io.tillwatch.http.HttpOutcome;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.secret.Secret;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks a URL and judges the answer.
 *
 * <pre>{@code
 * HealthCheck api = HttpCheck.get("api-health", URI.create("https://shop.example/api/health"))
 *         .expectJson("status", "healthy")
 *         .slowAfter(Duration.ofSeconds(2))
 *         .build();
 * }</pre>
 *
 * <p>DOWN if no whole answer comes within the deadline, if the status is another than expected, or if the body is: a 200
 * with the wrong body is not success. DEGRADED if the answer is right but slow. UNKNOWN if the server says 429 and that is
 * not expected: then this check asks too often, and nothing follows for the shop. Redirects are followed within the origin
 * only, nothing is retried, and at most {@value #MAX_BYTES} bytes are read.
 *
 * <p>Nothing of the answer's body is ever told but the compared fields, cut to 60 characters; of
 * the address neither query nor headers. Immutable and thread-safe.
 */
public final class HttpCheck implements HealthCheck {
    /** How long the whole exchange may take unless said otherwise: {@value} seconds. */
    public static final int DEFAULT_DEADLINE_SECONDS = 10;

    /** How many bytes of an answer are read: {@value}. */
    public static final long MAX_BYTES = 1_000_000;

    private static final int TOO_MANY_REQUESTS = 429;

    private final String name;
    private final HttpTransport transport;
    private final HttpCall call;
    private final int expectedStatus;
    private final List<String> texts;
    private final Map<String, String> fields;
    private final Optional<Duration> slowAfter;

    private HttpCheck(Builder builder) {
        name = builder.name;
        transport = builder.transport.orElseGet(HttpTransport::create);
        call = builder.call.maxBytes(MAX_BYTES).build();
        expectedStatus = builder.expectedStatus;
        texts = List.copyOf(builder.texts);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
        slowAfter = builder.slowAfter;
    }

    /**
     * Begins a check that sends a GET request.
     *
     * @param name the check's name
     * @param url http or https, without user information
     * @return a builder that expects status 200
     * @throws IllegalArgumentException if the address is not as said
     */
    public static Builder get(String name, URI url) {
        return of(name, "GET", url);
    }

    /**
     * Begins a check.
     *
     * @param name the check's name
     * @param method such as HEAD, in capital letters
     * @param url http or https, without user information
     * @return a builder that expects status 200
     * @throws IllegalArgumentException if the method or address is not as said
     */
    public static Builder of(String name, String method, URI url) {
        return new Builder(Objects.requireNonNull(name, "name"), HttpCall.of(method, url));
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Asks the URL once.
     *
     * @return within the deadline and a tenth of a second; the details are {@code http.status} and the compared fields
     */
    @Override
    public HealthResult check() {
        HttpOutcome outcome = transport.send(call);
        return outcome.fold(this::judge, HttpCheck::failed);
    }

    /** What has nothing to do with the other side says nothing about it. */
    private static HealthResult failed(HttpOutcome.Failed failed) {
        boolean own = failed.failure() == HttpFailure.INTERRUPTED || failed.failure() == HttpFailure.NOT_STORED;
        return HealthResult.of(own ? HealthStatus.UNKNOWN : HealthStatus.DOWN, failed.reason());
    }

    private HealthResult judge(HttpAnswer answer) {
        HealthResult result = status(answer).or(() -> body(answer)).orElseGet(() -> speed(answer));
        return result.with("http.status", answer.status());
    }

    private Optional<HealthResult> status(HttpAnswer answer) {
        if (answer.status() == expectedStatus) {
            return Optional.empty();
        }
        if (answer.status() == TOO_MANY_REQUESTS) {
            return Optional.of(answer.retryAfter()
                    .map(wait -> result(HealthStatus.UNKNOWN, "too-often-wait", wait.toSeconds()))
                    .orElseGet(() -> result(HealthStatus.UNKNOWN, "too-often")));
        }
        return Optional.of(result(HealthStatus.DOWN, "status", expectedStatus, answer.status()));
    }

    private Optional<HealthResult> body(HttpAnswer answer) {
        if (!texts.isEmpty()) {
            String body = answer.text();
            for (String text : texts) {
                if (!body.contains(text)) {
                    return Optional.of(result(HealthStatus.DOWN, "text", text));
                }
            }
        }
        return fields.isEmpty() ? Optional.empty() : json(answer);
    }

    private Optional<HealthResult> json(HttpAnswer answer) {
        String type = answer.contentType();
        if (!type.endsWith("/json") && !type.endsWith("+json")) {
            return Optional.of(
                    type.isEmpty()
                            ? result(HealthStatus.DOWN, "no-type")
                            : result(HealthStatus.DOWN, "type", JsonField.cut(type)));
        }
        Optional<JsonField.Document> document = JsonField.read(answer.body());
        if (document.isEmpty()) {
            return Optional.of(result(HealthStatus.DOWN, "not-json"));
        }
        for (Map.Entry<String, String> expected : fields.entrySet()) {
            JsonField field = document.get().at(expected.getKey());
            if (!field.equalsText(expected.getValue())) {
                HealthResult wrong = field.shown()
                        .map(shown -> result(HealthStatus.DOWN, "field", expected.getKey(), expected.getValue(), shown)
                                .with("json." + expected.getKey(), shown))
                        .orElseGet(() ->
                                result(HealthStatus.DOWN, "field-missing", expected.getKey(), expected.getValue()));
                return Optional.of(wrong);
            }
        }
        return Optional.empty();
    }

    private HealthResult speed(HttpAnswer answer) {
        String took = millis(answer.took());
        return slowAfter
                .filter(limit -> answer.took().compareTo(limit) > 0)
                .map(limit -> result(HealthStatus.DEGRADED, "slow", took, millis(limit)))
                .orElseGet(() -> result(HealthStatus.HEALTHY, "right", answer.status(), took));
    }

    private static String millis(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis()).toPlainString();
    }

    private static HealthResult result(HealthStatus status, String key, Object... arguments) {
        return HealthResult.of(status, Message.of(HttpCheck.class, key, arguments));
    }

    @Override
    public String toString() {
        return "HttpCheck[" + name + ", " + call + "]";
    }

    /** Sets the parts of a check. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final HttpCall.Builder call;
        private final List<String> texts = new ArrayList<>();
        private final Map<String, String> fields = new LinkedHashMap<>();
        private Optional<HttpTransport> transport = Optional.empty();
        private Optional<Duration> slowAfter = Optional.empty();
        private int expectedStatus = 200;

        private Builder(String name, HttpCall.Builder call) {
            this.name = name;
            this.call = call.deadline(Duration.ofSeconds(DEFAULT_DEADLINE_SECONDS));
        }

        /**
         * Sets the transport, so that many checks share one.
         *
         * @param newTransport sends the requests; a new one unless set
         * @return this
         */
        public Builder transport(HttpTransport newTransport) {
            transport = Optional.of(newTransport);
            return this;
        }

        /**
         * Bounds the whole exchange. Make it a little shorter than the time limit of the check, so that the check can say
         * itself what went wrong.
         *
         * @param limit above 0, at most 1 hour; {@value HttpCheck#DEFAULT_DEADLINE_SECONDS} s unless set
         * @return this
         * @throws IllegalArgumentException if the limit is out of bounds
         */
        public Builder deadline(Duration limit) {
            call.deadline(limit);
            return this;
        }

        /**
         * Adds a header.
         *
         * @param header the header's name
         * @param value its value, which is sent to the first host only and never told
         * @return this
         * @throws IllegalArgumentException if the name is no header's name or the value has a line break
         */
        public Builder header(String header, Secret value) {
            call.header(header, value);
            return this;
        }

        /**
         * Sets the status that is right.
         *
         * @param status from 100 to 599; 200 unless set
         * @return this
         * @throws IllegalArgumentException if the status is out of bounds
         */
        public Builder expectStatus(int status) {
            if (status < 100 || status > 599) {
                throw new IllegalArgumentException("status must be from 100 to 599, but was " + status);
            }
            expectedStatus = status;
            return this;
        }

        /**
         * Adds a text that the body must contain.
         *
         * @param text not empty; read as UTF-8
         * @return this
         * @throws IllegalArgumentException if the text is empty
         */
        public Builder expectText(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("text must not be empty");
            }
            texts.add(text);
            return this;
        }

        /**
         * Adds a field that the body, which must then be JSON by its type and its content, must have.
         *
         * @param path names and positions from 0 joined by dots, such as {@code checks.mongodb.status}
         * @param value as it must be: the text of a text, {@code true} or {@code false}, or a number, of which only the
         *     value counts
         * @return this
         * @throws IllegalArgumentException if the path is blank or given already
         */
        public Builder expectJson(String path, String value) {
            if (path.isBlank()) {
                throw new IllegalArgumentException("path must not be blank");
            }
            if (fields.putIfAbsent(path, Objects.requireNonNull(value, "value")) != null) {
                throw new IllegalArgumentException("path must be given only once, but was \"" + path + "\"");
            }
            return this;
        }

        /**
         * Sets how long an answer may take before the check is degraded.
         *
         * @param limit above 0, from connecting to the last byte
         * @return this
         * @throws IllegalArgumentException if the limit is not above 0
         */
        public Builder slowAfter(Duration limit) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("slowAfter must be above 0, but was " + limit);
            }
            slowAfter = Optional.of(limit);
            return this;
        }

        /**
         * The check.
         *
         * @return a check
         */
        public HttpCheck build() {
            return new HttpCheck(this);
        }
    }
}
