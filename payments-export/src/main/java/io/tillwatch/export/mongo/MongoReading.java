package io.tillwatch.export.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import io.tillwatch.export.json.MappedOrders;
import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** One reading of a collection. The only class that needs the driver, with {@link BsonOrders}. */
final class MongoReading {
    private static final int LONGEST = 200;
    private static final int MOST_NAMES = 20;

    /** Phone numbers and the like may stand in the text of an error. */
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9][0-9 ()-]{3,}[0-9]");

    private final MongoOptions options;
    private final MappedOrders orders;
    private long documents;

    MongoReading(MongoOptions options, MappedOrders orders) {
        this.options = options;
        this.orders = orders;
    }

    void read() throws MongoFailure {
        try (MongoClient client = client()) {
            MongoDatabase database = client.getDatabase(options.database());
            deliver(database);
            if (documents == 0) {
                checkThatItExists(database);
            }
        }
    }

    private MongoClient client() throws MongoFailure {
        try {
            return MongoClients.create(settings());
        } catch (IllegalArgumentException | MongoException e) {
            // The texts of wrong addresses hold parts of them.
            throw MongoFailure.of("mongo.address");
        }
    }

    /** Only what the database does becomes a failure; what the receiver throws passes through. */
    private <T> T ask(Supplier<T> question) throws MongoFailure {
        try {
            return question.get();
        } catch (MongoInterruptedException e) {
            Thread.currentThread().interrupt();
            throw MongoFailure.of("mongo.interrupted");
        } catch (MongoException e) {
            throw new MongoFailure(why(e));
        }
    }

    private MongoClientSettings settings() {
        int connect = (int) options.connectTimeout().toMillis();
        int silent = (int) options.timeout().toMillis();
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(options.address().reveal()))
                .applicationName("tillwatch")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(connect, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(connect, TimeUnit.MILLISECONDS)
                        .readTimeout(silent, TimeUnit.MILLISECONDS))
                .build();
    }

    /** In the order of their keys, which do not change: no order comes twice or is passed over because it moved. */
    private void deliver(MongoDatabase database) throws MongoFailure {
        FindIterable<BsonDocument> found = database.getCollection(options.collection(), BsonDocument.class)
                .find()
                .sort(new BsonDocument("_id", new BsonInt32(1)))
                .batchSize(options.batchSize())
                .maxTime(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (MongoCursor<BsonDocument> cursor = ask(found::cursor)) {
            while (ask(cursor::hasNext)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw MongoFailure.of("mongo.interrupted");
                }
                BsonDocument document = ask(cursor::next);
                documents++;
                orders.give(BsonOrders.json(document), "document " + documents);
            }
        }
    }

    /** MongoDB gives nothing for a name that is written wrong, which looks like a shop without orders. */
    private void checkThatItExists(MongoDatabase database) throws MongoFailure {
        List<String> names = ask(() -> database.listCollectionNames().into(new ArrayList<>()));
        if (!names.contains(options.collection())) {
            String known =
                    String.join(", ", names.stream().sorted().limit(MOST_NAMES).toList());
            throw MongoFailure.of("mongo.no-collection", options.collection(), options.database(), names.size(), known);
        }
    }

    private Message why(MongoException failure) {
        if (failure instanceof MongoSecurityException
                || String.valueOf(failure.getMessage()).contains("MongoSecurity")) {
            return MongoOrderSource.message("mongo.refused");
        }
        if (failure instanceof MongoExecutionTimeoutException || failure instanceof MongoSocketReadTimeoutException) {
            return MongoOrderSource.message("mongo.timeout", options.timeout().toMillis(), documents);
        }
        if (failure instanceof MongoTimeoutException && documents == 0) {
            return MongoOrderSource.message(
                    "mongo.no-connection", options.connectTimeout().toMillis());
        }
        if (failure instanceof MongoSocketException || failure instanceof MongoTimeoutException) {
            return MongoOrderSource.message("mongo.cut", documents);
        }
        return MongoOrderSource.message("mongo.failed", failure.getCode(), told(failure));
    }

    private Message told(MongoException failure) {
        String text = Optional.ofNullable(failure.getMessage())
                .map(message -> message.strip().split("\\R", 2)[0])
                .map(line -> DIGITS.matcher(line).replaceAll("…").replaceAll("\\p{Cntrl}", ""))
                .orElse("");
        if (text.isBlank() || options.address().secrets().stream().anyMatch(s -> !s.isEmpty() && text.contains(s))) {
            return MongoOrderSource.message("mongo.none");
        }
        return MongoOrderSource.message(
                "mongo.told", text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }
}
