package io.tillwatch.export.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.Reading;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a database does to those who read from it, and what is said about it. */
class JdbcFaultsTest {
    private static final OrderMapping MAPPING = OrderMapping.ready("afrigest-postgres");
    private static final String ORDER =
            "SELECT 'o' || n AS id, 100 AS total, 'GNF' AS currency, timestamptz '2026-03-01 08:00Z' AS \"createdAt\","
                    + " 'received' AS status, NULL AS \"paymentStatus\", 'c' AS \"customerId\", '' AS \"customer.phone\","
                    + " 100 AS \"payments.amount\", 'GNF' AS \"payments.currency\", 'succeeded' AS \"payments.status\","
                    + " 'cod' AS \"payments.provider\", NULL AS \"payments.providerIntentId\","
                    + " timestamptz '2026-03-01 08:00Z' AS \"payments.createdAt\"";

    private static JdbcOrderSourceBuilder at(String url) {
        return JdbcOrderSource.builder(
                JdbcAddress.of(url).as(TestPostgres.GUARDED, Secret.of(TestPostgres.PASSWORD)), MAPPING);
    }

    private static String failure(String query) {
        return Reading.of(JdbcOrderSource.builder(TestPostgres.with().source(), MAPPING)
                        .query(query)
                        .timeout(Duration.ofSeconds(1))
                        .fetchSize(10)
                        .build())
                .failure();
    }

    @Test
    void a_database_that_is_down() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/shop";
        Reading reading = Reading.of(at(url + "?application_name=x").build());
        assertThat(reading.failure()).startsWith(url + ": there is no connection: Connection to 127.0.0.1:");
        assertThat(reading.failure(Locale.FRENCH)).startsWith(url + " : il n'y a pas de connexion : ");
    }

    @Test
    void a_database_that_accepts_and_never_answers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/shop";
            Reading reading =
                    Reading.of(at(url).connectTimeout(Duration.ofSeconds(1)).build());
            assertThat(reading.failure()).startsWith(url + ": there is no connection");
        }
    }

    @Test
    void something_that_is_no_database() throws IOException {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> {
                try (Socket asked = web.accept()) {
                    asked.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            String url = "jdbc:postgresql://127.0.0.1:" + web.getLocalPort() + "/shop";
            Reading reading = Reading.of(at(url).build());
            assertThat(reading.failure()).startsWith(url + ": there is no connection");
            answering.join();
        }
    }

    @Test
    void a_wrong_password() {
        String url = TestPostgres.with().url();
        Reading reading = Reading.of(
                JdbcOrderSource.builder(JdbcAddress.of(url).as(TestPostgres.GUARDED, Secret.of("CANARY")), MAPPING)
                        .build());
        assertThat(reading.failure())
                .isEqualTo(url + ": the database does not let this user in:"
                        + " FATAL: password authentication failed for user \"guarded\"");
    }

    @Test
    void a_driver_that_is_not_there() {
        assertThat(Reading.of(at("jdbc:nosuchdb://h/shop").build()).failure())
                .isEqualTo("jdbc:nosuchdb://h/shop: there is no driver for this address;"
                        + " add the database's driver to the class path");
    }

    @Test
    void a_connection_that_is_killed_in_the_middle() {
        assertThat(failure(ORDER + " FROM generate_series(1, 100) n"
                        + " WHERE n < 75 OR pg_terminate_backend(pg_backend_pid())"))
                .isEqualTo("the database: the connection broke after 70 rows");
    }

    @Test
    void a_statement_that_takes_too_long_at_once_or_in_the_middle() {
        assertThat(failure(ORDER + " FROM generate_series(1, 100) n WHERE pg_sleep(5) IS NOT NULL"))
                .isEqualTo("the database: the database gave no answer within 1000 ms, after 0 rows");
        assertThat(failure(ORDER + " FROM generate_series(1, 100) n"
                        + " WHERE CASE WHEN n = 41 THEN pg_sleep(5) END IS NULL"))
                .isEqualTo("the database: the database gave no answer within 1000 ms, after 40 rows");
    }

    @Test
    void columns_that_are_missing_or_named_twice() {
        assertThat(failure(ORDER.replace("100 AS total", "100 AS amount") + ", 1 AS id FROM generate_series(1, 2) n"))
                .isEqualTo("the database: the query gives the column id twice");
        assertThat(failure("SELECT 1 AS id, 'GNF' AS currency"))
                .isEqualTo("the database: the query must give the columns total, createdAt, status, customerId,"
                        + " customer.phone, paymentStatus, payments.amount, payments.currency, payments.status,"
                        + " payments.provider, payments.providerIntentId, payments.createdAt, but gives id, currency");
    }

    @Test
    void a_query_that_fails_says_so_without_the_data() {
        assertThat(failure("SELECT total FROM nowhere"))
                .isEqualTo(
                        "the database: the query failed (SQLSTATE 42P01): ERROR: relation \"nowhere\" does not exist");
        assertThat(failure("SELECT '+237 650 00 77 77 7777777'::int"))
                .isEqualTo("the database: the query failed (SQLSTATE 22P02):"
                        + " ERROR: invalid input syntax for type integer: \"…\"");
    }

    @Test
    void nothing_is_changed_whatever_the_query_is() {
        TestPostgres shop = TestPostgres.with("CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");
        Reading reading = Reading.of(JdbcOrderSource.builder(shop.source(), MAPPING)
                .query("DELETE FROM orders RETURNING id")
                .build());
        assertThat(reading.failure())
                .isEqualTo("the database: the query failed (SQLSTATE 25006):"
                        + " ERROR: cannot execute DELETE in a read-only transaction");
    }

    @Test
    void rows_of_an_order_that_do_not_follow_each_other_are_refused() {
        assertThat(failure(ORDER + " FROM (VALUES (1), (1), (2), (1)) AS t (n)"))
                .isEqualTo("the database: the rows of order o1 do not follow each other;"
                        + " add ORDER BY with the order's id to the query");
    }

    @Test
    void rows_of_an_order_that_contradict_each_other_are_rejected_as_one() {
        Reading reading = Reading.of(JdbcOrderSource.builder(TestPostgres.with().source(), MAPPING)
                .query(ORDER.replace("100 AS total", "t AS total")
                        + " FROM (VALUES (1, 5), (1, 6), (2, 5)) AS v (n, t)")
                .build());
        assertThat(reading.ids()).containsExactly("o2");
        assertThat(reading.rejected()).hasSize(1);
        RejectedRecord record = reading.rejected().get(0);
        assertThat(record.position()).isEqualTo("row 1");
        assertThat(record.reasons().get(0).in(Locale.ENGLISH))
                .isEqualTo("ROWS_DIFFER: the rows of the order say different things about the order itself");
        assertThat(record.at()).contains(Instant.parse("2026-03-01T08:00:00Z"));
    }

    @Test
    void an_order_with_more_rows_than_anybody_pays_is_refused() {
        assertThat(failure(ORDER + " FROM (SELECT 1 AS n FROM generate_series(1, 10002)) t"))
                .isEqualTo("the database: order o1 has more than 10000 rows");
    }

    @Test
    void all_rows_are_of_one_instant_although_the_shop_goes_on() {
        TestPostgres shop =
                TestPostgres.with("CREATE TABLE orders (n int)", "INSERT INTO orders SELECT generate_series(1, 100)");
        JdbcOrderSource source = JdbcOrderSource.builder(shop.source(), MAPPING)
                .query(ORDER + " FROM orders ORDER BY n")
                .fetchSize(10)
                .build();
        int[] given = {0};
        source.read(new OrderReceiver() {
            @Override
            public void order(List<OrderPayment> attempts) {
                if (given[0]++ == 5) {
                    shop.run("INSERT INTO orders SELECT generate_series(101, 200)", "DELETE FROM orders WHERE n = 50");
                }
            }

            @Override
            public void rejected(RejectedRecord record) {
                throw new AssertionError(record);
            }
        });
        assertThat(given[0]).isEqualTo(100);
    }

    /** A pool gives the connection to somebody else afterwards. */
    @Test
    void a_connection_is_given_back_as_it_was() throws SQLException {
        TestPostgres shop = TestPostgres.with();
        try (Connection connection = shop.source().getConnection()) {
            DataSource pool = new OneConnection(connection);
            assertThat(Reading.of(JdbcOrderSource.builder(pool, MAPPING)
                                    .query(ORDER + " FROM generate_series(1, 3) n")
                                    .build())
                            .isComplete())
                    .isTrue();
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void misuse_is_an_exception_that_says_what_is_wrong() {
        DataSource none = new org.postgresql.ds.PGSimpleDataSource();
        OrderMapping noCurrency = OrderMapping.ready("rachelfoods-postgres");
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcOrderSource.builder(none, noCurrency).build())
                .withMessage("currency must be given: orders of mapping rachelfoods-postgres do not say theirs");
        assertThatIllegalStateException()
                .isThrownBy(() -> JdbcOrderSource.builder(none, OrderMapping.ready("afrigest"))
                        .currency(CurrencyUnit.of("GNF"))
                        .build())
                .withMessage("query must be given: mapping afrigest has none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcOrderSource.builder(none, MAPPING).query("SELECT :since"))
                .withMessage("query must not be blank, and its parameters must be :from or :to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcOrderSource.builder(none, MAPPING).timeout(Duration.ofMillis(999)))
                .withMessage("timeout must be from PT1S to PT1H, but was PT0.999S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcOrderSource.builder(none, MAPPING).fetchSize(0))
                .withMessage("fetchSize must be from 1 to 100000, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcOrderSource.builder(none, MAPPING).window(Instant.EPOCH, Instant.EPOCH))
                .withMessage("end must be after 1970-01-01T00:00:00Z, but was 1970-01-01T00:00:00Z");
    }
}
