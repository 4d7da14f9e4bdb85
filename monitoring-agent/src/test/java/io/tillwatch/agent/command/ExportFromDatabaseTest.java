package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@code tillwatch.yaml} to the CSV, out of a real PostgreSQL and a server that speaks MongoDB's protocol. */
class ExportFromDatabaseTest {
    private static Optional<EmbeddedPostgres> postgres = Optional.empty();

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws SQLException {
        try {
            postgres = Optional.of(
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
        } catch (IOException | IllegalStateException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("PostgreSQL does not start on this machine", e);
            }
            return;
        }
        try (Connection connection = postgres.get().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE commandes (ref text, montant numeric(12,2), statut text, cree timestamp, paye timestamp,
                      operateur text);
                    INSERT INTO commandes VALUES
                      ('A-1', 5000.00, 'payee', '2026-02-20 10:00', '2026-03-01 00:30', 'momo'),
                      ('A-2', 700.00, 'attente', '2026-03-01 12:00', NULL, 'om'),
                      ('A-3', 900.00, 'payee', '2026-02-27 12:00', '2026-02-27 12:01', 'om'),
                      (NULL, NULL, 'payee', '2026-03-01 13:00', '2026-03-01 13:00', 'om')""");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres.isPresent()) {
            postgres.get().close();
        }
    }

    private static String url() {
        assumeThat(postgres).as("PostgreSQL starts on this machine").isPresent();
        return "jdbc:postgresql://127.0.0.1:" + postgres.orElseThrow().getPort() + "/postgres";
    }

    private Run run(String orders, String... arguments) throws IOException {
        Files.writeString(
                directory.resolve("tillwatch.yaml"),
                "version: 1\nshop: {name: Boutique Akwa, zone: Africa/Douala, currency: XAF}\norders:\n" + orders);
        Files.writeString(directory.resolve("mine.json"), """
                {"mapping": 1, "name": "mine",
                 "order": {"id": "ref", "due": "montant", "created": "cree"},
                 "payment": {"status": {"from": "statut", "words": {"payee": "SUCCEEDED", "attente": "PENDING"}},
                             "provider": {"from": "operateur", "words": {"momo": "mtn_momo", "om": "orange_money"}},
                             "paid-at": "paye"}}
                """);
        return Run.Machine.at(directory)
                .with("DB_PASSWORD", "CANARY-password")
                .run(arguments.length == 0 ? new String[] {"export", "payments"} : arguments);
    }

    private static final String QUERY = """
              query: |
                SELECT ref, montant, statut, cree, paye, operateur FROM commandes
                WHERE GREATEST(cree, paye) >= :from AT TIME ZONE 'Africa/Douala'
                ORDER BY ref
            """;

    private static String jdbc(String more) {
        return "  source: jdbc\n  url: " + url()
                + "\n  user: postgres\n  password: ${DB_PASSWORD}\n  mapping: mine.json\n" + more;
    }

    @Test
    void exports_the_day_from_a_database_by_a_query() throws IOException {
        Run run = run(jdbc("  zone: Africa/Douala\n" + QUERY));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("3 orders in the answer, 2 on 2026-03-01\n");
        assertThat(run.code()).isEqualTo(1);
        assertThat(Files.readString(directory.resolve("exports/payments-2026-03-01.csv")))
                .contains("A-1,1,mtn_momo,,5000,5000,0,XAF,SUCCEEDED,NONE,2026-02-20T09:00:00Z,2026-02-28T23:30:00Z,")
                .contains("A-2,0,orange_money,,700,0,0,XAF,PENDING,NONE,2026-03-01T11:00:00Z,,")
                .contains(",mine\r\n")
                .doesNotContain("A-3");
        assertThat(Files.readString(directory.resolve("exports/payments-2026-03-01.quarantine.csv")))
                .contains("ID_MISSING", "AMOUNT_MISSING");
        assertThat(run(jdbc("  zone: Africa/Douala\n" + QUERY)).out()).contains("revision 1 is unchanged");
    }

    @Test
    void days_that_were_missed_are_within_the_window() throws IOException {
        Run run =
                run(jdbc("  zone: Africa/Douala\n" + QUERY), "export", "payments", "--catch-up", "5d", "--lang", "en");
        assertThat(run.out()).contains("4 orders in the answer");
        assertThat(Files.readString(directory.resolve("exports/payments-2026-02-27.csv")))
                .contains("A-3");
    }

    @Test
    void what_is_wrong_with_the_database_is_told_and_nothing_is_written() throws IOException {
        Run noZone = run(jdbc(QUERY));
        assertThat(noZone.err())
                .contains(url() + ": the columns cree, paye keep times without a zone; say in which zone they are");
        assertThat(noZone.code()).isEqualTo(3);
        Run down =
                run("  source: jdbc\n  url: jdbc:postgresql://127.0.0.1:1/shop\n  user: a\n  password: ${DB_PASSWORD}\n"
                        + "  mapping: afrigest-postgres\n");
        assertThat(down.err()).contains("jdbc:postgresql://127.0.0.1:1/shop: there is no connection");
        assertThat(down.code()).isEqualTo(3);
        assertThat(down.err() + down.out() + noZone.err()).doesNotContain("CANARY");
        assertThat(directory.resolve("exports/payments-2026-03-01.csv")).doesNotExist();
    }

    @Test
    void a_mapping_without_a_query_needs_one() throws IOException {
        Run run = run(jdbc(""));
        assertThat(run.err()).contains("tillwatch.yaml:4:3: orders.query: must be given");
        assertThat(run.code()).isEqualTo(2);
        Run other = run(
                "  source: jdbc\n  url: " + url() + "\n  mapping: afrigest-postgres\n",
                "export",
                "payments",
                "--mapping",
                "agri-point");
        assertThat(other.err()).startsWith("orders.query must be given: mapping agri-point has no query\n");
        assertThat(other.code()).isEqualTo(2);
    }

    @Test
    void config_check_says_what_was_understood_and_shows_no_secret() throws IOException {
        Run jdbc = run(
                jdbc("  zone: UTC\n" + QUERY).replace("/postgres\n", "/postgres?options=CANARY\n"), "config", "check");
        assertThat(jdbc.out()).contains("orders asked at " + url() + " (mapping mine.json)");
        Run literal = run(
                "  source: jdbc\n  url: jdbc:postgresql://a:CANARY@h/shop\n  mapping: afrigest-postgres\n",
                "config",
                "check");
        assertThat(literal.err() + literal.out())
                .contains("tillwatch.yaml:5:8: orders.url: must be an address such as jdbc:postgresql://host/database,"
                        + " without user and password\n")
                .doesNotContain("CANARY");
        Run mongo =
                run("  source: mongodb\n  uri: mongodb://a:CANARY@h/shop\n  mapping: agri-point\n", "config", "check");
        assertThat(mongo.out() + mongo.err())
                .contains("orders from the collection orders of MongoDB (mapping agri-point)")
                .contains("tillwatch.yaml:5:8: warning: orders.uri: ")
                .doesNotContain("CANARY");
        assertThat(mongo.code()).isZero();
    }

    @Test
    void exports_the_day_from_a_collection_of_mongodb() throws IOException {
        MongoServer server = new MongoServer(new MemoryBackend());
        String uri = "mongodb://127.0.0.1:" + server.bind().getPort() + "/agri";
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase("agri")
                    .getCollection("orders", BsonDocument.class)
                    .insertOne(BsonDocument.parse("""
                            {"_id": {"$oid": "65f0c0ffee65f0c0ffee0001"}, "orderNumber": "CMD-1",
                             "total": {"$numberDouble": "16000.0"}, "paymentMethod": "mtn", "paymentStatus": "paid",
                             "paymentDetails": {"transactionId": "TXN-1", "paidAt": {"$date": "2026-03-01T08:00:00Z"}},
                             "createdAt": {"$date": "2026-02-28T08:00:00Z"}}"""));
            Run run = run("  source: mongodb\n  uri: " + uri + "\n  mapping: agri-point\n");
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).startsWith("1 order in the answer, 1 on 2026-03-01\n");
            assertThat(Files.readString(directory.resolve("exports/payments-2026-03-01.csv")))
                    .contains("65f0c0ffee65f0c0ffee0001,1,mtn_momo,TXN-1,16000,16000,0,XAF,SUCCEEDED,");
            run("  source: mongodb\n  mapping: agri-point\n");
            Run environment = Run.Machine.at(directory)
                    .in(Locale.FRENCH)
                    .with("MONGODB_URI", uri.replace("/agri", "/agro"))
                    .run("export", "payments");
            assertThat(environment.err())
                    .contains("il n'y a pas de collection orders dans la base de données agro ; elle n'en a aucune");
            assertThat(environment.code()).isEqualTo(3);
        } finally {
            server.shutdownNow();
        }
    }
}
