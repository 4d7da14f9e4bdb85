package io.tillwatch.export.inspect;

import io.tillwatch.export.inspect.Finding.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a source of orders really answers. Immutable; holds no secret and no personal data.
 *
 * @param source the address without its query, or the file
 * @param requests how many requests were sent, sign-in included; 0 for a file
 * @param answer the status and shape of the answer that was looked at; empty if there was none
 * @param findings everything that is known, sorted by topic
 * @param fields what the keys of a mapping seem to be, as far as they were found
 * @param readyMapping the name of the ready mapping that fits; empty if none does
 * @param mapping a mapping that reads the orders, as the text of its file; empty if something it needs was not found
 */
public record Inspection(
        String source,
        int requests,
        Optional<Answered> answer,
        List<Finding> findings,
        List<FieldGuess> fields,
        Optional<String> readyMapping,
        Optional<String> mapping) {
    /** Copies the lists and sorts the findings. */
    public Inspection {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(answer, "answer");
        findings =
                findings.stream().sorted(Comparator.comparing(Finding::topic)).toList();
        fields = List.copyOf(fields);
        Objects.requireNonNull(readyMapping, "readyMapping");
        Objects.requireNonNull(mapping, "mapping");
    }

    /**
     * The answer that was looked at.
     *
     * @param status the HTTP status; 200 for a file
     * @param contentType without parameters, in lower case; blank if unknown
     * @param list the dotted name of the list of orders; blank if the answer itself is the list
     * @param orders how many orders it holds
     * @param total how many the shop says it has; empty if it does not say
     */
    public record Answered(int status, String contentType, String list, long orders, Optional<Long> total) {
        /** Checks that all are given. */
        public Answered {
            Objects.requireNonNull(contentType, "contentType");
            Objects.requireNonNull(list, "list");
            Objects.requireNonNull(total, "total");
        }
    }

    /**
     * The strongest level of its findings.
     *
     * @return {@link Level#INFO} if nothing asks for more
     */
    public Level level() {
        return findings.stream()
                .map(Finding::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.INFO);
    }
}
