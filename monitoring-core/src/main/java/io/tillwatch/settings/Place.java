package io.tillwatch.settings;

import java.util.Objects;

/**
 * Where something stands in a file.
 *
 * @param file the file's name as the user gave it
 * @param line from 1; 0 when only the file is known
 * @param column from 1; 0 when only the file is known
 */
public record Place(String file, int line, int column) {
    /** Checks the bounds. */
    public Place {
        Objects.requireNonNull(file, "file");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException(
                    "line and column must be at least 0, but were " + line + " and " + column);
        }
    }

    /**
     * A whole file.
     *
     * @param file the file's name as the user gave it
     * @return a place without line and column
     */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /** The file, line and column, such as {@code tillwatch.yaml:4:9}. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
