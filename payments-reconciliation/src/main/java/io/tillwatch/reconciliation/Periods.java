package io.tillwatch.reconciliation;

import io.tillwatch.time.BusinessDay;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The periods that files of one provider say they cover, and whether a day lies in them. */
final class Periods {
    private final BusinessDay day;
    private final List<SourceManifest> declared;
    private final boolean undeclared;

    /** {@code undeclared} is whether a file of the provider says nothing of a period, and so counts as whole. */
    Periods(BusinessDay day, List<SourceManifest> declared, boolean undeclared) {
        this.day = day;
        this.declared = List.copyOf(declared);
        this.undeclared = undeclared;
    }

    /**
     * Whether the day is not wholly in a file, nor in all together. A file of quite another time lacks nothing if there is
     * one that can hold the day.
     */
    boolean lacksDay(SourceManifest file) {
        if (file.covers(day) || isCovered()) {
            return false;
        }
        return touches(file) || !(undeclared || declared.stream().anyMatch(this::touches));
    }

    private boolean isCovered() {
        Instant reached = day.startInclusive();
        List<SourceManifest> inOrder =
                declared.stream().sorted(Comparator.comparing(Periods::from)).toList();
        for (SourceManifest next : inOrder) {
            if (!from(next).isAfter(reached) && to(next).isAfter(reached)) {
                reached = to(next);
            }
        }
        return !reached.isBefore(day.endExclusive());
    }

    private boolean touches(SourceManifest file) {
        return from(file).isBefore(day.endExclusive()) && to(file).isAfter(day.startInclusive());
    }

    private static Instant from(SourceManifest file) {
        return file.from().orElse(Instant.MIN);
    }

    private static Instant to(SourceManifest file) {
        return file.to().orElse(Instant.MAX);
    }
}
