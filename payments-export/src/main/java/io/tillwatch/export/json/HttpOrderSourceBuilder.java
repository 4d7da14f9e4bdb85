package io.tillwatch.export.json;

import io.tillwatch.export.json.HttpOptions.HttpBounds;
import io.tillwatch.http.HttpTransport;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.secret.Secret;
import io.tillwatch.time.SystemClock;
import io.tillwatch.time.Ticker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a {@link HttpOrderSource} what it needs to know. Not thread-safe. */
public final class HttpOrderSourceBuilder {
    /** How long one request may take unless set: {@value} seconds. Shops whose database is down hang for 30. */
    public static final int DEFAULT_REQUEST_SECONDS = 60;

    /** How long a whole reading may take unless set: {@value} minutes. */
    public static final int DEFAULT_READ_MINUTES = 10;

    /** The largest answer unless set: {@value} bytes. */
    public static final long DEFAULT_PAGE_BYTES = 512_000_000;

    /** The most pages unless set: {@value}. */
    public static final int DEFAULT_PAGES = 10_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Set<String> OWN = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "upgrade");

    private final URI orders;
    private final OrderMapping mapping;
    private final Map<String, Secret> headers = new LinkedHashMap<>();
    private Optional<CurrencyUnit> currency = Optional.empty();
    private Optional<SignIn> signIn = Optional.empty();
    private Optional<Secret> token = Optional.empty();
    private Optional<Path> spool = Optional.empty();
    private Paging paging;
    private Duration request = Duration.ofSeconds(DEFAULT_REQUEST_SECONDS);
    private Duration read = Duration.ofMinutes(DEFAULT_READ_MINUTES);
    private long pageBytes = DEFAULT_PAGE_BYTES;
    private int pages = DEFAULT_PAGES;
    private @Nullable HttpTransport transport;
    private InstantSource clock = SystemClock.instants();
    private Ticker ticker = SystemClock.ticker();

    HttpOrderSourceBuilder(URI orders, OrderMapping mapping) {
        this.orders = orders;
        this.mapping = mapping;
        this.paging = mapping.rules().paging();
    }

    /**
     * The currency of orders that do not say theirs. Required if the mapping does not read the currency.
     *
     * @param unit the currency
     * @return this
     */
    public HttpOrderSourceBuilder currency(CurrencyUnit unit) {
        currency = Optional.of(unit);
        return this;
    }

    /**
     * How to get a token. Without it, and without {@link #token}, none is sent.
     *
     * @param how the sign-in
     * @return this
     */
    public HttpOrderSourceBuilder signIn(SignIn how) {
        signIn = Optional.of(how);
        return this;
    }

    /**
     * A token that does not expire; sent as {@code Authorization: Bearer …}.
     *
     * @param bearer printable characters of ASCII
     * @return this
     * @throws IllegalArgumentException if the token cannot be sent; it is not in the message
     */
    public HttpOrderSourceBuilder token(Secret bearer) {
        if (!isHeaderValue(bearer.reveal())) {
            throw new IllegalArgumentException("token must be of printable characters of ASCII");
        }
        token = Optional.of(bearer);
        return this;
    }

    /**
     * A header for every request, sign-in included, such as the tenant. It goes to the asked hosts only and is never
     * shown.
     *
     * @param name the header's name; not one that is set by itself, such as {@code Authorization}
     * @param value printable characters of ASCII
     * @return this
     * @throws IllegalArgumentException if name or value cannot be sent; the value is not in the message
     */
    public HttpOrderSourceBuilder header(String name, Secret value) {
        if (!isHeaderName(name)) {
            throw new IllegalArgumentException(
                    "header name must be a token and not one that is set by itself, but was \"" + name + "\"");
        }
        if (!isHeaderValue(value.reveal())) {
            throw new IllegalArgumentException("header " + name + " must be of printable characters of ASCII");
        }
        headers.put(name, value);
        return this;
    }

    /**
     * Whether a header of this name may be given.
     *
     * @param name any text
     * @return false for what is no name of a header, and for headers that are set by themselves
     */
    public static boolean isHeaderName(String name) {
        return NAME.matcher(name).matches() && !OWN.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a text can be the value of a header, or a token.
     *
     * @param value any text
     * @return true for printable characters of ASCII, at least one of them not a blank
     */
    public static boolean isHeaderValue(String value) {
        return !value.isBlank() && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /**
     * How the shop divides its list.
     *
     * @param how the paging; the mapping's unless set
     * @return this
     */
    public HttpOrderSourceBuilder paging(Paging how) {
        paging = Objects.requireNonNull(how, "how");
        return this;
    }

    /**
     * Bounds one request, with its repetitions.
     *
     * @param limit above 0, at most 1 hour; {@value #DEFAULT_REQUEST_SECONDS} s unless set
     * @return this
     * @throws IllegalArgumentException if the limit is out of bounds
     */
    public HttpOrderSourceBuilder requestDeadline(Duration limit) {
        request = checked("requestDeadline", limit);
        return this;
    }

    /**
     * Bounds the whole reading.
     *
     * @param limit above 0, at most 1 hour; {@value #DEFAULT_READ_MINUTES} min unless set
     * @return this
     * @throws IllegalArgumentException if the limit is out of bounds
     */
    public HttpOrderSourceBuilder readDeadline(Duration limit) {
        read = checked("readDeadline", limit);
        return this;
    }

    private static Duration checked(String name, Duration limit) {
        if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be above 0 and at most PT1H, but was " + limit);
        }
        return limit;
    }

    /**
     * Bounds one answer, packed and unpacked.
     *
     * @param bytes above 0; {@value #DEFAULT_PAGE_BYTES} unless set
     * @return this
     * @throws IllegalArgumentException if the bound is not above 0
     */
    public HttpOrderSourceBuilder maxPageBytes(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("maxPageBytes must be above 0, but was " + bytes);
        }
        pageBytes = bytes;
        return this;
    }

    /**
     * Bounds the number of pages.
     *
     * @param count above 0; {@value #DEFAULT_PAGES} unless set
     * @return this
     * @throws IllegalArgumentException if the bound is not above 0
     */
    public HttpOrderSourceBuilder maxPages(int count) {
        if (count <= 0) {
            throw new IllegalArgumentException("maxPages must be above 0, but was " + count);
        }
        pages = count;
        return this;
    }

    /**
     * Where answers are kept while they are read.
     *
     * @param directory an existing directory; the system's directory for temporary files unless set
     * @return this
     */
    public HttpOrderSourceBuilder spool(Path directory) {
        spool = Optional.of(directory);
        return this;
    }

    /**
     * What sends the requests.
     *
     * @param sender a transport; a new one with the JDK's defaults unless set
     * @return this
     */
    public HttpOrderSourceBuilder transport(HttpTransport sender) {
        transport = Objects.requireNonNull(sender, "sender");
        return this;
    }

    /**
     * What time it is: decides when a token is about to expire.
     *
     * @param instants the system's clock unless set
     * @return this
     */
    public HttpOrderSourceBuilder clock(InstantSource instants) {
        clock = Objects.requireNonNull(instants, "instants");
        return this;
    }

    /**
     * How time passes: decides when the whole reading has taken too long.
     *
     * @param nanos the system's ticker unless set
     * @return this
     */
    public HttpOrderSourceBuilder ticker(Ticker nanos) {
        ticker = Objects.requireNonNull(nanos, "nanos");
        return this;
    }

    /**
     * The source.
     *
     * @return a source; nothing is asked before it is read
     * @throws IllegalStateException if there is neither a currency nor a mapping that reads it, or both a token and a
     *     sign-in
     */
    public HttpOrderSource build() {
        if (currency.isEmpty() && !mapping.readsCurrency()) {
            throw new IllegalStateException(
                    "currency must be given: answers of mapping " + mapping.name() + " do not say theirs");
        }
        if (token.isPresent() && signIn.isPresent()) {
            throw new IllegalStateException("token and signIn must not both be given");
        }
        return new HttpOrderSource(
                mapping,
                new HttpOptions(
                        orders,
                        mapping.rules(),
                        paging,
                        currency,
                        new ShopAccount(
                                signIn, token, headers, transport == null ? HttpTransport.create() : transport, clock),
                        new HttpBounds(request, read, pageBytes, pages),
                        spool,
                        ticker));
    }
}
