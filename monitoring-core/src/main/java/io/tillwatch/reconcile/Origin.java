package io.tillwatch.reconcile;

import java.util.Objects;

/**
 * Where a record was read, as evidence.
 *
 * @param source a file's name or a source's name
 * @param line from 1; 0 when the source has no lines
 */
public record Origin(String source, long line) implements Comparable<Origin> {
    /** Checks the bounds. */
    public Origin {
        Objects.requireNonNull(source, "source");
        if (line < 0) {
            throw new IllegalArgumentException("line must be at least 0, but was " + line);
        }
    }

    @Override
    public int compareTo(Origin other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : Long.compare(line, other.line);
    }

    /** Source and line, such as {@code mtn.csv:12}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
