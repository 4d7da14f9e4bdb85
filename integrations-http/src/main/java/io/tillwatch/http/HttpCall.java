package io.tillwatch.http;

import io.tillwatch.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One request and the bounds of its whole exchange: redirects, retries and the body included.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows method, host and path, never a query, a header or a body.
 */
public final class HttpCall {
    /** The deadline of the whole exchange unless set: {@value} seconds. */
    public static final int DEFAULT_DEADLINE_SECONDS = 30;

    /** The bound of the answer's body unless set: {@value} bytes. */
    public static final long DEFAULT_MAX_BYTES = 10_000_000;

    final String method;
    final URI uri;
    final boolean secretUri;
    final Map<String, String> headers;
    final Map<String, Secret> secretHeaders;
    final Duration deadline;
    final long maxBytes;
    final Set<String> redirectHosts;
    final boolean repeatable;
    final int retries;
    final String expectedType;
    private final byte[] body;

    private HttpCall(Builder builder) {
        method = builder.method;
        uri = builder.uri;
        secretUri = builder.secretUri;
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
        secretHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(builder.secretHeaders));
        deadline = builder.deadline;
        maxBytes = builder.maxBytes;
        redirectHosts = Set.copyOf(builder.redirectHosts);
        repeatable = builder.repeatable;
        retries = builder.retries;
        expectedType = builder.expectedType;
        body = builder.body.clone();
    }

    /**
     * Begins a GET request, which may be repeated.
     *
     * @param uri http or https, without user information
     * @return a builder with the default bounds and no retries
     * @throws IllegalArgumentException if the address is not as said
     */
    public static Builder get(URI uri) {
        return of("GET", uri);
    }

    /**
     * Begins a request.
     *
     * @param method such as POST, in capital letters
     * @param uri http or https, without user information
     * @return a builder with the default bounds and no retries; GET and HEAD may be repeated, others only if said
     * @throws IllegalArgumentException if the method or address is not as said
     */
    public static Builder of(String method, URI uri) {
        if (!isHttp(uri)) {
            throw new IllegalArgumentException(
                    "uri must be http or https with a host and without user information, but was " + shown(uri));
        }
        return new Builder(method, uri, false);
    }

    /**
     * Begins a request to an address that is itself the key, such as a webhook's.
     *
     * @param method such as POST, in capital letters
     * @param uri http or https, without user information; only its host is ever shown
     * @return a builder with the default bounds and no retries
     * @throws IllegalArgumentException if the method or address is not as said; the address is not in the message
     */
    public static Builder of(String method, Secret uri) {
        URI parsed;
        try {
            parsed = URI.create(uri.reveal());
        } catch (IllegalArgumentException e) {
            parsed = URI.create("none:none");
        }
        if (!isHttp(parsed)) {
            throw new IllegalArgumentException(
                    "uri must be http or https with a host and without user information, but the secret one is not");
        }
        return new Builder(method, parsed, true);
    }

    static boolean isHttp(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null;
    }

    /** Scheme, host, port and path: what may be shown of an address that is no secret. */
    static String shown(URI uri) {
        if (uri.getHost() == null) {
            return uri.getScheme() == null ? "an address without scheme" : uri.getScheme() + ":…";
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    byte[] body() {
        return body.clone();
    }

    /** What may be shown of the address. */
    String target() {
        return secretUri ? uri.getScheme() + "://" + uri.getHost() + "/…" : shown(uri);
    }

    /** Method and address without query; of a secret address only the host. */
    @Override
    public String toString() {
        return method + " " + target();
    }

    /** Sets the parts of a call. Not thread-safe. */
    public static final class Builder {
        private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
        private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
        private static final Duration LONGEST = Duration.ofHours(1);
        private static final int MOST_RETRIES = 10;

        private final String method;
        private final URI uri;
        private final boolean secretUri;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, Secret> secretHeaders = new LinkedHashMap<>();
        private final Set<String> redirectHosts = new LinkedHashSet<>();
        private Duration deadline = Duration.ofSeconds(DEFAULT_DEADLINE_SECONDS);
        private long maxBytes = DEFAULT_MAX_BYTES;
        private boolean repeatable;
        private int retries;
        private String expectedType = "";
        private byte[] body = new byte[0];

        private Builder(String method, URI uri, boolean secretUri) {
            if (!METHOD.matcher(method).matches()) {
                throw new IllegalArgumentException("method must be of capital letters, but was \"" + method + "\"");
            }
            this.method = method;
            this.uri = uri;
            this.secretUri = secretUri;
            this.repeatable = method.equals("GET") || method.equals("HEAD");
        }

        /**
         * Adds a header that may go wherever a redirect leads.
         *
         * @param name the header's name
         * @param value its value, in one line
         * @return this
         * @throws IllegalArgumentException if the name is no header's name or the value has a line break
         */
        public Builder header(String name, String value) {
            requireHeader(name, value);
            headers.put(name, value);
            return this;
        }

        /**
         * Adds a header that goes to the first host only, such as {@code Authorization}.
         *
         * @param name the header's name
         * @param value its value, in one line
         * @return this
         * @throws IllegalArgumentException if the name is no header's name or the value has a line break; the value is
         *     not in the message
         */
        public Builder header(String name, Secret value) {
            requireHeader(name, value.reveal());
            secretHeaders.put(name, value);
            return this;
        }

        private static void requireHeader(String name, String value) {
            if (!HEADER.matcher(name).matches()) {
                throw new IllegalArgumentException("header name must be a token, but was \"" + name + "\"");
            }
            if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
                throw new IllegalArgumentException("header " + name + " must have a value in one line");
            }
        }

        /**
         * Sets a text as the body, in UTF-8. It goes to the first host only.
         *
         * @param contentType such as {@code application/json}
         * @param text the body
         * @return this
         */
        public Builder body(String contentType, String text) {
            body = text.getBytes(StandardCharsets.UTF_8);
            return header("Content-Type", contentType);
        }

        /**
         * Bounds the whole exchange: connecting, redirects, retries, waiting between them, and the last byte of the
         * body.
         *
         * @param limit above 0, at most 1 hour; {@value #DEFAULT_DEADLINE_SECONDS} s unless set
         * @return this
         * @throws IllegalArgumentException if the limit is out of bounds
         */
        public Builder deadline(Duration limit) {
            if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("deadline must be above 0 and at most PT1H, but was " + limit);
            }
            deadline = limit;
            return this;
        }

        /**
         * Bounds the answer's body, packed and unpacked.
         *
         * @param bytes above 0; {@value #DEFAULT_MAX_BYTES} unless set
         * @return this
         * @throws IllegalArgumentException if the bound is not above 0
         */
        public Builder maxBytes(long bytes) {
            if (bytes <= 0) {
                throw new IllegalArgumentException("maxBytes must be above 0, but was " + bytes);
            }
            maxBytes = bytes;
            return this;
        }

        /**
         * Names hosts that a redirect may lead to, besides the origin that is asked.
         *
         * @param hosts names without port, such as {@code script.googleusercontent.com}
         * @return this
         */
        public Builder redirectsTo(String... hosts) {
            for (String host : hosts) {
                redirectHosts.add(host.toLowerCase(Locale.ROOT));
            }
            return this;
        }

        /**
         * Says that the request may be sent again though the first may have arrived, because it does the same once and
         * twice.
         *
         * @return this
         */
        public Builder repeatable() {
            repeatable = true;
            return this;
        }

        /**
         * How often the request is sent again when it failed or was answered with 429, 502, 503 or 504. Between two
         * there is a growing wait with jitter, or what {@code Retry-After} asks for; all within the deadline. A request
         * that is not {@link #repeatable} is sent again only if it was refused or answered with 429.
         *
         * @param count from 0 to 10; 0 unless set
         * @return this
         * @throws IllegalArgumentException if the count is out of bounds
         */
        public Builder retries(int count) {
            if (count < 0 || count > MOST_RETRIES) {
                throw new IllegalArgumentException("retries must be from 0 to 10, but was " + count);
            }
            retries = count;
            return this;
        }

        /**
         * Asks for a type, and takes a successful answer of another type as failed.
         *
         * @param contentType such as {@code application/json}; parameters of the answer's type do not count
         * @return this
         */
        public Builder expecting(String contentType) {
            expectedType = contentType.toLowerCase(Locale.ROOT);
            return header("Accept", contentType);
        }

        /**
         * The call.
         *
         * @return a call
         */
        public HttpCall build() {
            return new HttpCall(this);
        }
    }
}
