package io.tillwatch.export.json;

import io.tillwatch.http.HttpAnswer;
import io.tillwatch.http.HttpCall;
import io.tillwatch.http.HttpOutcome;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.secret.Secret;
import io.tillwatch.text.Message;
import io.tillwatch.time.SystemClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shop's API asked request by request, for whoever wants to know what it answers: nothing is sent twice by itself, no
 * answer is judged, and there is one sign-in at most. {@link HttpOrderSource} reads orders.
 *
 * <p>Not thread-safe.
 */
public final class ShopApi {
    private static final int LOOKED_AT = 1 << 16;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final URI orders;
    private final ShopAccount account;
    private final Duration timeout;
    private final ShopAccess access;
    private @Nullable Secret token;
    private int requests;

    private ShopApi(URI orders, ShopAccount account, Duration timeout) {
        this.orders = orders;
        this.account = account;
        this.timeout = timeout;
        this.access = new ShopAccess(account, timeout, ReadDeadline.after(LONGEST, SystemClock.ticker()));
    }

    /** Which of its credentials a request carries. */
    public enum As {
        /** Neither token nor headers. */
        STRANGER,
        /** The token and no headers, such as that of the tenant. */
        WITHOUT_HEADERS,
        /** Everything there is. */
        ONESELF
    }

    /**
     * An API that nobody has asked yet.
     *
     * @param orders the address of the list: http or https, without user information
     * @param signIn how to get a token; empty if none is needed or one is given
     * @param token a token that does not expire
     * @param headers more headers, such as the tenant; see {@link HttpOrderSourceBuilder#header}
     * @param timeout how long one request may take; above 0, at most 1 hour
     * @param clock decides when a token is about to expire
     * @return the API; nothing is sent before it is asked
     * @throws IllegalArgumentException if the address is not as said
     */
    public static ShopApi at(
            URI orders,
            Optional<SignIn> signIn,
            Optional<Secret> token,
            Map<String, Secret> headers,
            Duration timeout,
            InstantSource clock) {
        ShopAccount account = new ShopAccount(signIn, token, headers, HttpTransport.create(), clock);
        return new ShopApi(Addresses.checked("orders", orders), account, Objects.requireNonNull(timeout, "timeout"));
    }

    /**
     * Whether there is anything that tells who asks.
     *
     * @return true with a sign-in or a token; headers alone do not count
     */
    public boolean hasCredentials() {
        return account.signIn().isPresent() || account.token().isPresent();
    }

    /**
     * Whether more headers are sent, such as that of the tenant.
     *
     * @return true if there is at least one
     */
    public boolean hasHeaders() {
        return !account.headers().isEmpty();
    }

    /**
     * Gets the token that later requests carry.
     *
     * @return why there is none; empty if there is one, or none is needed
     */
    public Optional<Message> signIn() {
        try {
            requests += account.signIn().isPresent() ? 1 : 0;
            token = access.token().orElse(null);
            return Optional.empty();
        } catch (ReadFailedException e) {
            return Optional.of(e.reason());
        }
    }

    /**
     * Asks once, and writes the answer's body to a file.
     *
     * @param parameters added to the address, or put in place of its own of the same names
     * @param who what the request carries
     * @param file in an existing directory; created or replaced
     * @return answered with whatever status, or failed
     */
    public HttpOutcome ask(Map<String, String> parameters, As who, Path file) {
        HttpCall.Builder call = HttpCall.get(Addresses.with(orders, new LinkedHashMap<>(parameters)))
                .header("Accept", "application/json")
                .deadline(timeout)
                .maxBytes(HttpOrderSourceBuilder.DEFAULT_PAGE_BYTES);
        if (who == As.ONESELF) {
            account.headers().forEach(call::header);
        }
        Secret bearer = token;
        if (who != As.STRANGER && bearer != null) {
            call.header("Authorization", Secret.of("Bearer " + bearer.reveal()));
        }
        requests++;
        return account.transport().download(call.build(), file);
    }

    /**
     * What the shop says about an error, as far as it can be shown: short, in one line, nothing that may be a key.
     *
     * @param answer the answer, whose body is in the file
     * @param file the body
     * @return a sentence with the status
     * @throws IOException if the file cannot be read
     */
    public Message error(HttpAnswer answer, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Message told = ShopText.of(in.readNBytes(LOOKED_AT), access.secrets());
            return OrderMapping.message("http.status", answer.status(), told);
        }
    }

    /**
     * How many requests were sent so far, sign-in included.
     *
     * @return at least 0
     */
    public int requests() {
        return requests;
    }

    /** Scheme, host and path; a query may hold a key. */
    @Override
    public String toString() {
        return Addresses.shown(orders);
    }
}
