package io.tillwatch.export.jdbc;

import io.tillwatch.export.json.MappedOrders;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.payment.OrderReceiver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** One reading of a database: one connection, one transaction that changes nothing, one query. */
final class JdbcReading {
    private final JdbcOptions options;
    private final OrderMapping mapping;
    private long rows;

    JdbcReading(JdbcOptions options, OrderMapping mapping) {
        this.options = options;
        this.mapping = mapping;
    }

    /** How many rows were read so far. */
    long rows() {
        return rows;
    }

    void read(Connection connection, OrderReceiver receiver) throws SQLException, JdbcFailure {
        boolean postgres = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
        Settings before = begin(connection, postgres);
        try {
            if (postgres) {
                preparePostgres(connection);
            }
            try (PreparedStatement statement =
                    connection.prepareStatement(options.query().sql())) {
                statement.setFetchSize(options.fetchSize());
                if (!postgres) {
                    statement.setQueryTimeout((int) seconds(options.timeout()));
                }
                bind(statement);
                try (ResultSet result = statement.executeQuery()) {
                    deliver(result, receiver);
                }
            }
        } finally {
            before.restore(connection);
        }
    }

    private void deliver(ResultSet result, OrderReceiver receiver) throws SQLException, JdbcFailure {
        ResultColumns columns = ResultColumns.of(result.getMetaData(), mapping, options.zone());
        OrderRows orders = new OrderRows(columns, mapping, new MappedOrders(mapping, options.currency(), receiver));
        while (result.next()) {
            if (Thread.currentThread().isInterrupted()) {
                throw JdbcFailure.of("jdbc.interrupted");
            }
            rows++;
            orders.add(result, rows);
        }
        orders.end();
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int index = 1;
        for (NamedQuery.Parameter parameter : options.query().parameters()) {
            Instant instant = parameter == NamedQuery.Parameter.FROM ? options.from() : options.to();
            statement.setObject(index++, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
    }

    private Settings begin(Connection connection, boolean postgres) throws SQLException {
        Settings before = new Settings(
                connection.getAutoCommit(),
                connection.isReadOnly(),
                connection.getTransactionIsolation(),
                networkTimeout(connection));
        setNetworkTimeout(connection, (int) options.answerTimeout().toMillis());
        if (postgres
                || connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return before;
    }

    /** Bounds each step on the server, and makes row-level security an error instead of rows that are not there. */
    private void preparePostgres(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET LOCAL statement_timeout = " + options.timeout().toMillis());
            if (!options.policies()) {
                statement.execute("SET LOCAL row_security = off");
            }
        }
    }

    private static int networkTimeout(Connection connection) throws SQLException {
        try {
            return connection.getNetworkTimeout();
        } catch (SQLFeatureNotSupportedException e) {
            return 0;
        }
    }

    private static void setNetworkTimeout(Connection connection, int millis) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, millis);
        } catch (SQLFeatureNotSupportedException e) {
            // The driver bounds its waiting by itself, or by what its address says.
        }
    }

    private static long seconds(Duration length) {
        return Math.max(length.plusMillis(999).toSeconds(), 1);
    }

    /** What the connection was set to: it may be a pool's. */
    private record Settings(boolean autoCommit, boolean readOnly, int isolation, int networkTimeout) {
        /** A connection that is broken cannot be restored, and need not be. */
        void restore(Connection connection) {
            try {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
                connection.setReadOnly(readOnly);
                connection.setTransactionIsolation(isolation);
                setNetworkTimeout(connection, networkTimeout);
            } catch (SQLException e) {
                return;
            }
        }
    }
}
