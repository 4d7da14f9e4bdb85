package io.tillwatch.export.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.util.List;
import org.bson.BsonDocument;

/** A server that speaks MongoDB's protocol; no real MongoDB can be had where this is built. */
final class TestMongo implements AutoCloseable {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final InetSocketAddress address = server.bind();

    /** The database has the collection orders, which holds these documents, written in MongoDB's extended JSON. */
    static TestMongo holding(List<String> documents) {
        TestMongo mongo = new TestMongo();
        try (MongoClient client = MongoClients.create(mongo.uri("shop"))) {
            client.getDatabase("shop").createCollection("orders");
            if (!documents.isEmpty()) {
                client.getDatabase("shop")
                        .getCollection("orders", BsonDocument.class)
                        .insertMany(documents.stream().map(BsonDocument::parse).toList());
            }
        }
        return mongo;
    }

    int port() {
        return address.getPort();
    }

    String uri(String database) {
        return "mongodb://127.0.0.1:" + port() + "/" + database;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
