package io.tillwatch.export.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two revisions. Both files are sorted alike, so one pass over both is enough; a row that moved
 * because its time of payment changed is first seen as removed and added, and then as changed.
 */
final class RevisionDiff {
    /** More changed rows are counted, not listed. */
    private static final int LISTED = 1000;

    private static final Comparator<CSVRecord> ORDER = Comparator.comparing(RevisionDiff::at)
            .thenComparing(r -> r.get("order_id"))
            .thenComparingInt(r -> Integer.parseInt(r.get("attempt")));

    /** An order that nobody had tried to pay has attempt 0, and 1 once somebody has: that is one row which changed. */
    private record Key(String orderId, int attempt) {
        static Key of(CSVRecord row) {
            return new Key(row.get("order_id"), Math.max(1, Integer.parseInt(row.get("attempt"))));
        }
    }

    private final Map<Key, CSVRecord> removed = new LinkedHashMap<>();
    private final Map<Key, CSVRecord> added = new LinkedHashMap<>();
    private final List<DayManifest.ChangedRow> rows = new ArrayList<>();
    private long removedBeyond;
    private long addedBeyond;
    private Optional<Instant> earliestBeyond = Optional.empty();
    private long changed;

    private RevisionDiff() {}

    /** If the earlier file is gone or cannot be read, everything counts as added. */
    static RevisionDiff between(Path before, NewFile now) throws IOException {
        RevisionDiff diff = new RevisionDiff();
        try (CSVParser then = parse(Files.exists(before) ? before : null);
                CSVParser today = parse(now.written())) {
            diff.merge(then.iterator(), today.iterator());
        }
        return diff;
    }

    private static CSVParser parse(@Nullable Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return file == null
                ? CSVParser.parse("order_id,attempt\r\n", format)
                : CSVParser.parse(file, StandardCharsets.UTF_8, format);
    }

    private void merge(Iterator<CSVRecord> before, Iterator<CSVRecord> now) {
        CSVRecord b = next(before);
        CSVRecord n = next(now);
        while (b != null || n != null) {
            int order = b == null ? 1 : n == null ? -1 : ORDER.compare(b, n);
            if (order < 0 && b != null) {
                removed(b);
                b = next(before);
            } else if (order > 0 && n != null) {
                added(n);
                n = next(now);
            } else if (b != null && n != null) {
                if (!b.toList().equals(n.toList())) {
                    changed(b, n);
                }
                b = next(before);
                n = next(now);
            }
        }
    }

    private void removed(CSVRecord row) {
        CSVRecord same = added.remove(Key.of(row));
        if (same != null) {
            changed(row, same);
        } else if (removed.size() < LISTED) {
            removed.put(Key.of(row), row);
        } else {
            removedBeyond++;
            Instant created = Instant.parse(row.get("created_at"));
            earliestBeyond = Optional.of(earliestBeyond.filter(created::isAfter).orElse(created));
        }
    }

    private void added(CSVRecord row) {
        CSVRecord same = removed.remove(Key.of(row));
        if (same != null) {
            changed(same, row);
        } else if (added.size() < LISTED) {
            added.put(Key.of(row), row);
        } else {
            addedBeyond++;
        }
    }

    private void changed(CSVRecord before, CSVRecord now) {
        changed++;
        List<String> columns = new ArrayList<>();
        for (String column : now.getParser().getHeaderNames()) {
            if (!before.isMapped(column) || !before.get(column).equals(now.get(column))) {
                columns.add(column);
            }
        }
        list(now, "changed", columns);
    }

    private void list(CSVRecord row, String change, List<String> columns) {
        if (rows.size() < LISTED) {
            rows.add(new DayManifest.ChangedRow(row.get("order_id"), row.get("attempt"), change, columns));
        }
    }

    /** To be asked for once. */
    DayManifest.Changes changes(String supersedes) {
        removed.values().forEach(row -> list(row, "removed", List.of()));
        added.values().forEach(row -> list(row, "added", List.of()));
        return new DayManifest.Changes(
                supersedes, added.size() + addedBeyond, removed.size() + removedBeyond, changed, rows);
    }

    /** When the earliest of the orders was created that have rows which are gone. */
    Optional<Instant> earliestRemoved() {
        return Stream.concat(
                        removed.values().stream().map(row -> Instant.parse(row.get("created_at"))),
                        earliestBeyond.stream())
                .min(Comparator.naturalOrder());
    }

    private static Instant at(CSVRecord row) {
        boolean paid =
                row.get("status").equals("SUCCEEDED") && !row.get("paid_at").isEmpty();
        return Instant.parse(row.get(paid ? "paid_at" : "created_at"));
    }

    private static @Nullable CSVRecord next(Iterator<CSVRecord> rows) {
        return rows.hasNext() ? rows.next() : null;
    }
}
