package io.tillwatch.export.mongo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tillwatch.export.json.ShopNumbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bson.BsonArray;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * Documents as the JSON that a shop's API makes of them: keys are their hexadecimal digits, times are ISO 8601 in UTC,
 * numbers are what they are.
 */
final class BsonOrders {
    private static final int LAST_YEAR = 9999;

    private BsonOrders() {}

    static ObjectNode json(BsonDocument document) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        document.forEach((name, value) -> node.set(name, json(value)));
        return node;
    }

    private static JsonNode json(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOCUMENT -> json(value.asDocument());
            case ARRAY -> array(value.asArray());
            case STRING -> TextNode.valueOf(value.asString().getValue());
            case SYMBOL -> TextNode.valueOf(value.asSymbol().getSymbol());
            case OBJECT_ID -> TextNode.valueOf(value.asObjectId().getValue().toHexString());
            case DATE_TIME -> time(value.asDateTime().getValue());
            case INT32 -> LongNode.valueOf(value.asInt32().getValue());
            case INT64 -> LongNode.valueOf(value.asInt64().getValue());
            case DOUBLE -> ShopNumbers.exact(value.asDouble().getValue());
            case DECIMAL128 -> decimal(value.asDecimal128().getValue());
            case BOOLEAN -> BooleanNode.valueOf(value.asBoolean().getValue());
            case NULL, UNDEFINED -> NullNode.getInstance();
            case BINARY ->
                value.asBinary().getType() == BsonBinarySubType.UUID_STANDARD.getValue()
                        ? TextNode.valueOf(value.asBinary().asUuid().toString())
                        : TextNode.valueOf(value.getBsonType().name());
            default -> TextNode.valueOf(value.getBsonType().name());
        };
    }

    private static JsonNode array(BsonArray values) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> node.add(json(value)));
        return node;
    }

    /** What no calendar holds stays a number, which is no time. */
    private static JsonNode time(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year < 0 || year > LAST_YEAR ? LongNode.valueOf(millis) : TextNode.valueOf(instant.toString());
    }

    private static JsonNode decimal(Decimal128 number) {
        if (number.isNaN() || number.isInfinite()) {
            return TextNode.valueOf(number.toString());
        }
        // A negative zero has no value of its own.
        return DecimalNode.valueOf(new BigDecimal(number.toString()));
    }
}
