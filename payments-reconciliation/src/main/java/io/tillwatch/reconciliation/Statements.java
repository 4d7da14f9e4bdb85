package io.tillwatch.reconciliation;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconciliation.statement.Statement;
import io.tillwatch.reconciliation.statement.StatementFault;
import io.tillwatch.reconciliation.statement.StatementMapping;
import io.tillwatch.reconciliation.statement.StatementReader;
import io.tillwatch.reconciliation.statement.StatementRecord;
import io.tillwatch.text.Message;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The statements among the files of provider records: each is turned into a file of records before anything is read. In that,
 * every record stands on the line of its row, so that what is told later names the line of the statement.
 */
final class Statements implements Closeable {
    private static final int START = 1 << 16;
    private static final Set<String> RECORDS =
            Set.of("provider_id", "merchant_ref", "gross_minor", "fee_minor", "net_minor", "payout_id", "parent_id");

    private final Map<Path, Prepared> byFile = new HashMap<>();
    private final Map<Path, Prepared> byRecords = new HashMap<>();
    private final Set<Path> refused = new HashSet<>();
    private final List<Message> notices = new ArrayList<>();

    private Statements() {}

    /** What somebody said about statements: of one file, of all, and the zone of the day that is judged. */
    record Setting(
            Map<Path, ProviderSource> sources,
            Optional<ZoneId> zone,
            Optional<CurrencyUnit> currency,
            Optional<ZoneId> dayZone) {
        private Optional<ProviderSource> source(Path file) {
            return Optional.ofNullable(sources.get(file));
        }

        private StatementReader reader(Path file, StatementMapping mapping) {
            StatementReader reader = StatementReader.by(mapping);
            Optional<ZoneId> knownZone =
                    zone.or(() -> source(file).flatMap(ProviderSource::zone)).or(() -> dayZone);
            Optional<CurrencyUnit> knownCurrency =
                    currency.or(() -> source(file).flatMap(ProviderSource::currency));
            reader = knownZone.map(reader::zone).orElse(reader);
            return knownCurrency.map(reader::currency).orElse(reader);
        }
    }

    private record Prepared(Path records, Statement statement, long bytes, String sha256) {}

    /** Turns the statements among the files into files of records in a directory. */
    static Statements prepare(List<Path> files, Setting setting, Path directory, Problems problems) {
        Statements statements = new Statements();
        for (Path file : new HashSet<>(files)) {
            try {
                Optional<StatementMapping> mapping = setting.source(file).flatMap(ProviderSource::mapping);
                if (mapping.isEmpty() && Files.isRegularFile(file)) {
                    mapping = statements.detect(file, problems);
                }
                if (mapping.isPresent()) {
                    statements.prepare(file, mapping.get(), setting, directory, problems);
                }
            } catch (IOException e) {
                problems.failed(Problems.unreadable(file, e));
            }
        }
        statements.notices.sort(Comparator.comparing(Message::toString));
        return statements;
    }

    private Optional<StatementMapping> detect(Path file, Problems problems) throws IOException {
        byte[] start = start(file);
        boolean isWorkbook = StatementReader.isWorkbook(start);
        String name = String.valueOf(file.getFileName());
        if (isWorkbook) {
            Optional<Message> tooLarge = StatementReader.tooLarge(file);
            start = tooLarge.isPresent() ? start : Files.readAllBytes(file);
            Optional<Message> unreadable = tooLarge.isPresent() ? tooLarge : StatementReader.unreadable(name, start);
            if (unreadable.isPresent()) {
                refused.add(file);
                problems.wrong(unreadable.get());
                return Optional.empty();
            }
        } else if (isRecords(start)) {
            return Optional.empty();
        }
        List<StatementMapping> fitting = StatementReader.fitting(start);
        if (fitting.size() > 1) {
            refused.add(file);
            problems.wrong(message("statement.unclear", file.getFileName(), fitting.toString()));
        } else if (fitting.isEmpty()) {
            Optional<Message> closest = StatementReader.closest(name, start);
            if (isWorkbook) {
                refused.add(file);
                problems.wrong(closest.orElse(message("statement.sheets", name)));
            } else {
                closest.ifPresent(problems::wrong);
            }
        } else {
            notices.add(message(
                    "notice.statement", file.getFileName(), fitting.get(0).name()));
        }
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** The beginning of a file, up to the end of a line. */
    private static byte[] start(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        }
        int end = start.length;
        while (start.length == START && end > 1 && start[end - 1] != '\n') {
            end--;
        }
        return end <= 1 ? start : Arrays.copyOf(start, end);
    }

    private static boolean isRecords(byte[] start) {
        List<String> cells = new CsvRecords(start).next().map(CsvRecord::cells).orElse(List.of());
        return cells.isEmpty()
                || cells.stream()
                                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                                .filter(RECORDS::contains)
                                .count()
                        > 1;
    }

    private void prepare(Path file, StatementMapping mapping, Setting setting, Path directory, Problems problems)
            throws IOException {
        Optional<Message> tooLarge = StatementReader.tooLarge(file);
        if (tooLarge.isPresent()) {
            problems.wrong(tooLarge.get());
            refused.add(file);
            return;
        }
        StatementReader reader = setting.reader(file, mapping);
        InputFile input = InputFile.read(file, String.valueOf(file.getFileName()));
        var result = reader.read(input.name(), input.bytes());
        Optional<Statement> read = result.fold(ok -> Optional.of(ok.statement()), no -> {
            no.problems().forEach(problems::wrong);
            refused.add(file);
            return Optional.empty();
        });
        if (read.isPresent()) {
            Path records = Files.createTempFile(directory, ".tillwatch-new-", ".csv");
            Prepared prepared = new Prepared(records, read.get(), input.bytes().length, input.sha256());
            byFile.put(file, prepared);
            byRecords.put(records, prepared);
            write(read.get(), records);
            notices.addAll(read.get().notices());
        }
    }

    private static void write(Statement statement, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            row(out, Statement.COLUMNS);
            long line = 2;
            for (StatementRecord record : statement.records()) {
                for (; line < record.line(); line++) {
                    out.write('\n');
                }
                row(out, record.cells());
                line++;
            }
        }
    }

    private static void row(BufferedWriter out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write('"');
            out.write(cells.get(i).replace("\"", "\"\""));
            out.write('"');
        }
        out.write('\n');
    }

    /** The file to read records from: that of a statement is another. */
    Path readable(Path file) {
        Prepared prepared = byFile.get(file);
        return prepared == null ? file : prepared.records();
    }

    /** Whether a file is a statement that could not be understood: why was told. */
    boolean isRefused(Path file) {
        return refused.contains(file);
    }

    /** What a statement says about itself. */
    Optional<SourceManifest> manifest(Path file) {
        return Optional.ofNullable(byFile.get(file))
                .map(Prepared::statement)
                .map(statement -> new SourceManifest(
                        statement.provider(),
                        statement.proof().complete(),
                        statement.proof().name(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** The statement itself as an input, if the records are those of one. */
    Optional<RunReport.Input> input(Path records, String name) {
        return Optional.ofNullable(byRecords.get(records))
                .map(prepared -> new RunReport.Input(name, prepared.bytes(), prepared.sha256()));
    }

    /** The rows of a file with those that the statement holds, but that did not become records. */
    <T> Rows<T> with(Path records, Rows<T> rows) {
        Prepared prepared = byRecords.get(records);
        if (prepared == null) {
            return rows;
        }
        List<QuarantinedRow> quarantined = new ArrayList<>(rows.quarantined());
        for (StatementFault fault : prepared.statement().quarantined()) {
            quarantined.add(new QuarantinedRow(
                    Side.PROVIDER,
                    fault.currency(),
                    fault.value(),
                    new Origin(rows.file(), fault.line()),
                    fault.reasons(),
                    fault.text()));
        }
        Set<String> providers = new TreeSet<>(rows.providers());
        providers.add(prepared.statement().provider());
        return new Rows<>(
                rows.file(),
                rows.sound(),
                quarantined,
                rows.records() + prepared.statement().quarantined().size(),
                providers,
                rows.notices(),
                rows.problems());
    }

    List<Message> notices() {
        return notices;
    }

    @Override
    public void close() throws IOException {
        for (Prepared prepared : byFile.values()) {
            Files.deleteIfExists(prepared.records());
        }
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(Statements.class, key, arguments);
    }
}
