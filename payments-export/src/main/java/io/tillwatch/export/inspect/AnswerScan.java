package io.tillwatch.export.inspect;

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
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Walks through any JSON once and keeps what may matter of it: every list that is not in another one, with its first
 * items, and the single values around them. Memory does not grow with the lists.
 */
final class AnswerScan {
    /** How many items of a list are kept. */
    static final int KEPT = 200;

    private static final int OK = 200;
    private static final int DEEPEST = 5;
    private static final String BODY = "response.body";
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]{0,59}");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final List<Items> lists = new ArrayList<>();
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private Optional<Message> wrong = Optional.empty();
    private int status = OK;

    private AnswerScan() {}

    /**
     * A list.
     *
     * @param path its dotted name; blank if the answer itself is the list
     * @param count how many items it has
     * @param first the first of them
     */
    record Items(String path, long count, List<JsonNode> first) {
        boolean ofObjects() {
            return !first.isEmpty() && first.stream().allMatch(JsonNode::isObject);
        }

        /** The items from another point of view: their keys, to tell two pages apart. */
        List<String> texts() {
            return first.stream().map(JsonNode::toString).toList();
        }
    }

    static AnswerScan of(InputStream in) throws IOException {
        AnswerScan scan = new AnswerScan();
        scan.read(MAPPER.createParser(in));
        scan.unwrap();
        return scan;
    }

    /** Why this is not JSON from its beginning to its end. */
    Optional<Message> wrong() {
        return wrong;
    }

    /** The status of a recorded exchange; 200 for everything else. */
    int status() {
        return status;
    }

    List<Items> lists() {
        return List.copyOf(lists);
    }

    /** Texts, numbers and truth values outside lists, by their dotted names. */
    Map<String, JsonNode> values() {
        return values;
    }

    Optional<Items> list(String path) {
        return lists.stream().filter(list -> list.path().equals(path)).findFirst();
    }

    private void read(JsonParser source) throws IOException {
        try (JsonParser parser = source) {
            if (parser.nextToken() == null) {
                wrong = Optional.of(message("answer.empty"));
                return;
            }
            value(parser, "", 0);
            if (parser.nextToken() != null) {
                wrong = Optional.of(message("answer.trailing"));
            }
        } catch (JsonEOFException e) {
            wrong = Optional.of(message("answer.truncated", e.getLocation().getLineNr()));
        } catch (StreamConstraintsException e) {
            wrong = Optional.of(message("answer.too-large"));
        } catch (JsonParseException e) {
            wrong = Optional.of(message(
                    "answer.not-json",
                    e.getLocation().getLineNr(),
                    e.getLocation().getColumnNr()));
        }
    }

    private void value(JsonParser parser, String path, int depth) throws IOException {
        switch (parser.currentToken()) {
            case START_ARRAY -> items(parser, path);
            case START_OBJECT -> {
                if (depth == DEEPEST) {
                    parser.skipChildren();
                } else {
                    object(parser, path, depth);
                }
            }
            default -> values.put(path, parser.readValueAsTree());
        }
    }

    private void object(JsonParser parser, String path, int depth) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (isPlain(name)) {
                value(parser, path.isEmpty() ? name : path + "." + name, depth + 1);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** A name that a programmer gave, which may be shown; not an address or a phone number that is used as a key. */
    static boolean isPlain(String name) {
        return NAME.matcher(name).matches();
    }

    private void items(JsonParser parser, String path) throws IOException {
        List<JsonNode> first = new ArrayList<>();
        long count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            count++;
            if (first.size() < KEPT) {
                first.add(parser.readValueAsTree());
            } else {
                parser.skipChildren();
            }
        }
        lists.add(new Items(path, count, first));
    }

    /** A recorded exchange has the answer as its body, as JSON or as text. */
    private void unwrap() throws IOException {
        JsonNode text = values.get(BODY);
        JsonNode recordedStatus = values.get("response.status");
        if (text != null && text.isTextual() && wrong.isEmpty()) {
            status = recordedStatus == null ? OK : recordedStatus.asInt(OK);
            lists.clear();
            values.clear();
            read(MAPPER.createParser(text.textValue()));
            return;
        }
        String prefix = BODY + ".";
        boolean recorded =
                lists.stream().anyMatch(l -> l.path().equals(BODY) || l.path().startsWith(prefix))
                        || values.keySet().stream().anyMatch(path -> path.startsWith(prefix));
        if (!recorded) {
            return;
        }
        status = recordedStatus == null ? OK : recordedStatus.asInt(OK);
        List<Items> inner = new ArrayList<>();
        for (Items list : lists) {
            if (list.path().equals(BODY) || list.path().startsWith(prefix)) {
                String path = list.path().equals(BODY) ? "" : list.path().substring(prefix.length());
                inner.add(new Items(path, list.count(), list.first()));
            }
        }
        Map<String, JsonNode> around = new LinkedHashMap<>();
        values.forEach((path, value) -> {
            if (path.startsWith(prefix)) {
                around.put(path.substring(prefix.length()), value);
            }
        });
        lists.clear();
        lists.addAll(inner);
        values.clear();
        values.putAll(around);
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(SourceInspector.class, key, arguments);
    }
}
