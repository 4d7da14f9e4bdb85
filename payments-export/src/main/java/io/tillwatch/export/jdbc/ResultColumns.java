package io.tillwatch.export.jdbc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillwatch.export.json.OrderMapping;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns of a result as fields of orders, and of their attempts where a mapping has a list of them. */
final class ResultColumns {
    private final List<Column> order = new ArrayList<>();
    private final List<Column> attempt = new ArrayList<>();
    private final Optional<ZoneId> zone;

    private ResultColumns(Optional<ZoneId> zone) {
        this.zone = zone;
    }

    /** Fails if a column is missing or named twice, or a time has no zone; all columns are told at once. */
    static ResultColumns of(ResultSetMetaData columns, OrderMapping mapping, Optional<ZoneId> zone)
            throws SQLException, JdbcFailure {
        ResultColumns result = new ResultColumns(zone);
        Map<String, String> spellings = new HashMap<>();
        mapping.fields().forEach(names -> names.forEach(name -> spellings.put(name.toLowerCase(Locale.ROOT), name)));
        String list = mapping.attemptList().map(name -> name + ".").orElse("");
        Map<String, ColumnKind> found = new HashMap<>();
        List<String> labels = new ArrayList<>();
        for (int index = 1; index <= columns.getColumnCount(); index++) {
            String label = columns.getColumnLabel(index);
            // Databases fold names that are not quoted.
            String name = spellings.getOrDefault(label.toLowerCase(Locale.ROOT), label);
            ColumnKind kind = ColumnKind.of(columns, index);
            labels.add(label);
            if (found.put(name, kind) != null) {
                throw JdbcFailure.of("jdbc.column-twice", label);
            }
            boolean ofAttempt = !list.isEmpty() && name.startsWith(list) && name.length() > list.length();
            String path = ofAttempt ? name.substring(list.length()) : name;
            (ofAttempt ? result.attempt : result.order).add(new Column(index, label, List.of(path.split("\\.")), kind));
        }
        String items = mapping.itemList().map(name -> name + ".").orElse("");
        List<String> missing = mapping.fields().stream()
                .filter(names -> items.isEmpty() || !names.get(0).startsWith(items))
                .filter(names -> names.stream().noneMatch(name -> holds(found, name)))
                .map(names -> String.join(" / ", names))
                .toList();
        if (!missing.isEmpty()) {
            throw JdbcFailure.of(
                    "jdbc.no-column", missing.size(), String.join(", ", missing), String.join(", ", labels));
        }
        result.checkZone(spellings);
        return result;
    }

    /** A column of JSON holds the fields within it. */
    private static boolean holds(Map<String, ColumnKind> found, String name) {
        if (found.containsKey(name)) {
            return true;
        }
        int dot = name.lastIndexOf('.');
        while (dot > 0) {
            if (found.get(name.substring(0, dot)) == ColumnKind.JSON) {
                return true;
            }
            dot = name.lastIndexOf('.', dot - 1);
        }
        return false;
    }

    private void checkZone(Map<String, String> spellings) throws JdbcFailure {
        List<String> local = new ArrayList<>();
        for (List<Column> columns : List.of(order, attempt)) {
            columns.stream()
                    .filter(column -> column.kind() == ColumnKind.LOCAL_TIME)
                    .filter(column -> spellings.containsKey(column.label().toLowerCase(Locale.ROOT)))
                    .map(Column::label)
                    .forEach(local::add);
        }
        if (zone.isEmpty() && !local.isEmpty()) {
            throw JdbcFailure.of("jdbc.no-zone", local.size(), String.join(", ", local));
        }
    }

    /** Whether rows of one order may stand for its attempts. */
    boolean haveAttempts() {
        return !attempt.isEmpty();
    }

    /** Puts what a row says of the order. */
    void order(ResultSet row, ObjectNode node) throws SQLException {
        for (Column column : order) {
            column.put(row, node, zone);
        }
    }

    /** Puts what a row says of an attempt, and returns whether it says anything. */
    boolean attempt(ResultSet row, ObjectNode node) throws SQLException {
        boolean any = false;
        for (Column column : attempt) {
            any |= column.put(row, node, zone);
        }
        return any;
    }
}
