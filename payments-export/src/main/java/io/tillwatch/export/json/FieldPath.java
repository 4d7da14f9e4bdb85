package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dotted name of a field, such as {@code paymentDetails.transactionId}. */
record FieldPath(List<String> names) {
    private static final Pattern FORM = Pattern.compile("[^.\\s]+(\\.[^.\\s]+)*");

    FieldPath {
        names = List.copyOf(names);
    }

    static Optional<FieldPath> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new FieldPath(List.of(text.split("\\.")))) : Optional.empty();
    }

    /** The value, or a missing node if there is none on the way. */
    JsonNode in(JsonNode node) {
        JsonNode value = node;
        for (String name : names) {
            value = value.isObject() ? value.path(name) : MissingNode.getInstance();
        }
        return value;
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
