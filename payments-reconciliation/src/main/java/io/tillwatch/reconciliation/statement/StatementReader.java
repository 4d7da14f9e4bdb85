package io.tillwatch.reconciliation.statement;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads statements of one provider by a mapping.
 *
 * <pre>{@code
 * StatementResult result = StatementReader.by(StatementMapping.ready("mtn-momo-portal"))
 *         .zone(ZoneId.of("Africa/Douala"))
 *         .read(Path.of("inbox/momo-2026-03.csv"));
 * }</pre>
 *
 * <p>A file is a text such as CSV, or a workbook (XLSX), of which one sheet is read; its first bytes tell. The whole file is held
 * in memory, the sheets as they are packed. Whatever its bytes are, every row of it ends as a record, in quarantine or as noise
 * that is counted. Names and phone numbers of payers are not kept. Immutable and thread-safe.
 */
public final class StatementReader {
    private static final long MOST_BYTES = 256L << 20;

    private final StatementMapping mapping;
    private final Optional<ZoneId> zone;
    private final Optional<CurrencyUnit> currency;

    private StatementReader(StatementMapping mapping, Optional<ZoneId> zone, Optional<CurrencyUnit> currency) {
        this.mapping = Objects.requireNonNull(mapping, "mapping");
        this.zone = zone;
        this.currency = currency;
    }

    /**
     * A reader.
     *
     * @param mapping what columns and words mean
     * @return a reader that knows no zone and no currency but those of file and mapping
     */
    public static StatementReader by(StatementMapping mapping) {
        return new StatementReader(mapping, Optional.empty(), Optional.empty());
    }

    /**
     * The zone of times without an offset, where neither the rows nor the mapping say one.
     *
     * @param newZone such as {@code Africa/Douala}
     * @return a reader that knows it
     */
    public StatementReader zone(ZoneId newZone) {
        return new StatementReader(mapping, Optional.of(newZone), currency);
    }

    /**
     * The currency of amounts, where neither the rows nor the mapping say one, or the rows say only {@code FCFA}.
     *
     * @param newCurrency such as XAF
     * @return a reader that knows it
     */
    public StatementReader currency(CurrencyUnit newCurrency) {
        return new StatementReader(mapping, zone, Optional.of(newCurrency));
    }

    /**
     * Whether a file is a workbook or a zip archive, by what it begins with: then its beginning does not say what it holds, and
     * the other methods must be given the whole.
     *
     * @param start at least 4 bytes of the file, if it has as many
     * @return true also for old and protected workbooks, which cannot be read
     */
    public static boolean isWorkbook(byte[] start) {
        return Workbook.begins(start);
    }

    /**
     * Why a file can be no statement, whatever the mapping: an old workbook, one that is protected or damaged, or a zip archive of
     * something else.
     *
     * @param file the name for the message
     * @param bytes its contents
     * @return the reason and what to do; empty for every text, and for a workbook whose sheets are to be looked at
     */
    public static Optional<Message> unreadable(String file, byte[] bytes) {
        try {
            if (Workbook.begins(bytes)) {
                Workbook.open(bytes);
            }
            return Optional.empty();
        } catch (UnreadableWorkbook e) {
            return Optional.of(e.in(file));
        }
    }

    /**
     * The ready mappings that fit a file: its header has all their columns.
     *
     * @param start the beginning of the file, at least its header; the whole file if it {@link #isWorkbook}
     * @return empty if none fits, or if a workbook is damaged; unmistakable if there is exactly one
     */
    public static List<StatementMapping> fitting(byte[] start) {
        try {
            Contents contents = new Contents(start);
            return StatementMapping.readyNames().stream()
                    .map(StatementMapping::ready)
                    .filter(mapping -> !Layout.find(contents.grids(mapping.rules()), mapping.rules())
                            .isEmpty())
                    .toList();
        } catch (UnreadableWorkbook e) {
            return List.of();
        }
    }

    /**
     * For a file that no ready mapping fits: which comes closest, and what it lacks.
     *
     * @param file the name for the message
     * @param start the beginning of the file; the whole file if it {@link #isWorkbook}
     * @return empty if none has at least half of its columns; why a workbook cannot be read, if it is damaged
     */
    public static Optional<Message> closest(String file, byte[] start) {
        try {
            return closest(file, new Contents(start));
        } catch (UnreadableWorkbook e) {
            return Optional.of(e.in(file));
        }
    }

    private static Optional<Message> closest(String file, Contents contents) {
        Optional<Message> closest = Optional.empty();
        int best = 50;
        for (String name : StatementMapping.readyNames()) {
            Rules rules = StatementMapping.ready(name).rules();
            Optional<Layout> layout = Layout.closest(contents.grids(rules), rules);
            if (layout.isPresent()) {
                Collection<String> lacks = layout.get().lacks(rules);
                int share = 100 - lacks.size() * 100 / rules.required().size();
                if (share > best) {
                    best = share;
                    closest = Optional.of(message("closest", file, name, String.join(", ", lacks), lacks.size()));
                }
            }
        }
        return closest;
    }

    /**
     * Why a file is too large to be read, before anything of it is.
     *
     * @param file the statement
     * @return the reason, with name, size and limit; empty if it is not
     * @throws IOException if its size cannot be asked for
     */
    public static Optional<Message> tooLarge(Path file) throws IOException {
        long bytes = Files.isRegularFile(file) ? Files.size(file) : 0;
        return bytes > MOST_BYTES
                ? Optional.of(message("too-large", String.valueOf(file.getFileName()), bytes, MOST_BYTES))
                : Optional.empty();
    }

    /**
     * Reads a file.
     *
     * @param file the statement
     * @return what it holds, or why it was refused
     * @throws IOException if it cannot be read
     */
    public StatementResult read(Path file) throws IOException {
        Optional<Message> tooLarge = tooLarge(file);
        return tooLarge.isPresent()
                ? new StatementResult.Refused(List.of(tooLarge.get()))
                : read(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    /**
     * Reads the contents of a file.
     *
     * @param file the name for messages
     * @param bytes its contents
     * @return what it holds, or why it was refused
     */
    public StatementResult read(String file, byte[] bytes) {
        try {
            return read(file, new Contents(bytes));
        } catch (UnreadableWorkbook e) {
            return new StatementResult.Refused(List.of(e.in(file)));
        }
    }

    private StatementResult read(String file, Contents contents) {
        Rules rules = mapping.rules();
        List<Grid> grids = contents.grids(rules);
        List<Layout> layouts = Layout.find(grids, rules);
        if (layouts.size() != 1) {
            return new StatementResult.Refused(List.of(
                    layouts.isEmpty()
                            ? unlike(file, contents.isWorkbook(), grids, rules)
                            : several(file, contents.isWorkbook(), layouts)));
        }
        Layout layout = layouts.get(0);
        Set<Stamp> dates = dates(layout);
        List<String> words = dates.stream()
                .filter(date -> !date.isExact())
                .map(Stamp::text)
                .sorted()
                .toList();
        Optional<Times> times = Times.of(words, rules.time(), zone);
        List<Message> problems = new ArrayList<>();
        if (times.isEmpty()) {
            problems.add(message("times", file, mapping.name()));
        } else if (!layout.has(Role.ZONE)
                && !times.get().knowsZone()
                && dates.stream()
                        .anyMatch(
                                date -> times.get().isTime(date) && !times.get().hasOffset(date))) {
            problems.add(message("zone", file));
        }
        Amounts amounts = new Amounts(rules.money(), layout, currency);
        if (!amounts.knowsCurrency()) {
            problems.add(message("currency", file));
        }
        return problems.isEmpty()
                ? new StatementResult.Read(new StatementPass(file, rules, layout, times.orElseThrow(), amounts).read())
                : new StatementResult.Refused(problems);
    }

    private static Set<Stamp> dates(Layout layout) {
        Set<Stamp> dates = new HashSet<>();
        Iterator<Line> lines = layout.lines();
        while (lines.hasNext()) {
            Line line = lines.next();
            if (line.line() > layout.line() && layout.fits(line)) {
                dates.add(layout.created(line));
            }
        }
        return dates;
    }

    private static Message unlike(String file, boolean isWorkbook, List<Grid> grids, Rules rules) {
        Collection<String> lacks = Layout.closest(grids, rules)
                .<Collection<String>>map(layout -> layout.lacks(rules))
                .orElseGet(() ->
                        rules.required().stream().map(any -> any.get(0).key()).toList());
        String columns = String.join(", ", lacks);
        return isWorkbook
                ? message("sheets.none", file, rules.name(), columns, lacks.size(), names(grids.stream()))
                : message("unlike", file, rules.name(), columns, lacks.size());
    }

    private Message several(String file, boolean isWorkbook, List<Layout> layouts) {
        return isWorkbook
                ? message(
                        "sheets.several",
                        file,
                        mapping.name(),
                        names(layouts.stream().map(Layout::grid)))
                : message("separators", file, mapping.name());
    }

    private static String names(Stream<Grid> grids) {
        return grids.map(Grid::sheet).collect(Collectors.joining(", "));
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(StatementReader.class, key, arguments);
    }
}
