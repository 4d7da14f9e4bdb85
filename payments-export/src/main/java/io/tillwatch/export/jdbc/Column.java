package io.tillwatch.export.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tillwatch.export.json.ShopNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A column of a result, and where its values go.
 *
 * @param index from 1
 * @param label as the database names it
 * @param path the field of the order, or of the attempt
 * @param kind how it is read
 */
record Column(int index, String label, List<String> path, ColumnKind kind) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int LAST_YEAR = 9999;

    Column {
        path = List.copyOf(path);
    }

    /** Puts the value of the row into an order, and returns whether there is one. */
    boolean put(ResultSet row, ObjectNode order, Optional<ZoneId> zone) throws SQLException {
        ObjectNode parent = order;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = parent.get(name) instanceof ObjectNode child ? child : parent.putObject(name);
        }
        JsonNode value = value(row, zone);
        parent.set(path.get(path.size() - 1), value);
        return !value.isNull();
    }

    private JsonNode value(ResultSet row, Optional<ZoneId> zone) throws SQLException {
        return switch (kind) {
            case INSTANT -> instant(row);
            case LOCAL_TIME -> localTime(row, zone);
            case JSON -> json(row);
            case NUMBER -> row.getObject(index) instanceof Number number ? ShopNumbers.exact(number) : text(row);
            case TRUTH -> truth(row);
            case TEXT -> text(row);
        };
    }

    private JsonNode text(ResultSet row) throws SQLException {
        String text = row.getString(index);
        return text == null ? NullNode.getInstance() : TextNode.valueOf(text);
    }

    private JsonNode truth(ResultSet row) throws SQLException {
        boolean truth = row.getBoolean(index);
        return row.wasNull() ? NullNode.getInstance() : BooleanNode.valueOf(truth);
    }

    /** What is no instant, such as infinity, stays as the database writes it and is refused by whoever reads it. */
    private JsonNode instant(ResultSet row) throws SQLException {
        OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
        return time == null || isOutOfBounds(time.getYear())
                ? text(row)
                : TextNode.valueOf(
                        time.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString());
    }

    /** A time that the zone has not, or has twice, stays without offset: it is not known which instant it is. */
    private JsonNode localTime(ResultSet row, Optional<ZoneId> zone) throws SQLException {
        LocalDateTime time = row.getObject(index, LocalDateTime.class);
        if (time == null || zone.isEmpty() || isOutOfBounds(time.getYear())) {
            return text(row);
        }
        List<ZoneOffset> offsets = zone.get().getRules().getValidOffsets(time);
        return offsets.size() == 1
                ? TextNode.valueOf(time.toInstant(offsets.get(0)).toString())
                : TextNode.valueOf(time.toString());
    }

    private static boolean isOutOfBounds(int year) {
        return year < 0 || year > LAST_YEAR;
    }

    private JsonNode json(ResultSet row) throws SQLException {
        String text = row.getString(index);
        try {
            return text == null ? NullNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
