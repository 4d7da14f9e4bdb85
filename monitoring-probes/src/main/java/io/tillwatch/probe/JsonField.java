package io.tillwatch.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** One value of a JSON document, compared and shown with care. */
final class JsonField {
    /** The most characters of a value that are ever shown. */
    static final int MAX_SHOWN = 60;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;

    private JsonField(JsonNode node) {
        this.node = node;
    }

    /** A whole document. */
    record Document(JsonNode root) {
        JsonField at(String path) {
            JsonNode node = root;
            for (String step : path.split("\\.", -1)) {
                node = node.isArray() && step.matches("\\d{1,6}") ? node.path(Integer.parseInt(step)) : node.path(step);
            }
            return new JsonField(node);
        }
    }

    /** The document, or nothing if it is none. */
    static Optional<Document> read(byte[] body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            return root.isMissingNode() ? Optional.empty() : Optional.of(new Document(root));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            // Bytes that are no text in any of the encodings of JSON.
            return Optional.empty();
        }
    }

    boolean equalsText(String expected) {
        if (node.isNumber()) {
            return number(expected)
                    .filter(n -> n.compareTo(node.decimalValue()) == 0)
                    .isPresent();
        }
        return node.isValueNode() && !node.isNull() && node.asText().equals(expected);
    }

    /** What may be told of it; nothing if it is not there. */
    Optional<String> shown() {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (node.isContainerNode()) {
            return Optional.of(node.isArray() ? "[…]" : "{…}");
        }
        return Optional.of(cut(node.asText()));
    }

    static String cut(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.codePointCount(0, line.length()) <= MAX_SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_SHOWN - 1)) + "…";
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
