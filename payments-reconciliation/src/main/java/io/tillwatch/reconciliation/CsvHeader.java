package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The header of a file: where its columns are, or everything that is wrong with it. */
final class CsvHeader {
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Message> problems = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final int width;
    private final String file;

    private CsvHeader(String file, int width) {
        this.file = file;
        this.width = width;
    }

    /**
     * Reads it.
     *
     * @param known columns of the file that nobody asks for, but that are no surprise
     */
    static CsvHeader read(
            String file,
            Optional<CsvRecord> record,
            List<String> required,
            List<String> optional,
            Collection<String> known) {
        List<String> cells = record.map(CsvRecord::cells).orElse(List.of());
        CsvHeader header = new CsvHeader(file, cells.size());
        record.ifPresent(r -> r.flaws().forEach(flaw -> header.problem("header.flaw", flaw)));
        Set<String> doubled = new LinkedHashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip().toLowerCase(Locale.ROOT);
            if (!required.contains(name) && !optional.contains(name)) {
                if (!known.contains(name)) {
                    header.unknown.add(name.isEmpty() ? "(" + (i + 1) + ")" : name);
                }
            } else if (header.positions.putIfAbsent(name, i) != null) {
                doubled.add(name);
            }
        }
        List<String> missing = required.stream()
                .filter(name -> !header.positions.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            separator(cells)
                    .ifPresentOrElse(
                            found -> header.problem("header.separator", found),
                            () -> header.problem("header.missing", missing.size(), String.join(", ", missing)));
        }
        if (!doubled.isEmpty()) {
            header.problem("header.doubled", doubled.size(), String.join(", ", doubled));
        }
        return header;
    }

    /** What separates the names if it is not the comma. */
    private static Optional<Message> separator(List<String> cells) {
        String line = String.join(",", cells);
        long commas = line.chars().filter(c -> c == ',').count();
        if (line.chars().filter(c -> c == ';').count() > commas) {
            return Optional.of(Message.of(CsvHeader.class, "separator.semicolon"));
        }
        return line.chars().filter(c -> c == '\t').count() > commas
                ? Optional.of(Message.of(CsvHeader.class, "separator.tab"))
                : Optional.empty();
    }

    private void problem(String key, Object... arguments) {
        Message text = Message.of(CsvHeader.class, key, arguments);
        problems.add(Message.of(CsvHeader.class, "at.file", file, text));
    }

    List<Message> problems() {
        return problems;
    }

    /** Columns that nobody knows, in one notice. */
    Optional<Message> notice() {
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        CsvHeader.class, "notice.unknown-columns", file, unknown.size(), String.join(", ", unknown)));
    }

    int width() {
        return width;
    }

    boolean has(String column) {
        return positions.containsKey(column);
    }

    /** The number of a column from 0, or -1. */
    int position(String column) {
        return positions.getOrDefault(column, -1);
    }

    /** The cell of a column; empty if the file has no such column, or the record not so many cells. */
    String cell(CsvRecord record, String column) {
        Integer position = positions.get(column);
        return position == null || position >= record.cells().size()
                ? ""
                : record.cells().get(position);
    }
}
