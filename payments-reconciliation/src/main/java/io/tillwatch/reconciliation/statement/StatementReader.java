package io.tillwatch.reconciliation.statement;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads statements of one provider by a mapping.
 *
 * <pre>{@code
 * StatementResult result = StatementReader.by(StatementMapping.ready("mtn-momo-portal"))
 *         .zone(ZoneId.of("Africa/Douala"))
 *         .read(Path.of("inbox/momo-2026-03.csv"));
 * }</pre>
 *
 * <p>The whole file is held in memory. Whatever its bytes are, every row of it ends as a record, in quarantine or as noise
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
     * The ready mappings that fit a file: its header has all their columns.
     *
     * @param start the beginning of the file, at least its header
     * @return empty if none fits; unmistakable if there is exactly one
     */
    public static List<StatementMapping> fitting(byte[] start) {
        return StatementMapping.readyNames().stream()
                .map(StatementMapping::ready)
                .filter(mapping ->
                        !Layout.find(text(start, mapping), mapping.rules()).isEmpty())
                .toList();
    }

    /**
     * For a file that no ready mapping fits: which comes closest, and what it lacks.
     *
     * @param file the name for the message
     * @param start the beginning of the file
     * @return empty if none has at least half of its columns
     */
    public static Optional<Message> closest(String file, byte[] start) {
        Optional<Message> closest = Optional.empty();
        int best = 50;
        for (String name : StatementMapping.readyNames()) {
            Rules rules = StatementMapping.ready(name).rules();
            Optional<Layout> layout = Layout.closest(StatementText.of(start, rules.charset()), rules);
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
        Rules rules = mapping.rules();
        String text = text(bytes, mapping);
        List<Layout> layouts = Layout.find(text, rules);
        if (layouts.size() != 1) {
            return new StatementResult.Refused(List.of(
                    layouts.isEmpty() ? unlike(file, text, rules) : message("separators", file, mapping.name())));
        }
        Layout layout = layouts.get(0);
        List<String> dates = dates(text, layout);
        Optional<Times> times = Times.of(dates, rules.time(), zone);
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
                ? new StatementResult.Read(
                        new StatementPass(file, rules, layout, times.orElseThrow(), amounts).over(text))
                : new StatementResult.Refused(problems);
    }

    private static String text(byte[] bytes, StatementMapping mapping) {
        return StatementText.of(bytes, mapping.rules().charset());
    }

    private static List<String> dates(String text, Layout layout) {
        TreeSet<String> dates = new TreeSet<>();
        Lines lines = new Lines(text, layout.separator());
        while (lines.hasNext()) {
            Line line = lines.next();
            if (line.line() > layout.line() && layout.fits(line)) {
                String date = layout.cell(line, Role.DATE);
                String time = layout.cell(line, Role.TIME);
                dates.add(time.isEmpty() ? date : date + " " + time);
            }
        }
        return List.copyOf(dates);
    }

    private static Message unlike(String file, String text, Rules rules) {
        Collection<String> lacks = Layout.closest(text, rules)
                .<Collection<String>>map(layout -> layout.lacks(rules))
                .orElseGet(() ->
                        rules.required().stream().map(any -> any.get(0).key()).toList());
        return message("unlike", file, rules.name(), String.join(", ", lacks), lacks.size());
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(StatementReader.class, key, arguments);
    }
}
