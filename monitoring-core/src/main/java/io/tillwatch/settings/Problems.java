package io.tillwatch.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one file, so that all are told at once. Not thread-safe. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Starts without problems. */
    public Problems() {}

    /**
     * Adds a problem.
     *
     * @param problem what is wrong
     */
    public void add(Problem problem) {
        found.add(problem);
    }

    /**
     * Whether there is an error: what was read must not be used.
     *
     * @return true if there is at least one; warnings do not count
     */
    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /**
     * Whether there are none.
     *
     * @return true if nothing is wrong, and nothing should be otherwise
     */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * All problems, in the order of the file.
     *
     * @return a copy, sorted by file, line and column
     */
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparing((Problem p) -> p.place().file())
                        .thenComparingInt(p -> p.place().line())
                        .thenComparingInt(p -> p.place().column())
                        .thenComparing(Problem::key))
                .toList();
    }
}
