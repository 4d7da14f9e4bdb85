package io.tillwatch.reconciliation;

import io.tillwatch.export.csv.TextGuard;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of discrepancies that people worked on in a spreadsheet: with commas, semicolons or tabs, in any order of columns,
 * with rows taken out, in UTF-8, UTF-16 or Windows-1252. What its rows mean is not judged here.
 */
record DecisionList(String name, List<Row> rows, List<Message> notices) {
    static final DecisionList NONE = new DecisionList("", List.of(), List.of());

    /** What must be there: what people write, and what they saw when they wrote it. */
    private static final List<String> REQUIRED = List.of(
            "id", "expected_minor", "actual_minor", "currency", "actual_currency", "state", "comment", "decided_by");

    private static final String SEPARATORS = ",;\t";
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char BOM = '\uFEFF';

    DecisionList {
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    /** A row: its first line, and its cells by column. */
    record Row(long line, Map<String, String> cells) {
        Row {
            cells = Map.copyOf(cells);
        }

        /** The text of a column, without blanks around it and without our apostrophe; empty if the list has no such column. */
        String cell(String column) {
            return TextGuard.unguarded(cells.getOrDefault(column, "").strip()).strip();
        }

        boolean has(String column) {
            return cells.containsKey(column);
        }
    }

    static DecisionList read(Path file, Problems problems) {
        String name = String.valueOf(file);
        try {
            byte[] bytes = Files.readAllBytes(file);
            List<Message> notices = new ArrayList<>();
            Charset charset = charset(bytes);
            if (charset.equals(WINDOWS)) {
                notices.add(message("notice.decisions.charset", name));
            }
            String text = new String(bytes, charset);
            text = text.isEmpty() || text.charAt(0) != BOM ? text : text.substring(1);
            return new DecisionList(name, rows(name, text, problems), notices);
        } catch (IOException e) {
            problems.failed(Problems.unreadable(name, e));
            return NONE;
        }
    }

    /** What a spreadsheet writes that does not write UTF-8 is Windows-1252 in the West. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return WINDOWS;
        }
    }

    private static List<Row> rows(String name, String text, Problems problems) {
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(separator(text)).get();
        List<Row> rows = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = format.parse(new StringReader(text))) {
            Optional<List<String>> header = Optional.empty();
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                if (record.stream().anyMatch(cell -> !cell.isBlank())) {
                    if (header.isEmpty()) {
                        header = Optional.of(header(name, line, record, problems));
                    } else {
                        row(name, line, header.get(), record, problems).ifPresent(rows::add);
                    }
                }
                line = parser.getCurrentLineNumber() + 1;
            }
            if (header.isEmpty()) {
                problems.wrong(at(name, line, message("decisions.empty")));
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            problems.wrong(at(name, line, message("row.quote-not-closed")));
        }
        return rows;
    }

    /** The separator that the first line with any of them has most of. */
    private static char separator(String text) {
        String line = text.lines()
                .filter(each -> each.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0))
                .findFirst()
                .orElse(",");
        char best = SEPARATORS.charAt(0);
        for (int i = 1; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char separator) {
        return line.chars().filter(c -> c == separator).count();
    }

    private static List<String> header(String name, long line, CSVRecord record, Problems problems) {
        List<String> columns = record.stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<String> missing =
                REQUIRED.stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty()) {
            problems.wrong(at(name, line, message("header.missing", missing.size(), String.join(", ", missing))));
        }
        Set<String> seen = new LinkedHashSet<>();
        List<String> doubled = columns.stream()
                .filter(column -> !column.isEmpty() && !seen.add(column))
                .distinct()
                .toList();
        if (!doubled.isEmpty()) {
            problems.wrong(at(name, line, message("header.doubled", doubled.size(), String.join(", ", doubled))));
        }
        return columns;
    }

    /** Spreadsheets leave cells out at the end of a row; what stands behind the last column is a shifted row. */
    private static Optional<Row> row(
            String name, long line, List<String> columns, CSVRecord record, Problems problems) {
        for (int i = columns.size(); i < record.size(); i++) {
            if (!record.get(i).isBlank()) {
                problems.wrong(at(name, line, message("row.ragged", record.size(), columns.size())));
                return Optional.empty();
            }
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), i < record.size() ? record.get(i) : "");
        }
        return Optional.of(new Row(line, cells));
    }

    /** A problem of a row. */
    static Message at(String name, long line, Message problem) {
        return message("at.file", name + ":" + line, problem);
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(DecisionList.class, key, arguments);
    }
}
