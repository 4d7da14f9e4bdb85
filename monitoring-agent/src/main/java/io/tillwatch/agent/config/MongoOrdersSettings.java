package io.tillwatch.agent.config;

import io.tillwatch.export.mongo.MongoAddress;
import io.tillwatch.export.mongo.MongoOrderSourceBuilder;
import io.tillwatch.secret.Secret;
import io.tillwatch.settings.SectionReader;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a shop's MongoDB is asked for its orders.
 *
 * @param address where it is; the environment variable {@value #URI_VARIABLE} if the file does not say
 * @param database the database; that of the address if the file does not say
 * @param collection the collection; {@value MongoOrderSourceBuilder#DEFAULT_COLLECTION} if the file does not say
 * @param timeout how long the database may be silent; empty for the default of the source
 */
public record MongoOrdersSettings(
        MongoAddress address, String database, String collection, Optional<Duration> timeout) {
    /** The variable with the address, for files that do not give it. */
    public static final String URI_VARIABLE = "MONGODB_URI";

    /** Checks that all are given. */
    public MongoOrdersSettings {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(timeout, "timeout");
    }

    static Optional<MongoOrdersSettings> read(SectionReader section, Function<String, Optional<String>> environment) {
        Optional<String> uri = section.has("uri")
                ? section.text("uri")
                : environment.apply(URI_VARIABLE).filter(MongoAddress::isUri);
        if (uri.isEmpty()) {
            section.require("uri");
        }
        if (uri.filter(text -> section.has("uri") && text.contains("@")).isPresent()) {
            // A warning if user and password stand in the file itself.
            section.secret("uri");
        }
        if (uri.filter(text -> !MongoAddress.isUri(text)).isPresent()) {
            section.wrongSecret("uri", Rules.rule("mongodb-uri"));
        }
        Optional<MongoAddress> address =
                uri.filter(MongoAddress::isUri).map(Secret::of).map(MongoAddress::of);
        Optional<String> database = section.text("database").or(() -> address.flatMap(MongoAddress::database));
        if (address.isPresent() && database.isEmpty()) {
            section.require("database");
        }
        String collection = section.text("collection").orElse(MongoOrderSourceBuilder.DEFAULT_COLLECTION);
        Optional<Duration> timeout =
                section.duration("timeout", HttpOrdersSettings.SHORTEST_TIMEOUT, HttpOrdersSettings.LONGEST_TIMEOUT);
        return address.flatMap(a -> database.map(d -> new MongoOrdersSettings(a, d, collection, timeout)));
    }
}
