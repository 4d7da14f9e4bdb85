package io.tillwatch.export.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.Reading;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.secret.Secret;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoOrderSourceTest {
    @TempDir
    Path work;

    private static MongoOrderSourceBuilder source(String uri) {
        return MongoOrderSource.builder(MongoAddress.of(Secret.of(uri)), OrderMapping.ready("agri-point"))
                .currency(CurrencyUnit.of("XAF"))
                .connectTimeout(Duration.ofSeconds(2));
    }

    private static Reading reading(String... documents) {
        try (TestMongo mongo = TestMongo.holding(List.of(documents))) {
            return Reading.of(source(mongo.uri("shop")).build());
        }
    }

    private static String order(String total) {
        return "{\"_id\":1,\"total\":" + total + ",\"createdAt\":{\"$date\":\"2026-03-01T08:00:00Z\"}}";
    }

    /** The answer of the shop's API, with its texts put back into MongoDB's types, and each user as the key alone. */
    @Test
    void the_database_gives_what_the_api_gives() throws Exception {
        String answer = ExportFixture.answer("agri-point");
        Path saved = Files.writeString(work.resolve("answer.json"), answer);
        Reading api = Reading.of(SavedAnswer.of(saved, OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF")));
        com.fasterxml.jackson.databind.JsonNode orders = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(answer)
                .path("orders");
        List<String> documents = new ArrayList<>();
        for (com.fasterxml.jackson.databind.JsonNode order : orders) {
            String text = order.toString();
            text = Pattern.compile("\"user\":\\{\"_id\":(\"[0-9a-f]{24}\")[^}]*\\}")
                    .matcher(text)
                    .replaceAll("\"user\":$1");
            text = Pattern.compile("\"([0-9a-f]{24})\"").matcher(text).replaceAll("{\"\\$oid\":\"$1\"}");
            documents.add(Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT[^\"]*Z)\"")
                    .matcher(text)
                    .replaceAll("{\"\\$date\":\"$1\"}"));
        }
        Reading database = reading(documents.toArray(new String[0]));
        Comparator<OrderPayment> byKey =
                Comparator.comparing(OrderPayment::orderId).thenComparing(OrderPayment::attempt);
        assertThat(database.isComplete()).isTrue();
        assertThat(documents).hasSizeGreaterThan(25);
        assertThat(database.payments().stream().sorted(byKey))
                .containsExactlyElementsOf(api.payments().stream().sorted(byKey).toList());
        assertThat(database.rejected())
                .extracting(RejectedRecord::reasons)
                .isEqualTo(api.rejected().stream().map(RejectedRecord::reasons).toList());
        assertThat(database.rejected()).isNotEmpty();
    }

    @Test
    void amounts_of_all_types_are_read_exactly() {
        List<String> totals = List.of(
                "{\"$numberInt\":\"16000\"}",
                "{\"$numberLong\":\"16000\"}",
                "{\"$numberDouble\":\"16000.0\"}",
                "{\"$numberDecimal\":\"16000.00\"}",
                "{\"$numberDecimal\":\"1.6E+4\"}",
                "\"16000\"");
        assertThat(totals)
                .allSatisfy(total -> assertThat(reading(order(total)).payments())
                        .extracting(p -> p.due().minorUnits())
                        .containsExactly(16_000L));
    }

    @Test
    void what_does_not_fit_goes_to_quarantine() {
        List<String> totals = List.of(
                "{\"$numberDouble\":\"0.1\"}",
                "{\"$numberDouble\":\"NaN\"}",
                "{\"$numberDecimal\":\"Infinity\"}",
                "{\"$numberDecimal\":\"16000.5\"}",
                "{\"$numberDecimal\":\"1E+6000\"}",
                "{\"$date\":\"2026-03-01T08:00:00Z\"}",
                "null");
        assertThat(totals).allSatisfy(total -> {
            Reading reading = reading(order(total));
            assertThat(reading.isComplete()).isTrue();
            assertThat(reading.ids()).isEmpty();
            assertThat(reading.rejected()).hasSize(1);
            assertThat(reading.rejected().get(0).position()).isEqualTo("document 1");
            assertThat(reading.rejected().get(0).reasons().get(0).in(Locale.ENGLISH))
                    .startsWith("AMOUNT_");
        });
    }

    /** Defect 9 of the shops: a wrong name of the database gave nothing, and success. */
    @Test
    void a_name_that_does_not_exist_is_a_failure_and_not_a_shop_without_orders() {
        try (TestMongo mongo = TestMongo.holding(List.of())) {
            String hosts = "mongodb://127.0.0.1:" + mongo.port();
            assertThat(Reading.of(source(mongo.uri("agri")).build()).failure())
                    .isEqualTo(hosts + ": there is no collection orders in the database agri; it has none");
            assertThat(Reading.of(source(mongo.uri("shop")).collection("order").build())
                            .failure(Locale.FRENCH))
                    .isEqualTo(
                            hosts + " : il n'y a pas de collection order dans la base de données shop ; elle a orders");
            assertThat(Reading.of(source(mongo.uri("shop")).build()).isComplete())
                    .isTrue();
        }
    }

    @Test
    void a_server_that_is_not_there_and_a_user_that_is_not_let_in() {
        TestMongo mongo = TestMongo.holding(List.of(order("5")));
        String hosts = "mongodb://127.0.0.1:" + mongo.port();
        try (mongo) {
            assertThat(Reading.of(source("mongodb://a:CANARY@127.0.0.1:" + mongo.port() + "/shop")
                                    .build())
                            .failure())
                    .isEqualTo(hosts + ": the database does not let this user in");
        }
        assertThat(Reading.of(source(hosts + "/shop")
                                .connectTimeout(Duration.ofSeconds(1))
                                .build())
                        .failure())
                .isEqualTo(hosts + ": no server was found within 1000 ms");
        assertThat(Reading.of(source(hosts + "/shop?readConcernLevel=CANARY&w=x&ssl=perhaps")
                                .connectTimeout(Duration.ofSeconds(1))
                                .build())
                        .failure())
                .doesNotContain("CANARY");
    }

    @Test
    void a_connection_that_breaks_in_the_middle() throws Exception {
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            documents.add(
                    "{\"_id\":%d,\"total\":5,\"createdAt\":{\"$date\":\"2026-03-01T08:00:00Z\"},\"status\":\"%s\"}"
                            .formatted(i, "x".repeat(500)));
        }
        try (TestMongo mongo = TestMongo.holding(documents);
                CuttingProxy proxy = new CuttingProxy(mongo.port(), 60_000)) {
            Reading reading = Reading.of(source("mongodb://127.0.0.1:" + proxy.port() + "/shop")
                    .batchSize(20)
                    .build());
            assertThat(reading.failure())
                    .matches("mongodb://127.0.0.1:\\d+: the connection broke after \\d+ documents");
            assertThat(reading.ids()).hasSizeBetween(20, 180);
        }
    }

    @Test
    void what_the_receiver_throws_is_not_taken_for_a_failure_of_the_database() {
        try (TestMongo mongo = TestMongo.holding(List.of(order("5")))) {
            MongoException full = new MongoException("the receiver's own database is full");
            assertThatThrownBy(() -> source(mongo.uri("shop")).build().read(new OrderReceiver() {
                        @Override
                        public void order(List<OrderPayment> attempts) {
                            throw full;
                        }

                        @Override
                        public void rejected(RejectedRecord record) {
                            throw full;
                        }
                    }))
                    .isSameAs(full);
        }
    }

    /** The application has not added the driver. */
    @Test
    void without_the_driver_a_reading_says_what_to_add() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (!entry.contains("mongo") && !entry.contains("bson")) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(classPath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Object said = loader.loadClass(WithoutDriver.class.getName())
                    .getMethod("failure")
                    .invoke(null);
            assertThat(said)
                    .isEqualTo("mongodb://db.example: there is no driver of MongoDB;"
                            + " add org.mongodb:mongodb-driver-sync to the class path");
        }
    }

    @Test
    void misuse_is_an_exception_that_says_what_is_wrong_and_not_the_address() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MongoAddress.of(Secret.of("http://a:CANARY@h/shop")))
                .withMessage("uri must begin with mongodb:// or mongodb+srv:// and name a host");
        assertThatIllegalStateException()
                .isThrownBy(() -> source("mongodb+srv://h").build())
                .withMessage("database must be given: the address names none");
        assertThatIllegalStateException()
                .isThrownBy(() -> MongoOrderSource.builder(
                                MongoAddress.of(Secret.of("mongodb://h/shop")), OrderMapping.ready("agri-point"))
                        .build())
                .withMessage("currency must be given: orders of mapping agri-point do not say theirs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source("mongodb://h/shop").batchSize(1))
                .withMessage("batchSize must be from 2 to 100000, but was 1");
        assertThat(MongoAddress.of(Secret.of("mongodb://a:CANARY@h1:1,h2:2/shop?x=CANARY")))
                .hasToString("mongodb://h1:1,h2:2");
    }
}
