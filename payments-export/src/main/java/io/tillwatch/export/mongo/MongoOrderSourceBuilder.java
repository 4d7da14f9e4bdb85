package io.tillwatch.export.mongo;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.money.CurrencyUnit;
import java.time.Duration;
import java.util.Optional;

/** Tells a {@link MongoOrderSource} what it needs to know. Not thread-safe. */
public final class MongoOrderSourceBuilder {
    /** The collection unless set. */
    public static final String DEFAULT_COLLECTION = "orders";

    /** How long the database may be silent unless set: {@value} seconds. */
    public static final int DEFAULT_TIMEOUT_SECONDS = 300;

    /** How long finding a server may take unless set: {@value} seconds. */
    public static final int DEFAULT_CONNECT_SECONDS = 10;

    /** How many documents are fetched at a time unless set: {@value}. */
    public static final int DEFAULT_BATCH_SIZE = 1_000;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int LARGEST_BATCH = 100_000;

    private final MongoAddress address;
    private final OrderMapping mapping;
    private Optional<String> database;
    private String collection = DEFAULT_COLLECTION;
    private Optional<CurrencyUnit> currency = Optional.empty();
    private Duration connectTimeout = Duration.ofSeconds(DEFAULT_CONNECT_SECONDS);
    private Duration timeout = Duration.ofSeconds(DEFAULT_TIMEOUT_SECONDS);
    private int batchSize = DEFAULT_BATCH_SIZE;

    MongoOrderSourceBuilder(MongoAddress address, OrderMapping mapping) {
        this.address = address;
        this.mapping = mapping;
        this.database = address.database();
    }

    /**
     * The database.
     *
     * @param name its name; that of the address unless set
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public MongoOrderSourceBuilder database(String name) {
        database = Optional.of(notBlank("database", name));
        return this;
    }

    /**
     * The collection of orders.
     *
     * @param name its name; {@value #DEFAULT_COLLECTION} unless set
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public MongoOrderSourceBuilder collection(String name) {
        collection = notBlank("collection", name);
        return this;
    }

    private static String notBlank(String what, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        return name;
    }

    /**
     * The currency of orders that do not say theirs. Required if the mapping does not read the currency.
     *
     * @param unit the currency
     * @return this
     */
    public MongoOrderSourceBuilder currency(CurrencyUnit unit) {
        currency = Optional.of(unit);
        return this;
    }

    /**
     * Bounds how long the database may be silent.
     *
     * @param limit from 1 second to 1 hour; {@value #DEFAULT_TIMEOUT_SECONDS} s unless set
     * @return this
     * @throws IllegalArgumentException if the limit is out of bounds
     */
    public MongoOrderSourceBuilder timeout(Duration limit) {
        timeout = checked("timeout", limit);
        return this;
    }

    /**
     * Bounds how long it may take to find a server.
     *
     * @param limit from 1 second to 1 hour; {@value #DEFAULT_CONNECT_SECONDS} s unless set
     * @return this
     * @throws IllegalArgumentException if the limit is out of bounds
     */
    public MongoOrderSourceBuilder connectTimeout(Duration limit) {
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
     * How many documents are fetched at a time.
     *
     * @param documents from 2 to 100000; {@value #DEFAULT_BATCH_SIZE} unless set
     * @return this
     * @throws IllegalArgumentException if the number is out of bounds
     */
    public MongoOrderSourceBuilder batchSize(int documents) {
        // A batch of 1 would end the cursor.
        if (documents < 2 || documents > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "batchSize must be from 2 to " + LARGEST_BATCH + ", but was " + documents);
        }
        batchSize = documents;
        return this;
    }

    /**
     * The source.
     *
     * @return a source; nothing is asked before it is read
     * @throws IllegalStateException if there is no database, or neither a currency nor a mapping that reads it
     */
    public MongoOrderSource build() {
        if (currency.isEmpty() && !mapping.readsCurrency()) {
            throw new IllegalStateException(
                    "currency must be given: orders of mapping " + mapping.name() + " do not say theirs");
        }
        String name =
                database.orElseThrow(() -> new IllegalStateException("database must be given: the address names none"));
        return new MongoOrderSource(
                mapping, new MongoOptions(address, name, collection, currency, connectTimeout, timeout, batchSize));
    }
}
