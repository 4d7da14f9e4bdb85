package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Instalment;
import io.tillwatch.reconcile.ProviderRecord;
import io.tillwatch.reconcile.Reconciliation;
import io.tillwatch.reconcile.ReconciliationReport.Counts;
import io.tillwatch.reconcile.SourceCoverage;
import io.tillwatch.reconcile.StorePayment;
import io.tillwatch.reconciliation.policy.ReadingPolicy;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that a run reads. */
final class Inputs implements Closeable {
    private static final String ASSERTED = "ASSERTED";
    private static final String COVERS = "--covers";

    /** Below that, a second thread costs more than it brings. */
    private static final long SMALL_BYTES = 1 << 20;

    /** What a row costs that is judged, with everything that is said about it. */
    private static final int BYTES_A_JUDGED_ROW = 1000;

    private static final int MEGABYTE = 1 << 20;

    /** A third of the memory is for keys. */
    private static final int BYTES_A_LONG = 3 * Long.BYTES;

    private final List<Rows<StorePayment>> stores = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Covered> providers = new ArrayList<>();
    private final List<RunReport.Input> files = new ArrayList<>();
    private final List<Message> notices = new ArrayList<>();
    private final List<CsvSource> sources = new ArrayList<>();
    private final Map<CsvSource, SourceManifest> manifests = new HashMap<>();
    private final Map<CsvSource, Set<String>> expected = new HashMap<>();
    private final ReadingPolicy reading;
    private final Statements statements;
    private final List<SourceCoverage> absent;
    private ClearTotals clear = ClearTotals.none();
    private Optional<SourceCoverage> asserted = Optional.empty();

    private Inputs(ReadingPolicy reading, Statements statements, List<SourceCoverage> absent) {
        this.reading = reading;
        this.statements = statements;
        this.absent = absent;
    }

    /** A file that was read, and what it says about itself. */
    private record Told(Rows<ProviderRecord> rows, Optional<SourceManifest> manifest, Set<String> expected) {}

    private record Covered(Rows<ProviderRecord> rows, SourceCoverage coverage) {}

    /** Opens the files and reads their headers and manifests. To be closed. */
    static Inputs open(
            List<Path> stores,
            List<Path> providers,
            Expected beforehand,
            Statements statements,
            ReadingPolicy reading,
            Problems problems) {
        List<Path> all = new ArrayList<>(stores);
        all.addAll(providers);
        Map<Path, String> names = names(all, problems);
        Inputs inputs = new Inputs(reading, statements, beforehand.absent());
        inputs.notices.addAll(beforehand.notes());
        for (Path path : sorted(stores)) {
            open(Side.STORE, path, path, names, problems).ifPresent(inputs.sources::add);
        }
        for (Path path : sorted(providers)) {
            if (!statements.isRefused(path)) {
                open(Side.PROVIDER, path, statements.readable(path), names, problems)
                        .ifPresent(source -> {
                            inputs.sources.add(source);
                            Optional.ofNullable(beforehand.sources().get(path))
                                    .ifPresent(known -> inputs.expected.put(source, known.providers()));
                            SourceManifest.beside(path, problems)
                                    .or(() -> statements.manifest(path))
                                    .ifPresent(manifest -> inputs.manifests.put(source, manifest));
                        });
            }
        }
        return inputs;
    }

    /** Reads everything. */
    void read(Set<String> covers, ReadingPlan plan, Problems problems) {
        try {
            notices.addAll(statements.notices());
            readRows(plan, problems);
            told.forEach(each -> cover(each, plan.day(), problems));
            assertCovered(covers);
        } catch (UnreadableSource e) {
            problems.failed(Problems.unreadable(e.path(), e.why()));
        } catch (IOException e) {
            problems.failed(Message.of(Inputs.class, "scratch.failed", plan.scratch(), Problems.reason(e)));
        }
    }

    @Override
    public void close() {
        sources.forEach(Inputs::close);
    }

    private static Optional<CsvSource> open(
            Side side, Path path, Path readable, Map<Path, String> names, Problems problems) {
        try {
            CsvSource source = CsvSource.open(side, readable, names.getOrDefault(path, path.toString()));
            source.header().problems().forEach(problems::wrong);
            return Optional.of(source);
        } catch (IOException e) {
            problems.failed(Problems.unreadable(path, e));
            return Optional.empty();
        }
    }

    private static void close(CsvSource source) {
        try {
            source.close();
        } catch (IOException e) {
            // It was only read, and what was read is complete.
            return;
        }
    }

    private void readRows(ReadingPlan plan, Problems problems) throws IOException {
        if (plan.inMemory()) {
            for (CsvSource source : sources) {
                InputFile file = InputFile.read(source.path(), source.name());
                files.add(statements
                        .input(source.path(), file.name())
                        .orElseGet(() -> new RunReport.Input(file.name(), file.bytes().length, file.sha256())));
                if (source.side() == Side.STORE) {
                    add(new StoreFile(reading).read(file));
                } else {
                    add(source, new ProviderFile(reading).read(file));
                }
            }
            return;
        }
        long bytes = sources.stream().mapToLong(CsvSource::size).sum();
        int processors = Runtime.getRuntime().availableProcessors();
        try (Crew crew = new Crew(bytes < SMALL_BYTES ? 1 : processors);
                Scratch scratch = new Scratch(plan.scratch(), plan.memory() / BYTES_A_LONG)) {
            SetAside aside = new SetAside(sources, plan, balanced(), crew, scratch);
            long most = plan.memory() / BYTES_A_JUDGED_ROW;
            aside.pair();
            if (aside.judged() > most) {
                problems.failed(
                        Message.of(Inputs.class, "judge.too-many", aside.judged(), plan.memory() / MEGABYTE, most));
                return;
            }
            aside.readJudged();
            for (CsvSource source : sources) {
                source.requireUnchanged();
            }
            for (CsvSource source : sources) {
                files.add(statements.input(source.path(), source.name()).orElseGet(source::input));
                if (source.side() == Side.STORE) {
                    add(aside.payments(source));
                } else {
                    add(source, aside.records(source));
                }
            }
            clear = aside.totals();
        }
    }

    /** Files of which all records must be looked at, because a manifest says what they add up to. */
    private Set<CsvSource> balanced() {
        return sources.stream()
                .filter(source -> manifests.containsKey(source)
                        && (manifests.get(source).opening().isPresent()
                                || manifests.get(source).closing().isPresent()))
                .collect(Collectors.toSet());
    }

    private void add(Rows<StorePayment> rows) {
        notices.addAll(rows.notices());
        stores.add(rows);
    }

    private void add(CsvSource source, Rows<ProviderRecord> records) {
        Rows<ProviderRecord> rows = statements.with(source.path(), records);
        notices.addAll(rows.notices());
        told.add(new Told(rows, Optional.ofNullable(manifests.get(source)), expected.getOrDefault(source, Set.of())));
    }

    /** What was set aside because it needs no judge. */
    ClearTotals clear() {
        return clear;
    }

    /** The names of files, each of which may be given once. */
    private static Map<Path, String> names(List<Path> paths, Problems problems) {
        Set<Path> seen = new HashSet<>();
        for (Path path : paths) {
            if (!seen.add(path.toAbsolutePath().normalize())) {
                problems.wrong(Message.of(Inputs.class, "file.twice", path));
            }
        }
        return FileNames.of(paths);
    }

    /** The order in which files are given must change nothing. */
    private static List<Path> sorted(List<Path> paths) {
        return paths.stream()
                .sorted(Comparator.comparing(FileNames::shortName).thenComparing(Path::toString))
                .toList();
    }

    /** A file in the wrong place would make everything of the provider look as if it were missing. */
    private void cover(Told file, Optional<BusinessDay> day, Problems problems) {
        Rows<ProviderRecord> rows = file.rows();
        Set<String> covered = new TreeSet<>(rows.providers());
        file.manifest().ifPresent(m -> covered.add(m.provider()));
        if (!file.expected().isEmpty() && !covered.isEmpty() && covered.stream().noneMatch(file.expected()::contains)) {
            problems.wrong(Message.of(
                    Inputs.class,
                    "source.other",
                    rows.file(),
                    String.join(", ", covered),
                    String.join(", ", file.expected())));
        }
        if (file.expected().size() == 1) {
            covered.addAll(file.expected());
        }
        boolean complete = file.manifest().map(SourceManifest::complete).orElse(true);
        if (day.isPresent()
                && file.manifest().isPresent()
                && lacksDay(file.manifest().get(), day.get())) {
            notices.add(Message.of(
                    Inputs.class, "notice.period", rows.file(), day.get().date()));
            complete = false;
        }
        providers.add(new Covered(
                rows,
                reading.applied(new SourceCoverage(
                        rows.file(),
                        covered,
                        complete,
                        file.manifest().map(SourceManifest::proof).orElse(ASSERTED),
                        file.manifest().flatMap(SourceManifest::opening),
                        file.manifest().flatMap(SourceManifest::closing)))));
    }

    private boolean lacksDay(SourceManifest manifest, BusinessDay day) {
        List<SourceManifest> declared = told.stream()
                .flatMap(file -> file.manifest().stream())
                .filter(other -> other.provider().equals(manifest.provider()))
                .toList();
        boolean undeclared = told.stream()
                .anyMatch(file ->
                        file.manifest().isEmpty() && file.rows().providers().contains(manifest.provider()));
        return new Periods(day, declared, undeclared).lacksDay(manifest);
    }

    private void assertCovered(Set<String> covers) {
        Set<String> more = new TreeSet<>(covers);
        providers.forEach(source -> more.removeAll(source.coverage().providers()));
        if (!more.isEmpty()) {
            asserted = Optional.of(new SourceCoverage(COVERS, more, true, ASSERTED));
        }
        if (more.isEmpty()) {
            for (Covered source : providers) {
                if (source.coverage().providers().isEmpty()) {
                    notices.add(Message.of(
                            Inputs.class, "notice.covers-nothing", source.rows().file()));
                }
            }
        }
    }

    /** A plan of instalments; it is one of the files that were read. */
    List<Instalment> schedule(Path path, Problems problems) {
        try {
            InputFile file = InputFile.read(path, FileNames.shortName(path));
            files.add(new RunReport.Input(file.name(), file.bytes().length, file.sha256()));
            return ScheduleFile.read(file, reading, problems);
        } catch (IOException e) {
            problems.failed(Problems.unreadable(path, e));
            return List.of();
        }
    }

    void giveTo(Reconciliation reconciliation) {
        stores.forEach(rows -> reconciliation.store(rows.sound()));
        providers.forEach(source -> reconciliation.provider(source.rows().sound(), source.coverage()));
        asserted.ifPresent(coverage -> reconciliation.provider(List.of(), coverage));
        absent.forEach(coverage -> reconciliation.provider(List.of(), coverage));
        clear.agreeing().forEach(reconciliation::agreeing);
    }

    /** How many records the files hold, whatever became of them. */
    Counts read() {
        return new Counts(
                stores.stream().mapToLong(Rows::records).sum(),
                providers.stream().mapToLong(source -> source.rows().records()).sum());
    }

    List<QuarantinedRow> quarantined() {
        List<QuarantinedRow> all = new ArrayList<>();
        stores.forEach(rows -> all.addAll(rows.quarantined()));
        providers.forEach(source -> all.addAll(source.rows().quarantined()));
        all.sort(Comparator.comparing(QuarantinedRow::side).thenComparing(QuarantinedRow::origin));
        return all;
    }

    /** The sources as they were judged, with their numbers of records. */
    List<RunReport.Source> sources(List<SourceCoverage> judged) {
        Map<String, SourceCoverage> byName = new HashMap<>();
        judged.forEach(coverage -> byName.put(coverage.name(), coverage));
        List<RunReport.Source> sources = new ArrayList<>();
        providers.forEach(source -> sources.add(new RunReport.Source(
                byName.getOrDefault(source.coverage().name(), source.coverage()),
                source.rows().records())));
        asserted.ifPresent(coverage -> sources.add(new RunReport.Source(coverage, 0)));
        absent.forEach(coverage -> sources.add(new RunReport.Source(coverage, 0)));
        sources.sort(Comparator.comparing(source -> source.coverage().name()));
        return sources;
    }

    List<RunReport.Input> files() {
        return files.stream()
                .sorted(Comparator.comparing(RunReport.Input::name))
                .toList();
    }

    List<Message> notices() {
        return notices;
    }
}
