package io.tillwatch.export.jdbc;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.money.CurrencyUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Tells a {@link JdbcOrderSource} what it needs to know. Not thread-safe. */
public final class JdbcOrderSourceBuilder {
    /** How long the database may take for a step unless set: {@value} seconds. */
    public static final int DEFAULT_TIMEOUT_SECONDS = 300;

    /** How long opening a connection may take unless set: {@value} seconds. */
    public static final int DEFAULT_CONNECT_SECONDS = 10;

    /** How many rows are fetched at a time unless set: {@value}. */
    public static final int DEFAULT_FETCH_SIZE = 1_000;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int LARGEST_FETCH = 100_000;

    /** Within what databases can keep. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final Connections connections;
    private final OrderMapping mapping;
    private Optional<String> query;
    private Optional<ZoneId> zone;
    private Optional<CurrencyUnit> currency = Optional.empty();
    private Instant from = Instant.EPOCH;
    private Instant to = END;
    private Duration connectTimeout = Duration.ofSeconds(DEFAULT_CONNECT_SECONDS);
    private Duration timeout = Duration.ofSeconds(DEFAULT_TIMEOUT_SECONDS);
    private int fetchSize = DEFAULT_FETCH_SIZE;
    private boolean policies;

    JdbcOrderSourceBuilder(Connections connections, OrderMapping mapping) {
        this.connections = connections;
        this.mapping = mapping;
        this.query = mapping.query();
        this.zone = mapping.zone();
    }

    /**
     * The query that gives the orders. It may hold the parameters {@code :from} and {@code :to}.
     *
     * @param sql the query; the mapping's unless set
     * @return this
     * @throws IllegalArgumentException if it is blank or holds another parameter
     */
    public JdbcOrderSourceBuilder query(String sql) {
        if (!isQuery(sql)) {
            throw new IllegalArgumentException("query must not be blank, and its parameters must be :from or :to");
        }
        query = Optional.of(sql);
        return this;
    }

    /**
     * Whether a text may be the query.
     *
     * @param text any text
     * @return false for blank text, and for a query with parameters other than {@code :from} and {@code :to}
     */
    public static boolean isQuery(String text) {
        return !text.isBlank() && NamedQuery.parse(text).isPresent();
    }

    /**
     * The zone of times that the database keeps without one. Without it, and without one in the mapping, such columns are
     * refused.
     *
     * @param id the zone; the mapping's unless set
     * @return this
     */
    public JdbcOrderSourceBuilder zone(ZoneId id) {
        zone = Optional.of(id);
        return this;
    }

    /**
     * The currency of orders that do not say theirs. Required if the mapping does not read the currency.
     *
     * @param unit the currency
     * @return this
     */
    public JdbcOrderSourceBuilder currency(CurrencyUnit unit) {
        currency = Optional.of(unit);
        return this;
    }

    /**
     * What the parameters of the query are bound to. It is a help for the database, not a selection: a query may give more,
     * and must give every order that was created, paid or changed from the first instant on.
     *
     * @param first bound to {@code :from}; 1970 unless set
     * @param end bound to {@code :to}; the year 9999 unless set
     * @return this
     * @throws IllegalArgumentException if the end is not after the first instant
     */
    public JdbcOrderSourceBuilder window(Instant first, Instant end) {
        if (!first.isBefore(end)) {
            throw new IllegalArgumentException("end must be after " + first + ", but was " + end);
        }
        from = first;
        to = end;
        return this;
    }

    /**
     * Bounds how long the database may be silent: for the first rows, and for each further fetch.
     *
     * @param limit from 1 second to 1 hour; {@value #DEFAULT_TIMEOUT_SECONDS} s unless set
     * @return this
     * @throws IllegalArgumentException if the limit is out of bounds
     */
    public JdbcOrderSourceBuilder timeout(Duration limit) {
        timeout = checked("timeout", limit);
        return this;
    }

    /**
     * Bounds the opening of a connection. Only for addresses of PostgreSQL; a data source bounds it by itself.
     *
     * @param limit from 1 second to 1 hour; {@value #DEFAULT_CONNECT_SECONDS} s unless set
     * @return this
     * @throws IllegalArgumentException if the limit is out of bounds
     */
    public JdbcOrderSourceBuilder connectTimeout(Duration limit) {
        connectTimeout = checked("connectTimeout", limit);
        return this;
    }

    private static Duration checked(String name, Duration limit) {
        if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be from PT1S to PT1H, but was " + limit);
        }
        return limit;
    }

    /**
     * How many rows are fetched at a time.
     *
     * @param rows from 1 to 100000; {@value #DEFAULT_FETCH_SIZE} unless set
     * @return this
     * @throws IllegalArgumentException if the number is out of bounds
     */
    public JdbcOrderSourceBuilder fetchSize(int rows) {
        if (rows < 1 || rows > LARGEST_FETCH) {
            throw new IllegalArgumentException("fetchSize must be from 1 to " + LARGEST_FETCH + ", but was " + rows);
        }
        fetchSize = rows;
        return this;
    }

    /**
     * Whether it is right that PostgreSQL's row-level security hides rows from this user. If not, a reading that it would
     * touch fails, because an export without the hidden orders looks like a whole one.
     *
     * @param wanted false unless set
     * @return this
     */
    public JdbcOrderSourceBuilder policies(boolean wanted) {
        policies = wanted;
        return this;
    }

    /**
     * The source.
     *
     * @return a source; nothing is asked before it is read
     * @throws IllegalStateException if there is no query, or neither a currency nor a mapping that reads it
     */
    public JdbcOrderSource build() {
        if (currency.isEmpty() && !mapping.readsCurrency()) {
            throw new IllegalStateException(
                    "currency must be given: orders of mapping " + mapping.name() + " do not say theirs");
        }
        NamedQuery parsed = query.flatMap(NamedQuery::parse)
                .orElseThrow(() ->
                        new IllegalStateException("query must be given: " + "mapping " + mapping.name() + " has none"));
        return new JdbcOrderSource(
                mapping,
                new JdbcOptions(
                        connections, parsed, currency, zone, from, to, connectTimeout, timeout, fetchSize, policies));
    }
}
