package io.tillwatch.reconcile;

import io.tillwatch.text.EditDistance;

/** References as people type them. */
final class References {
    private static final int SLIPS = 2;

    private References() {}

    /** Whether two references differ by one or two slips, and are long enough for that to mean something. */
    static boolean areNear(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        return shorter > 2 * SLIPS && Math.abs(a.length() - b.length()) <= SLIPS && EditDistance.of(a, b) <= SLIPS;
    }
}
