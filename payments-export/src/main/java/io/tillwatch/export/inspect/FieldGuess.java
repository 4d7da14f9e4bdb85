package io.tillwatch.export.inspect;

import io.tillwatch.text.Message;
import java.util.List;
import java.util.Objects;

/**
 * What a key of a mapping seems to be in a shop's orders.
 *
 * @param key the key of the mapping, such as {@code order.due}
 * @param fields dotted names of the shop's fields, the first one with a value counts; never empty
 * @param certainty how sure this is
 * @param why what speaks for it
 * @param example a value, shortened; blank where a value could tell who somebody is
 */
public record FieldGuess(String key, List<String> fields, Certainty certainty, Message why, String example) {
    /** Copies the fields. */
    public FieldGuess {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields must not be empty");
        }
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(certainty, "certainty");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(example, "example");
    }

    /** How sure a guess is. */
    public enum Certainty {
        /** Name and values say the same. */
        SURE,
        /** The values fit, and so does the name, but others would fit as well or some values are missing. */
        LIKELY,
        /** Something must be named, and nothing better is there. */
        GUESS
    }
}
