package io.tillwatch.export.jdbc;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.text.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Orders from a shop's database, by a query and a mapping of its columns.
 *
 * <pre>{@code
 * OrderSource orders = JdbcOrderSource.builder(dataSource, OrderMapping.ready("afrigest-postgres")).build();
 * }</pre>
 *
 * <p>A column is the field of its name: {@code SELECT c.phone AS "customer.phone"} gives the field {@code phone} within
 * {@code customer}, and a column of type {@code json} is what it holds. Where the mapping has a list of attempts, columns
 * whose names begin with that list's are fields of an attempt: the rows of one order, which must follow each other, are its
 * attempts, and a row in which they are all null has none.
 *
 * <p>The query runs in one transaction that is read-only, on one snapshot, and its rows are streamed: memory holds one order
 * at a time, and up to 32 bytes for each order where the mapping has a list of attempts. On PostgreSQL, rows that a policy
 * hides are an error unless {@linkplain JdbcOrderSourceBuilder#policies they are wanted}.
 *
 * <p>Immutable; thread-safe if its data source is.
 */
public final class JdbcOrderSource implements OrderSource {
    private final OrderMapping mapping;
    private final JdbcOptions options;

    JdbcOrderSource(OrderMapping mapping, JdbcOptions options) {
        this.mapping = mapping;
        this.options = options;
    }

    /**
     * Begins a source that takes its connections from a data source, one for each reading.
     *
     * @param database gives connections
     * @param mapping says what the columns mean
     * @return a builder with the query and the zone of the mapping, if it has them
     */
    public static JdbcOrderSourceBuilder builder(DataSource database, OrderMapping mapping) {
        return new JdbcOrderSourceBuilder(
                Connections.of(Objects.requireNonNull(database, "database")),
                Objects.requireNonNull(mapping, "mapping"));
    }

    /**
     * Begins a source that opens its connections itself. The database's driver must be on the class path.
     *
     * @param database where it is and as whom it is asked
     * @param mapping says what the columns mean
     * @return a builder with the query and the zone of the mapping, if it has them
     */
    public static JdbcOrderSourceBuilder builder(JdbcAddress database, OrderMapping mapping) {
        return new JdbcOrderSourceBuilder(Connections.of(database), Objects.requireNonNull(mapping, "mapping"));
    }

    /** The mapping's name. */
    @Override
    public String name() {
        return mapping.name();
    }

    @Override
    public SourceResult read(OrderReceiver receiver) {
        if (Thread.currentThread().isInterrupted()) {
            return failed(message("jdbc.interrupted"));
        }
        Optional<Connection> opened;
        try {
            opened = Optional.of(options.connections().open(options.connectTimeout(), options.answerTimeout()));
        } catch (SQLException e) {
            return failed(SqlFailures.connecting(e, options.connections().secrets()));
        }
        JdbcReading reading = new JdbcReading(options, mapping);
        try (Connection connection = opened.get()) {
            reading.read(connection, receiver);
            return SourceResult.complete();
        } catch (JdbcFailure e) {
            return failed(e.reason());
        } catch (SQLException e) {
            return failed(SqlFailures.reading(e, options, reading.rows()));
        }
    }

    private SourceResult failed(Message why) {
        Object what = options.connections().shown().map(Object.class::cast).orElseGet(() -> message("jdbc.database"));
        return SourceResult.failed(message("jdbc.at", what, why));
    }

    static Message message(String key, Object... arguments) {
        return Message.of(JdbcOrderSource.class, key, arguments);
    }

    /** The mapping and the address without parameters; no secret. */
    @Override
    public String toString() {
        return "JdbcOrderSource[" + name()
                + options.connections().shown().map(address -> " at " + address).orElse("") + "]";
    }
}
