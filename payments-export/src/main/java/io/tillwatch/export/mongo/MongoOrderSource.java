package io.tillwatch.export.mongo;

import io.tillwatch.export.json.MappedOrders;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.text.Message;
import java.util.Objects;

/**
 * Orders from a collection of MongoDB.
 *
 * <pre>{@code
 * OrderSource orders = MongoOrderSource.builder(MongoAddress.of(uri), OrderMapping.ready("agri-point"))
 *         .collection("orders")
 *         .currency(CurrencyUnit.of("XAF"))
 *         .build();
 * }</pre>
 *
 * <p>Documents are read as the JSON that the shop's API makes of them, so that one mapping serves both: an
 * {@code ObjectId} is its hexadecimal digits, a date is ISO 8601 in UTC, and numbers are exact; a binary fraction is read by
 * its shortest decimal text. The collection is streamed in the order of {@code _id}; memory holds one batch. It is no
 * snapshot: an order that changes meanwhile is read as it was before or after.
 *
 * <p>The driver {@code org.mongodb:mongodb-driver-sync} is added by the application; without it a reading fails and says so.
 *
 * <p>Immutable and thread-safe. Each reading opens a client of its own and closes it.
 */
public final class MongoOrderSource implements OrderSource {
    private final OrderMapping mapping;
    private final MongoOptions options;

    MongoOrderSource(OrderMapping mapping, MongoOptions options) {
        this.mapping = mapping;
        this.options = options;
    }

    /**
     * Begins a source that reads the collection {@code orders} of the database that the address names.
     *
     * @param address where the database is
     * @param mapping says what the fields mean
     * @return a builder
     */
    public static MongoOrderSourceBuilder builder(MongoAddress address, OrderMapping mapping) {
        return new MongoOrderSourceBuilder(
                Objects.requireNonNull(address, "address"), Objects.requireNonNull(mapping, "mapping"));
    }

    /** The mapping's name, so that the shop's API and its database give the same export. */
    @Override
    public String name() {
        return mapping.name();
    }

    @Override
    public SourceResult read(OrderReceiver receiver) {
        if (Thread.currentThread().isInterrupted()) {
            return failed(message("mongo.interrupted"));
        }
        if (!driverIsThere()) {
            return failed(message("mongo.no-driver"));
        }
        try {
            new MongoReading(options, new MappedOrders(mapping, options.currency(), receiver)).read();
            return SourceResult.complete();
        } catch (MongoFailure e) {
            return failed(e.reason());
        }
    }

    private static boolean driverIsThere() {
        try {
            Class.forName("com.mongodb.client.MongoClients", false, MongoOrderSource.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private SourceResult failed(Message why) {
        return SourceResult.failed(message("mongo.at", options.address().toString(), why));
    }

    static Message message(String key, Object... arguments) {
        return Message.of(MongoOrderSource.class, key, arguments);
    }

    /** The mapping and the hosts; no secret. */
    @Override
    public String toString() {
        return "MongoOrderSource[" + name() + " at " + options.address() + "]";
    }
}
