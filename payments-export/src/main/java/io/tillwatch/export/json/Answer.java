package io.tillwatch.export.json;

import com.fasterxml.jackson.core.JsonLocation;
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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an answer of a shop without holding it: finds the list of orders, gives its items one by one, and notices
 * everything that makes the answer something else than that list. A recorded exchange, which has the answer as its
 * {@code response.body}, is recognised.
 */
final class Answer {
    /** Numbers are kept as they are written: 1.10 stays 1.10 and nothing goes through a double. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int OK = 200;

    private final Optional<FieldPath> list;
    private final List<FieldPath> asides;
    private final boolean recorded;
    private final Items items;
    private final Map<FieldPath, JsonNode> values = new HashMap<>();
    private final Set<String> found = new LinkedHashSet<>();
    private @Nullable AnswerInput input;
    private int lists;
    private long given;
    private boolean stopped;
    private boolean trailing;
    private boolean interrupted;
    private JsonNode status = MissingNode.getInstance();

    private Answer(Optional<FieldPath> list, List<FieldPath> asides, boolean recorded, Items items) {
        this.list = list;
        this.asides = asides;
        this.recorded = recorded;
        this.items = items;
    }

    /** Takes the items. */
    interface Items {
        /** Returns whether to go on. */
        boolean item(Item item, long index) throws IOException;
    }

    /**
     * What an answer held.
     *
     * @param wrong why it is not what was expected, or empty if it is
     * @param given how many items it gave
     * @param values what stands beside the list at the paths that were asked for
     */
    record Reading(Optional<Message> wrong, long given, Map<FieldPath, JsonNode> values) {
        Reading {
            values = Map.copyOf(values);
        }

        /** A number beside the list; empty if there is none, or it is none. */
        Optional<Long> number(Optional<FieldPath> path) {
            return path.map(p -> values.getOrDefault(p, MissingNode.getInstance()))
                    .filter(JsonNode::canConvertToLong)
                    .map(JsonNode::asLong);
        }

        /** A text or number beside the list as a text; empty if there is none. */
        String text(FieldPath path) {
            JsonNode value = values.getOrDefault(path, MissingNode.getInstance());
            return value.isValueNode() && Field.hasValue(value) ? value.asText() : "";
        }
    }

    /** Reads an answer as it was saved: itself, or a recorded exchange around it. */
    static Reading saved(InputStream in, Optional<FieldPath> list, Optional<FieldPath> count, Items items)
            throws IOException {
        return new Answer(list, count.stream().toList(), true, items).read(in);
    }

    /** Reads an answer as it just came. */
    static Reading live(InputStream in, Optional<FieldPath> list, List<FieldPath> asides, Items items)
            throws IOException {
        return new Answer(list, asides, false, items).read(in);
    }

    private Reading read(InputStream in) throws IOException {
        Optional<Message> wrong = wrong(in);
        return new Reading(wrong, given, values);
    }

    private Optional<Message> wrong(InputStream in) throws IOException {
        AnswerInput kept = new AnswerInput(in);
        try (JsonParser parser = MAPPER.createParser(kept)) {
            input = kept;
            if (parser.nextToken() == null) {
                return Optional.of(OrderMapping.message("answer.empty"));
            }
            try {
                body(parser, recorded);
            } catch (NumberFormatException e) {
                throw UnreadableAnswerException.number(kept.place(parser.currentTokenLocation()));
            }
            if (interrupted) {
                return Optional.of(OrderMapping.message("answer.interrupted"));
            }
            if (stopped) {
                return Optional.empty();
            }
            return trailing || parser.nextToken() != null
                    ? Optional.of(OrderMapping.message("answer.trailing"))
                    : verdict();
        } catch (JsonEOFException e) {
            return Optional.of(
                    OrderMapping.message("answer.truncated", e.getLocation().getLineNr(), given));
        } catch (StreamConstraintsException e) {
            return Optional.of(OrderMapping.message("answer.too-large", e.getOriginalMessage()));
        } catch (JsonParseException e) {
            return Optional.of(UnreadableAnswerException.notJson(kept.place(e.getLocation()))
                    .reason());
        } catch (UnreadableAnswerException e) {
            return Optional.of(e.reason());
        }
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
        List<FieldPath> wanted =
                asides.stream().filter(path -> isOnTheWayTo(path, name, depth)).toList();
        if (wanted.isEmpty()) {
            parser.skipChildren();
            return;
        }
        JsonNode value = parser.readValueAsTree();
        for (FieldPath path : wanted) {
            JsonNode node =
                    new FieldPath(path.names().subList(depth + 1, path.names().size())).in(value);
            values.put(path, node);
        }
    }

    /** The objects around the list are those on the way to it. */
    private boolean isOnTheWayTo(FieldPath path, String name, int depth) {
        return path.names().size() > depth
                && path.names().get(depth).equals(name)
                && (depth == 0
                        || path.names()
                                .subList(0, depth)
                                .equals(list.orElseThrow().names().subList(0, depth)));
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
        input = null;
        try (JsonParser inner = MAPPER.createParser(text)) {
            if (inner.nextToken() != null) {
                body(inner, false);
                trailing |= !stopped && inner.nextToken() != null;
            }
        }
    }

    private void items(JsonParser parser) throws IOException {
        lists++;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (Thread.currentThread().isInterrupted()) {
                interrupted = true;
                stopped = true;
                return;
            }
            Item item = item(parser);
            given++;
            if (!items.item(item, given - 1)) {
                stopped = true;
                return;
            }
        }
    }

    /** Objects are not read here; what they say is read by those who want to know it. */
    private Item item(JsonParser parser) throws IOException {
        JsonLocation token = parser.currentTokenLocation();
        long start = token.getByteOffset();
        if (input == null || start < 0 || !parser.isExpectedStartObjectToken()) {
            start = position(parser);
            JsonNode node = parser.readValueAsTree();
            return new Item.Tree(node, position(parser) - start);
        }
        Item.Text aside = input.aside(start);
        if (aside != null) {
            parser.nextToken();
            return aside;
        }
        Place place = input.place(token);
        input.keepFrom(start);
        parser.skipChildren();
        JsonLocation end = parser.currentLocation();
        Item.Text text = new Item.Text(input.keptUntil(end.getByteOffset()), place);
        input.readOne(end);
        return text;
    }

    private static long position(JsonParser parser) {
        JsonLocation at = parser.currentLocation();
        return Math.max(at.getByteOffset(), at.getCharOffset());
    }

    private Optional<Message> verdict() {
        if (!status.isMissingNode() && status.asInt() != OK) {
            return Optional.of(OrderMapping.message("answer.status", status.asText()));
        }
        if (lists != 1) {
            String expected = list.map(path -> "{\"" + path + "\":[…]}").orElse("[…]");
            return Optional.of(OrderMapping.message(lists == 0 ? "answer.other" : "answer.twice", expected, found()));
        }
        return Optional.empty();
    }
}
