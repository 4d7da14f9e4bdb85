package io.tillwatch.export.jdbc;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.secret.Secret;
import io.tillwatch.settings.Problems;
import io.tillwatch.testkit.OrderSourceContract;
import io.tillwatch.testkit.SampleOrder;
import io.tillwatch.testkit.SourceFault;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Both kinds of mappings: a row is an order, and rows of one order are its attempts. */
class JdbcOrderSourceContractTest {
    private static final String ORDERS =
            "CREATE TABLE orders (n int PRIMARY KEY, id text, due text, created timestamptz)";
    private static final String WHOLE = "SELECT id, due, 'XAF' AS currency, created, 'paid' AS status, created AS paid";
    private static final String ATTEMPT = ", due AS \"payments.amount\", 'paid' AS \"payments.status\"";

    private abstract static class Contract extends OrderSourceContract {
        abstract OrderMapping mapping();

        abstract String select();

        @Override
        protected final OrderSource holding(List<SampleOrder> orders) {
            TestPostgres shop = TestPostgres.with(ORDERS);
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < orders.size(); i++) {
                SampleOrder order = orders.get(i);
                String due = order.readable() ? Long.toString(order.due().minorUnits()) : "much";
                rows.append(i == 0 ? "" : ",")
                        .append("(%d,'%s','%s','%s')".formatted(i, order.id(), due, order.createdAt()));
            }
            if (!orders.isEmpty()) {
                shop.run("INSERT INTO orders VALUES " + rows);
            }
            return JdbcOrderSource.builder(shop.source(), mapping())
                    .query(select() + " FROM orders ORDER BY n")
                    .build();
        }

        @Override
        protected final Set<SourceFault> faults() {
            return EnumSet.allOf(SourceFault.class);
        }

        @Override
        protected final OrderSource failing(SourceFault fault) throws IOException {
            TestPostgres shop = TestPostgres.with(
                    ORDERS,
                    "INSERT INTO orders SELECT n, 'o' || n, n, now() FROM generate_series(1, 50) n",
                    "GRANT SELECT ON orders TO " + TestPostgres.GUARDED);
            String query = select() + " FROM orders ORDER BY n";
            String url = shop.url();
            Secret password = Secret.of(TestPostgres.PASSWORD);
            switch (fault) {
                case ABSENT -> url = "jdbc:postgresql://127.0.0.1:" + unusedPort() + "/shop?application_name=CANARY";
                case REFUSED -> password = Secret.of("CANARY-wrong");
                case CUT_OFF ->
                    query = select() + " FROM orders WHERE n < 40 OR pg_terminate_backend(pg_backend_pid())";
                case SOMETHING_ELSE -> query = "UPDATE orders SET due = 'CANARY-due'";
                case SILENT -> query = select() + ", pg_sleep(60) FROM orders";
            }
            return JdbcOrderSource.builder(JdbcAddress.of(url).as(TestPostgres.GUARDED, password), mapping())
                    .query(query)
                    .fetchSize(10)
                    .timeout(Duration.ofSeconds(1))
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
        }

        @Override
        protected final List<String> secrets() {
            return List.of("CANARY");
        }

        private static int unusedPort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }

    private static OrderMapping mapping(String rest) {
        Problems problems = new Problems();
        return OrderMapping.parse("mapping.json", """
                        {"mapping": 1, "name": "sample",
                         "order": {"id": "id", "due": "due", "currency": "currency", "created": "created"},
                         "payment": {"status": {"from": "status", "words": {"paid": "SUCCEEDED"}},
                                     "provider": {"from": "status", "words": {"paid": "cash"}}, "paid-at": "paid"}%s}
                        """.formatted(rest), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }

    @Nested
    class OneRow extends Contract {
        @Override
        OrderMapping mapping() {
            return JdbcOrderSourceContractTest.mapping("");
        }

        @Override
        String select() {
            return WHOLE;
        }
    }

    @Nested
    class RowsOfAttempts extends Contract {
        @Override
        OrderMapping mapping() {
            return JdbcOrderSourceContractTest.mapping("""
                    , "attempts": {"list": "payments", "amount": "amount",
                       "status": {"from": "status", "words": {"paid": "SUCCEEDED"}},
                       "provider": {"from": "status", "words": {"paid": "cash"}}}
                    """);
        }

        @Override
        String select() {
            return WHOLE + ATTEMPT;
        }
    }
}
