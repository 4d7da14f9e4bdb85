package io.tillwatch.settings;

import io.tillwatch.text.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody probably meant. */
public final class ClosestName {
    private ClosestName() {}

    /**
     * The known name closest to a wrong one.
     *
     * @param wrong what was written
     * @param known the names that exist
     * @return the one with the fewest changed, missing, added or swapped letters, case ignored; empty if they
     *     would be more than a third of its letters; in short names two may be, but not more than half. Of equals the
     *     first in alphabetical order.
     */
    public static Optional<String> to(String wrong, Collection<String> known) {
        record Candidate(String name, int distance) {}
        String lower = wrong.toLowerCase(Locale.ROOT);
        return known.stream()
                // The distance is never less; a text of any length costs nothing.
                .filter(name -> Math.abs(name.length() - lower.length()) <= limit(name))
                .map(name -> new Candidate(name, EditDistance.of(lower, name.toLowerCase(Locale.ROOT))))
                .filter(c -> c.distance() <= limit(c.name()))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private static int limit(String name) {
        return Math.max(name.length() / 3, Math.min(2, name.length() / 2));
    }
}
