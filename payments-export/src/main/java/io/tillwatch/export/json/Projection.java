package io.tillwatch.export.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an order that a mapping reads. An order that is read through it has these fields and no others, which
 * takes a fraction of the time and memory of the whole.
 *
 * <p>Not changed after it was made, and then thread-safe.
 */
final class Projection {
    private final Map<String, Projection> parts = new HashMap<>();
    /** The parts by the lengths of their names. */
    private final List<List<Part>> named = new ArrayList<>();

    private boolean whole;

    private Projection() {}

    /** A field by its name, and what of it is wanted. */
    record Part(String name, Projection fields) {
        private boolean isNamed(byte[] json, int from) {
            for (int i = 0; i < name.length(); i++) {
                if (json[from + i] != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Those fields; the names are dotted, and a list on the way to a field stands for all its items. */
    static Projection of(List<List<String>> fields) {
        Projection all = new Projection();
        for (List<String> names : fields) {
            names.forEach(name -> all.add(List.of(name.split("\\."))));
        }
        return all;
    }

    /** That field alone. */
    static Projection of(Field field) {
        return of(List.of(field.paths().stream().map(FieldPath::toString).toList()));
    }

    private void add(List<String> names) {
        Projection part = this;
        for (String name : names) {
            part = part.parts.computeIfAbsent(name, part::named);
        }
        part.whole = true;
    }

    private Projection named(String name) {
        Projection fields = new Projection();
        while (named.size() <= name.length()) {
            named.add(new ArrayList<>(0));
        }
        named.get(name.length()).add(new Part(name, fields));
        return fields;
    }

    /** The field of a name that stands in ASCII between two indices; null if it is not wanted. */
    @Nullable
    Part part(byte[] json, int from, int to) {
        if (whole) {
            return new Part(new String(json, from, to - from, StandardCharsets.ISO_8859_1), this);
        }
        if (to - from < named.size()) {
            List<Part> sameLength = named.get(to - from);
            for (int i = 0; i < sameLength.size(); i++) {
                if (sameLength.get(i).isNamed(json, from)) {
                    return sameLength.get(i);
                }
            }
        }
        return null;
    }

    /**
     * Reads the value that the parser stands at: an object without what is not wanted; a list of such; anything else as
     * it is. Like the mapper reads it, but without what that does once for each call.
     */
    JsonNode read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.INT
                        ? IntNode.valueOf(parser.getIntValue())
                        : parser.readValueAsTree();
            default -> parser.readValueAsTree();
        };
    }

    private JsonNode object(JsonParser parser) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            Projection part = whole ? this : parts.get(name);
            parser.nextToken();
            if (part == null) {
                parser.skipChildren();
            } else {
                object.set(name, part.read(parser));
            }
        }
        return object;
    }

    private JsonNode list(JsonParser parser) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser));
        }
        return list;
    }
}
