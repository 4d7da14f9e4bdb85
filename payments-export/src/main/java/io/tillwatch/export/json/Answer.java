package io.tillwatch.export.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through an answer of a shop without holding it: finds the list of orders, gives its items one by one, and notices
 * everything that makes the answer something else than that list. A recorded exchange, which has the answer as its
 * {@code response.body}, is recognised.
 */
final class Answer {
    /** Numbers are kept as they are written: 1.10 stays 1.10 and nothing goes through a double. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int OK = 200;

    private final Optional<FieldPath> list;
    private final Optional<FieldPath> count;
    private final Items items;
    private final Set<String> found = new LinkedHashSet<>();
    private int lists;
    private long given;
    private boolean stopped;
    private JsonNode announced = MissingNode.getInstance();
    private JsonNode status = MissingNode.getInstance();

    private Answer(Optional<FieldPath> list, Optional<FieldPath> count, Items items) {
        this.list = list;
        this.count = count;
        this.items = items;
    }

    /** Takes the items. */
    interface Items {
        /** Returns whether to go on. */
        boolean item(JsonNode item, long index) throws IOException;
    }

    /**
     * Reads an answer.
     *
     * @return why it is not what was expected, or empty if it is
     */
    static Optional<Message> read(InputStream in, Optional<FieldPath> list, Optional<FieldPath> count, Items items)
            throws IOException {
        Answer answer = new Answer(list, count, items);
        try (JsonParser parser = MAPPER.createParser(in)) {
            if (parser.nextToken() == null) {
                return Optional.of(OrderMapping.message("answer.empty"));
            }
            answer.body(parser, true);
            if (!answer.stopped && parser.nextToken() != null) {
                return Optional.of(OrderMapping.message("answer.trailing"));
            }
        } catch (JsonEOFException e) {
            return Optional.of(
                    OrderMapping.message("answer.truncated", e.getLocation().getLineNr(), answer.given));
        } catch (StreamConstraintsException e) {
            return Optional.of(OrderMapping.message("answer.too-large", e.getOriginalMessage()));
        } catch (JsonParseException e) {
            return Optional.of(OrderMapping.message(
                    "answer.not-json",
                    e.getLocation().getLineNr(),
                    e.getLocation().getColumnNr()));
        }
        return answer.stopped ? Optional.empty() : answer.verdict();
    }

    private void body(JsonParser parser, boolean mayBeExchange) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY && list.isEmpty()) {
            items(parser);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, 0, mayBeExchange);
        } else {
            found.add(shape(parser));
            parser.skipChildren();
        }
    }

    private void object(JsonParser parser, int depth, boolean mayBeExchange) throws IOException {
        while (!stopped && parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (depth == 0) {
                found.add("\"" + name + "\":" + shape(parser));
            }
            if (onTheWay(name, depth)) {
                step(parser, depth);
            } else if (mayBeExchange && name.equals("response") && parser.currentToken() == JsonToken.START_OBJECT) {
                exchange(parser);
            } else {
                sibling(parser, name, depth);
            }
        }
    }

    private String found() {
        String all = String.join(",", found);
        return all.startsWith("\"") ? "{" + all + "}" : all;
    }

    private static String shape(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "{…}";
            case START_ARRAY -> "[…]";
            default -> "…";
        };
    }

    private boolean onTheWay(String name, int depth) {
        return list.isPresent()
                && depth < list.get().names().size()
                && list.get().names().get(depth).equals(name);
    }

    private void step(JsonParser parser, int depth) throws IOException {
        boolean last = depth == list.orElseThrow().names().size() - 1;
        if (last && parser.currentToken() == JsonToken.START_ARRAY) {
            items(parser);
        } else if (!last && parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, depth + 1, false);
        } else {
            parser.skipChildren();
        }
    }

    private void sibling(JsonParser parser, String name, int depth) throws IOException {
        if (depth == 0 && count.isPresent() && count.get().names().get(0).equals(name)) {
            JsonNode value = parser.readValueAsTree();
            announced = count.get().in(MAPPER.createObjectNode().set(name, value));
        } else {
            parser.skipChildren();
        }
    }

    private void exchange(JsonParser parser) throws IOException {
        while (!stopped && parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("body")) {
                found.clear();
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    recordedText(parser.getText());
                } else {
                    body(parser, false);
                }
            } else if (name.equals("status")) {
                status = parser.readValueAsTree();
            } else {
                parser.skipChildren();
            }
        }
    }

    private void recordedText(String text) throws IOException {
        try (JsonParser inner = MAPPER.createParser(text)) {
            if (inner.nextToken() != null) {
                body(inner, false);
            }
        }
    }

    private void items(JsonParser parser) throws IOException {
        lists++;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = parser.readValueAsTree();
            given++;
            if (!items.item(item, given - 1)) {
                stopped = true;
                return;
            }
        }
    }

    private Optional<Message> verdict() {
        if (!status.isMissingNode() && status.asInt() != OK) {
            return Optional.of(OrderMapping.message("answer.status", status.asText()));
        }
        if (lists != 1) {
            String expected = list.map(path -> "{\"" + path + "\":[…]}").orElse("[…]");
            return Optional.of(OrderMapping.message(lists == 0 ? "answer.other" : "answer.twice", expected, found()));
        }
        if (announced.canConvertToLong() && announced.asLong() > given) {
            return Optional.of(OrderMapping.message("answer.partial", given, announced.asLong()));
        }
        return Optional.empty();
    }
}
