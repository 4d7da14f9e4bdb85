package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A field with fall-backs: the first of some paths that has a value. Null and blank texts are no values.
 *
 * @param paths where it may stand
 * @param part what of its text counts: the only group of a pattern for all of it; empty for all of it
 */
record Field(List<FieldPath> paths, Optional<Pattern> part) {
    static final Field NONE = new Field(List.of());

    Field {
        paths = List.copyOf(paths);
    }

    Field(List<FieldPath> paths) {
        this(paths, Optional.empty());
    }

    boolean isNone() {
        return paths.isEmpty();
    }

    /** The first value, or a missing node. */
    JsonNode in(JsonNode node) {
        for (FieldPath path : paths) {
            JsonNode value = path.in(node);
            if (hasValue(value)) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    /** The first text, number or truth value as written; empty if there is none. */
    String text(JsonNode node) {
        for (FieldPath path : paths) {
            JsonNode value = path.in(node);
            if (value.isValueNode() && hasValue(value)) {
                return part(value.asText());
            }
        }
        return "";
    }

    private String part(String text) {
        if (part.isEmpty()) {
            return text;
        }
        Matcher matcher = part.get().matcher(text);
        return matcher.matches() ? String.valueOf(matcher.group(1)) : "";
    }

    static boolean hasValue(JsonNode value) {
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isBlank());
    }

    @Override
    public String toString() {
        return paths.stream().map(FieldPath::toString).collect(Collectors.joining(" or "));
    }
}
