package io.tillwatch.reconciliation;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconciliation.policy.ReadingPolicy;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the rows of one file, for one thread, as far as it takes to set them aside. Rows of plain ASCII without quotes are
 * read where they stand; all others as {@link CsvFile} reads them.
 */
abstract class BlockScan {
    final RowFacts facts = new RowFacts();
    final Mentions.Keys keys = new Mentions.Keys();
    final SharedReading shared;
    final ReaderSums sums = new ReaderSums();

    private final Side side;
    private final CsvHeader header;
    private final int[] starts;
    private final Mentions.Writer mentions;
    private int behind;

    /** What the threads that read have in common. */
    record SharedReading(
            ClearRule rule,
            KeyWords words,
            ReadingPolicy policy,
            Set<String> contracted,
            Names providers,
            Names currencies) {}

    BlockScan(Side side, CsvHeader header, SharedReading shared, Mentions.Writer mentions) {
        this.side = side;
        this.header = header;
        this.shared = shared;
        this.mentions = mentions;
        this.starts = new int[header.width() + 2];
    }

    /** Fills the facts from the cells; false if the row must be read exactly. */
    abstract boolean plain(byte[] b, int[] at);

    /** Fills facts and keys from the cells; false if there is something wrong with them. */
    abstract boolean exact(CsvHeader cells, CsvRecord record);

    /** What the row adds to the sum of its side, if it adds anything; and in which currency. */
    abstract long value();

    abstract int valueCurrency();

    /** Mentions what a clear row names in free text. */
    void texts(byte[] b, int[] at, long place) throws IOException {
        // The shop's rows have none.
    }

    /** The same for a row that was read exactly. */
    void texts(long place) throws IOException {
        // The shop's rows have none.
    }

    /** The providers that occurred. */
    abstract Set<String> providers();

    void scan(CsvSource.Block block, Chunk chunk) throws IOException {
        byte[] b = block.bytes();
        int end = block.length();
        int at = 0;
        int line = 0;
        while (at < end) {
            byte c = b[at];
            if (c == '\n' || c == '\r') {
                at += c == '\r' && at + 1 < end && b[at + 1] == '\n' ? 2 : 1;
                line++;
                continue;
            }
            long place = Tag.place(chunk.number(), chunk.add(at, line));
            if (cut(b, at) == header.width() && plain(b, starts) && shared.rule.allows(side, facts)) {
                sums.add(valueCurrency(), value());
                mentions.clear(side, facts, place);
                texts(b, starts, place);
                at = behind;
                at += b[at] == '\r' && at + 1 < end && b[at + 1] == '\n' ? 2 : 1;
                line++;
            } else {
                CsvRecords records = new CsvRecords(b, at, end, line);
                exactly(records.next().orElseThrow(), place);
                at = records.position();
                line = (int) records.line();
            }
        }
        chunk.finish(line);
    }

    private void exactly(CsvRecord record, long place) throws IOException {
        keys.clear();
        facts.customer = 0;
        if (!exact(header, record)) {
            return;
        }
        sums.add(valueCurrency(), value());
        if (shared.rule.allows(side, facts)) {
            mentions.clear(side, facts, place);
            texts(place);
        } else {
            mentions.unclear(side, facts, place, keys);
        }
    }

    /**
     * Notes where cells begin; the number of cells, or -1 for a row that must be read exactly. Reads up to 8 bytes behind
     * the line break that stands behind the block.
     */
    private int cut(byte[] b, int from) {
        int[] cells = starts;
        int most = cells.length - 1;
        int count = 1;
        cells[0] = from;
        for (int at = from; ; at += Long.BYTES) {
            long marks = Octets.notPlain(Octets.at(b, at));
            while (marks != 0) {
                int here = at + Octets.first(marks);
                byte c = b[here];
                if (c == ',') {
                    if (count == most) {
                        return -1;
                    }
                    cells[count++] = here + 1;
                } else if (c == '\n' || c == '\r') {
                    cells[count] = here + 1;
                    behind = here;
                    return count;
                } else if (c < ' ' || c == '"') {
                    return -1;
                }
                marks &= marks - 1;
            }
        }
    }

    Mentions.Writer mentions() {
        return mentions;
    }

    int position(String column) {
        return header.position(column);
    }

    static long second(Optional<Instant> instant) {
        return instant.isPresent() ? instant.get().getEpochSecond() : RowFacts.UNKNOWN;
    }

    /** Notes currency and whether it exists. */
    int currency(String code) {
        return (shared.currencies.number(code) << 1) | (CurrencyUnit.find(code).isPresent() ? 1 : 0);
    }

    /** As {@link RowReader#currency} reads it. */
    Cells.Known currencies() {
        return new Cells.Known(cell -> RowReader.isCurrency(cell) ? currency(cell.toUpperCase(Locale.ROOT)) : -1);
    }

    /** The number of a name among some, of which the first stands for an empty cell. */
    static <E extends Enum<E>> Cells.Known names(Class<E> type, List<E> values) {
        return new Cells.Known(cell -> cell.isEmpty()
                ? 0
                : RowReader.find(cell, type).map(values::indexOf).orElse(-1));
    }
}
