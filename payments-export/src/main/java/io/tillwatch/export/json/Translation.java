package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a shop's words into ours.
 *
 * @param from where the word stands
 * @param words ours by theirs
 * @param missing ours when there is none; empty if that is not said
 */
record Translation<T>(Field from, Map<String, T> words, Optional<T> missing) {
    Translation {
        words = Map.copyOf(words);
    }

    /** The shop's word, empty if there is none. */
    String word(JsonNode node) {
        return from.text(node);
    }

    /** Empty for a word that is not known, and for no word if nothing is said for that. */
    Optional<T> of(JsonNode node) {
        String word = word(node);
        return word.isEmpty() ? missing : Optional.ofNullable(words.get(word));
    }
}
