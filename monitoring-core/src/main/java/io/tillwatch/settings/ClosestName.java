package io.tillwatch.settings;

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
                .map(name -> new Candidate(name, distance(lower, name.toLowerCase(Locale.ROOT))))
                .filter(c -> c.distance() <= limit(c.name()))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private static int limit(String name) {
        return Math.max(name.length() / 3, Math.min(2, name.length() / 2));
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost 1. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
