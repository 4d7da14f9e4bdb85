package io.tillwatch.export.jdbc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.export.json.MappedOrders;
import io.tillwatch.export.json.OrderMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows together to orders. Without columns of attempts each row is an order; with them, rows that follow each other
 * and have the same order are one, and each stands for an attempt.
 */
final class OrderRows {
    /** More rows of one order are a join that went wrong. */
    private static final int MOST_ATTEMPTS = 10_000;

    private static final int SHOWN = 40;

    private final ResultColumns columns;
    private final List<String> list;
    private final MappedOrders orders;
    private final OrderKeys seen = new OrderKeys();
    private @Nullable Pending pending;

    OrderRows(ResultColumns columns, OrderMapping mapping, MappedOrders orders) {
        this.columns = columns;
        this.list =
                mapping.attemptList().map(name -> List.of(name.split("\\."))).orElse(List.of());
        this.orders = orders;
    }

    private static final class Pending {
        private final Optional<String> id;
        private final ObjectNode order;
        private final long row;
        private final ArrayNode attempts = JsonNodeFactory.instance.arrayNode();
        private boolean differs;

        Pending(Optional<String> id, ObjectNode order, long row) {
            this.id = id;
            this.order = order;
            this.row = row;
        }
    }

    void add(ResultSet row, long number) throws SQLException, JdbcFailure {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        columns.order(row, order);
        if (!columns.haveAttempts()) {
            orders.give(order, position(number));
            return;
        }
        ObjectNode attempt = JsonNodeFactory.instance.objectNode();
        boolean any = columns.attempt(row, attempt);
        Optional<String> id = orders.idOf(order);
        Pending current = pending;
        if (current != null && id.isPresent() && id.equals(current.id)) {
            current.differs |= !current.order.equals(order);
        } else {
            end();
            current = begin(id, order, number);
        }
        if (any) {
            current.attempts.add(attempt);
        }
        if (current.attempts.size() > MOST_ATTEMPTS) {
            throw JdbcFailure.of("jdbc.too-many-attempts", shown(id.orElse("")), MOST_ATTEMPTS);
        }
    }

    private Pending begin(Optional<String> id, ObjectNode order, long number) throws JdbcFailure {
        if (id.isPresent() && !seen.add(id.get())) {
            throw JdbcFailure.of("jdbc.not-together", shown(id.get()));
        }
        Pending begun = new Pending(id, order, number);
        pending = begun;
        return begun;
    }

    /** Gives the last order. */
    void end() {
        Pending last = pending;
        pending = null;
        if (last == null) {
            return;
        }
        ObjectNode parent = last.order;
        for (String name : list.subList(0, list.size() - 1)) {
            parent = parent.get(name) instanceof ObjectNode child ? child : parent.putObject(name);
        }
        parent.set(list.get(list.size() - 1), last.attempts);
        if (last.differs) {
            orders.reject(last.order, position(last.row), JdbcOrderSource.message("reason.ROWS_DIFFER"));
        } else {
            orders.give(last.order, position(last.row));
        }
    }

    private static String position(long number) {
        return "row " + number;
    }

    private static String shown(String id) {
        return id.length() <= SHOWN ? id : id.substring(0, SHOWN) + "…";
    }
}
