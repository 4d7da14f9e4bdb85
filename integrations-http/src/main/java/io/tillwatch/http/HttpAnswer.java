package io.tillwatch.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A whole answer. Immutable and thread-safe.
 *
 * <p>{@link #toString()} shows the status and the sizes, never the body.
 */
public final class HttpAnswer {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Duration took;
    private final int attempts;

    HttpAnswer(int status, Map<String, List<String>> headers, byte[] body, Duration took, int attempts) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.took = took;
        this.attempts = attempts;
    }

    /**
     * The status.
     *
     * @return from 100 to 599; of a redirect that was followed, the last one
     */
    public int status() {
        return status;
    }

    /**
     * Whether the status says success.
     *
     * @return true from 200 to 299
     */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /**
     * The first value of a header.
     *
     * @param name in any case
     * @return the value; empty if the answer has no such header
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /**
     * The wait that {@code Retry-After} asks for: a number of seconds, or a date, which is compared with the answer's own
     * {@code Date}.
     *
     * @return from 0 to 1 day; empty if there is no such header, or it says something else
     */
    public Optional<Duration> retryAfter() {
        return header("retry-after")
                .map(String::strip)
                .flatMap(this::wait)
                .filter(wait -> wait.compareTo(LONGEST) <= 0);
    }

    private Optional<Duration> wait(String text) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(text)));
        }
        Optional<Instant> until = date(text);
        Optional<Instant> now = header("date").flatMap(HttpAnswer::date);
        return until.isEmpty() || now.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.between(now.get(), until.get())).map(d -> d.isNegative() ? Duration.ZERO : d);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The type without parameters.
     *
     * @return in lower case, such as {@code application/json}; empty if the answer does not say
     */
    public String contentType() {
        String type = header("content-type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The body, unpacked.
     *
     * @return a copy; empty if it went into a file
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The body as a text in UTF-8.
     *
     * @return the text; empty if the body went into a file
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * How long the last request took, from connecting to the last byte.
     *
     * @return without the attempts before it and the waits between them
     */
    public Duration took() {
        return took;
    }

    /**
     * How many requests were sent, redirects not counted.
     *
     * @return at least 1
     */
    public int attempts() {
        return attempts;
    }

    @Override
    public String toString() {
        return "HttpAnswer[status=" + status + ", bytes=" + body.length + ", attempts=" + attempts + "]";
    }
}
