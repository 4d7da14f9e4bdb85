package io.tillwatch.http;

import io.tillwatch.text.Message;
import io.tillwatch.time.Ticker;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One call from its first request to the last redirect. */
final class Exchange {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration SLACK = Duration.ofMillis(50);

    /** Another attempt in less time than this would only hide what the last one told. */
    private static final Duration LEAST = Duration.ofMillis(100);

    private final HttpClient client;
    private final HttpCall call;
    private final Destination destination;
    private final Deadline deadline;
    private final Ticker ticker;
    private @Nullable HttpOutcome previous;

    Exchange(HttpClient client, HttpCall call, Destination destination, Deadline deadline, Ticker ticker) {
        this.client = client;
        this.call = call;
        this.destination = destination;
        this.deadline = deadline;
        this.ticker = ticker;
    }

    /** The last outcome stands if there is no time left for another. */
    HttpOutcome attempt(int number) {
        HttpOutcome last = previous;
        if (last != null && deadline.left().compareTo(LEAST) < 0) {
            return last;
        }
        HttpOutcome outcome = follow(number);
        previous = outcome;
        return outcome;
    }

    /** Sends the request and follows redirects as far as they may be followed. */
    private HttpOutcome follow(int number) {
        Hop hop = Hop.first(call);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            long start = ticker.nanos();
            AtomicBoolean began = new AtomicBoolean();
            HttpResponse<Boolean> response;
            try {
                response = exchange(hop, began);
            } catch (IOException e) {
                return failed(Failures.of(e, began.get()));
            } catch (TimeoutException e) {
                return failed(began.get() ? HttpFailure.STALLED : HttpFailure.NO_ANSWER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed(HttpFailure.INTERRUPTED);
            }
            if (!Hop.isRedirect(response)) {
                return answered(response, Duration.ofNanos(ticker.nanos() - start), number);
            }
            if (!hop.mayFollow(response)) {
                return failed(HttpFailure.REDIRECT_REFUSED);
            }
            hop = hop.next(response);
        }
        return failed(HttpFailure.TOO_MANY_REDIRECTS);
    }

    private HttpResponse<Boolean> exchange(Hop hop, AtomicBoolean began)
            throws IOException, TimeoutException, InterruptedException {
        HttpRequest request = hop.request(deadline.left());
        CompletableFuture<HttpResponse<Boolean>> future = client.sendAsync(request, info -> {
            began.set(true);
            return new AnswerBody(destination, call.maxBytes);
        });
        try {
            // The request's own timeout ends with the headers; this one covers the body.
            return future.get(deadline.left().plus(SLACK).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    private HttpOutcome answered(HttpResponse<Boolean> response, Duration took, int number) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String encoding = response.headers().firstValue("content-encoding").orElse("identity");
        try {
            if (encoding.equalsIgnoreCase("gzip")) {
                destination.unpack(call.maxBytes);
            } else if (!encoding.equalsIgnoreCase("identity")) {
                return failed(HttpFailure.MALFORMED);
            }
        } catch (AnswerBody.TooLargeException e) {
            return failed(HttpFailure.TOO_LARGE);
        } catch (ZipException | EOFException e) {
            return failed(HttpFailure.MALFORMED);
        } catch (IOException e) {
            return failed(HttpFailure.NOT_STORED);
        }
        HttpAnswer answer = new HttpAnswer(response.statusCode(), headers, destination.bytes(), took, number);
        if (answer.isSuccess()
                && !call.expectedType.isEmpty()
                && !answer.contentType().equals(call.expectedType)) {
            return new HttpOutcome.Failed(
                    HttpFailure.WRONG_TYPE,
                    Message.of(
                            HttpFailure.class,
                            "WRONG_TYPE",
                            call.target(),
                            call.expectedType,
                            answer.contentType().isEmpty() ? "-" : answer.contentType()));
        }
        return new HttpOutcome.Answered(answer);
    }

    HttpOutcome.Failed failed(HttpFailure failure) {
        return new HttpOutcome.Failed(
                failure,
                Message.of(HttpFailure.class, failure.name(), call.target(), seconds(call.deadline), call.maxBytes));
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    /** Tells what the JDK's client says only in the types and words of its exceptions. */
    private static final class Failures {
        static HttpFailure of(IOException e, boolean began) {
            Throwable root = root(e);
            if (e instanceof HttpConnectTimeoutException) {
                return HttpFailure.NOT_CONNECTED;
            }
            if (e instanceof HttpTimeoutException) {
                return began ? HttpFailure.STALLED : HttpFailure.NO_ANSWER;
            }
            if (root instanceof AnswerBody.TooLargeException) {
                return HttpFailure.TOO_LARGE;
            }
            if (e instanceof AnswerBody.NotStoredException || e.getCause() instanceof AnswerBody.NotStoredException) {
                return HttpFailure.NOT_STORED;
            }
            if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
                return HttpFailure.UNKNOWN_HOST;
            }
            if (e instanceof ConnectException) {
                return HttpFailure.REFUSED;
            }
            if (began) {
                return HttpFailure.TRUNCATED;
            }
            if (root instanceof SSLException || e instanceof SSLException) {
                return HttpFailure.NOT_SECURE;
            }
            if (root instanceof ProtocolException || root instanceof IllegalArgumentException) {
                return HttpFailure.MALFORMED;
            }
            boolean reset = root instanceof SocketException
                    || String.valueOf(root.getMessage()).contains("reset");
            return reset ? HttpFailure.RESET : HttpFailure.CLOSED;
        }

        private static Throwable root(Throwable e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root;
        }
    }

    /** One request on the way of redirects. */
    private record Hop(HttpCall call, String method, URI uri, boolean firstOrigin) {
        static Hop first(HttpCall call) {
            return new Hop(call, call.method, call.uri, true);
        }

        static boolean isRedirect(HttpResponse<?> response) {
            return switch (response.statusCode()) {
                case 301, 302, 303, 307, 308 ->
                    response.headers().firstValue("location").isPresent();
                default -> false;
            };
        }

        HttpRequest request(Duration left) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).timeout(left).header("Accept-Encoding", "gzip");
            call.headers.forEach((name, value) -> {
                if (method.equals(call.method) || !name.equalsIgnoreCase("content-type")) {
                    request.setHeader(name, value);
                }
            });
            if (firstOrigin) {
                call.secretHeaders.forEach((name, value) -> request.setHeader(name, value.reveal()));
            }
            boolean withBody = firstOrigin && method.equals(call.method) && call.body().length > 0;
            return request.method(
                            method,
                            withBody
                                    ? HttpRequest.BodyPublishers.ofByteArray(call.body())
                                    : HttpRequest.BodyPublishers.noBody())
                    .build();
        }

        /** To the same origin, or to a named host without leaving https; a body goes to the first origin only. */
        boolean mayFollow(HttpResponse<?> response) {
            URI target = target(response);
            if (!HttpCall.isHttp(target)) {
                return false;
            }
            boolean downgrade = uri.getScheme().equalsIgnoreCase("https")
                    && !target.getScheme().equalsIgnoreCase("https");
            boolean keepsBody = response.statusCode() >= 307 && call.body().length > 0;
            return sameOrigin(target)
                    || (!downgrade
                            && !keepsBody
                            && call.redirectHosts.contains(target.getHost().toLowerCase(Locale.ROOT)));
        }

        Hop next(HttpResponse<?> response) {
            boolean same = response.statusCode() >= 307 || method.equals("HEAD");
            URI target = target(response);
            return new Hop(call, same ? method : "GET", target, firstOrigin && sameOrigin(target));
        }

        private URI target(HttpResponse<?> response) {
            try {
                return uri.resolve(response.headers().firstValue("location").orElse(""));
            } catch (IllegalArgumentException e) {
                return URI.create("none:none");
            }
        }

        private boolean sameOrigin(URI target) {
            return uri.getScheme().equalsIgnoreCase(target.getScheme())
                    && uri.getHost().equalsIgnoreCase(target.getHost())
                    && port(uri) == port(target);
        }

        private static int port(URI uri) {
            return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        }
    }
}
