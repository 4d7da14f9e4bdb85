package io.tillwatch.http;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.tillwatch.time.SystemClock;
import io.tillwatch.time.Ticker;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends requests with a bound on everything: time, bytes, redirects and retries. What the outside world does is an
 * outcome, never an exception.
 *
 * <p>HTTP/1.1 over the JDK's client, with gzip. Immutable and thread-safe; one is enough for an application. Its
 * connections are pooled by the JDK's client and end with it.
 */
public final class HttpTransport {
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final double JITTER = 0.25;

    private final HttpClient client;
    private final Ticker ticker;

    private HttpTransport(HttpClient client, Ticker ticker) {
        this.client = client;
        this.ticker = ticker;
    }

    /**
     * A transport with the JDK's defaults for proxies and certificates.
     *
     * @return a transport; it starts no thread before its first request
     */
    public static HttpTransport create() {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new HttpTransport(client, SystemClock.ticker());
    }

    /**
     * Sends a request and keeps the answer's body in memory.
     *
     * <p>The JDK's client sends a GET again by itself when its connection is closed before the answer begins; such a
     * repetition is not counted.
     *
     * @param call the request and its bounds
     * @return answered with whatever status, or failed; within the deadline and a tenth of a second
     */
    public HttpOutcome send(HttpCall call) {
        return send(call, Destination.memory());
    }

    /**
     * Sends a request and writes the answer's body to a file, which is created or replaced. After a failure the file
     * holds nothing that may be used.
     *
     * @param call the request and its bounds
     * @param file in an existing directory
     * @return answered with whatever status, or failed; within the deadline and a tenth of a second
     */
    public HttpOutcome download(HttpCall call, Path file) {
        return send(call, Destination.file(Objects.requireNonNull(file, "file")));
    }

    private HttpOutcome send(HttpCall call, Destination destination) {
        Deadline deadline = Deadline.after(call.deadline, ticker);
        RetryPolicy<HttpOutcome> policy = RetryPolicy.<HttpOutcome>builder()
                .handleResultIf(outcome -> mayBeSentAgain(call, outcome))
                .abortIf((outcome, error) -> outcome != null && waitOf(outcome).compareTo(deadline.left()) >= 0)
                .withMaxRetries(call.retries)
                .withMaxDuration(call.deadline)
                .withDelayFn(context -> delay(call, context.getLastResult(), context.getAttemptCount()))
                .build();
        Exchange exchange = new Exchange(client, call, destination, deadline, ticker);
        try {
            return Failsafe.with(policy).get(context -> exchange.attempt(context.getAttemptCount() + 1));
        } catch (FailsafeException e) {
            // Only waiting between two attempts can be interrupted; an exchange tells it as an outcome.
            Thread.currentThread().interrupt();
            return exchange.failed(HttpFailure.INTERRUPTED);
        }
    }

    private static boolean mayBeSentAgain(HttpCall call, HttpOutcome outcome) {
        return outcome.fold(
                answer -> BUSY.contains(answer.status()) && (call.repeatable || answer.status() == TOO_MANY_REQUESTS),
                failed -> switch (failed.failure()) {
                    case UNKNOWN_HOST, REFUSED, NOT_CONNECTED -> true;
                    case CLOSED, RESET, NO_ANSWER, STALLED, TRUNCATED -> call.repeatable;
                    case NOT_SECURE, TOO_LARGE, REDIRECT_REFUSED, TOO_MANY_REDIRECTS, WRONG_TYPE, MALFORMED -> false;
                    case NOT_STORED, INTERRUPTED -> false;
                });
    }

    private static Duration waitOf(HttpOutcome outcome) {
        return asked(outcome).orElse(Duration.ZERO);
    }

    /** What the answer asks for, never less; else a wait that doubles from one attempt to the next, give or take a quarter. */
    private static Duration delay(HttpCall call, HttpOutcome outcome, int attempts) {
        long doubled = FIRST_WAIT.toNanos() << Math.min(attempts - 1, 10);
        long longest = Math.min(LONGEST_WAIT.toNanos(), call.deadline.toNanos() / 4);
        double jitter = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return asked(outcome).orElse(Duration.ofNanos((long) (Math.min(doubled, longest) * jitter)));
    }

    private static Optional<Duration> asked(HttpOutcome outcome) {
        return outcome.fold(HttpAnswer::retryAfter, failed -> Optional.empty());
    }
}
