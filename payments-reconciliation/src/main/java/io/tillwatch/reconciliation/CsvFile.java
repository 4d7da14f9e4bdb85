package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Origin;
import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Reads a CSV file of one side, row by row; nothing of it is lost. */
abstract class CsvFile<T> {
    private final Side side;
    private final List<String> required;
    private final List<String> optional;
    private final Collection<String> known;
    private final Set<String> providers = new TreeSet<>();

    CsvFile(Side side, List<String> required, List<String> optional, Collection<String> known) {
        this.side = side;
        this.required = required;
        this.optional = optional;
        this.known = known;
    }

    /** A row without reasons becomes what this returns. */
    abstract Optional<T> row(RowReader reader, Origin origin);

    /** What a row adds to the sum of its side, as far as it can be read. */
    abstract Money value(RowReader reader);

    /** An amount and its currency, each as far as it can be read. */
    record Money(OptionalLong minor, String currency) {
        static final Money UNREADABLE = new Money(OptionalLong.empty(), "");
    }

    Rows<T> read(InputFile file) {
        CsvRecords records = new CsvRecords(file.bytes());
        CsvHeader header = header(file.name(), records.next());
        List<T> sound = new ArrayList<>();
        List<QuarantinedRow> quarantined = new ArrayList<>();
        List<Message> notices = new ArrayList<>();
        header.notice().ifPresent(notices::add);
        long count = 0;
        if (header.problems().isEmpty()) {
            for (Optional<CsvRecord> next = records.next(); next.isPresent(); next = records.next()) {
                count++;
                read(file.name(), header, next.get(), sound, quarantined);
            }
        }
        return new Rows<>(file.name(), sound, quarantined, count, providers, notices, header.problems());
    }

    /** Understands the first record of a file. */
    CsvHeader header(String file, Optional<CsvRecord> first) {
        return CsvHeader.read(file, first, required, optional, known);
    }

    /** Every provider that occurred so far, in rows of whatever kind. */
    Set<String> providers() {
        return providers;
    }

    /** Reads one row, into one of the lists. */
    void read(String file, CsvHeader header, CsvRecord record, List<T> sound, List<QuarantinedRow> quarantined) {
        RowReader reader = new RowReader(header, record);
        Origin origin = new Origin(file, record.line());
        Optional<T> row = reader.isAligned() ? row(reader, origin) : Optional.empty();
        if (row.isPresent() && reader.reasons().isEmpty()) {
            sound.add(row.get());
            return;
        }
        // In a row that is not aligned, a cell may stand in the column of another.
        Money money = reader.isAligned() ? value(new RowReader(header, record)) : Money.UNREADABLE;
        boolean whole = money.minor().isPresent() && !money.currency().isEmpty();
        quarantined.add(new QuarantinedRow(
                side,
                money.currency(),
                whole ? money.minor() : OptionalLong.empty(),
                origin,
                reader.reasons(),
                record.raw()));
    }

    /** Remembers that a provider occurs. */
    String seen(String provider) {
        if (!provider.isEmpty()) {
            providers.add(provider);
        }
        return provider;
    }
}
