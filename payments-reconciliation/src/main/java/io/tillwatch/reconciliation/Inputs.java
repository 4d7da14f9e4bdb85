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
import java.io.IOException;
import java.nio.file.Files;
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

/** Everything that a run reads. */
final class Inputs {
    private static final String ASSERTED = "ASSERTED";
    private static final String COVERS = "--covers";

    private final List<Rows<StorePayment>> stores = new ArrayList<>();
    private final List<Covered> providers = new ArrayList<>();
    private final List<RunReport.Input> files = new ArrayList<>();
    private final List<Message> notices = new ArrayList<>();
    private final ReadingPolicy reading;
    private Optional<SourceCoverage> asserted = Optional.empty();

    private Inputs(ReadingPolicy reading) {
        this.reading = reading;
    }

    private record Covered(Rows<ProviderRecord> rows, SourceCoverage coverage) {}

    static Inputs read(
            List<Path> stores,
            List<Path> providers,
            Set<String> covers,
            Optional<BusinessDay> day,
            ReadingPolicy reading,
            Problems problems) {
        List<Path> all = new ArrayList<>(stores);
        all.addAll(providers);
        Map<Path, String> names = names(all, problems);
        Inputs inputs = new Inputs(reading);
        for (Path path : sorted(stores)) {
            inputs.file(path, names, problems)
                    .map(file -> new StoreFile(reading).read(file))
                    .ifPresent(rows -> {
                        rows.problems().forEach(problems::wrong);
                        inputs.stores.add(rows);
                        inputs.notices.addAll(rows.notices());
                    });
        }
        for (Path path : sorted(providers)) {
            inputs.file(path, names, problems)
                    .map(file -> new ProviderFile(reading).read(file))
                    .ifPresent(rows -> {
                        rows.problems().forEach(problems::wrong);
                        inputs.notices.addAll(rows.notices());
                        inputs.providers.add(
                                new Covered(rows, inputs.coverage(rows, SourceManifest.beside(path, problems), day)));
                    });
        }
        inputs.assertCovered(covers);
        return inputs;
    }

    /** The short names of files, or their paths where those are not unique. */
    private static Map<Path, String> names(List<Path> paths, Problems problems) {
        Set<Path> seen = new HashSet<>();
        Map<String, Integer> uses = new HashMap<>();
        for (Path path : paths) {
            if (!seen.add(path.toAbsolutePath().normalize())) {
                problems.wrong(Message.of(Inputs.class, "file.twice", path));
            }
            uses.merge(shortName(path), 1, Integer::sum);
        }
        Map<Path, String> names = new HashMap<>();
        paths.forEach(path ->
                names.put(path, uses.getOrDefault(shortName(path), 0) == 1 ? shortName(path) : path.toString()));
        return names;
    }

    /** The order in which files are given must change nothing. */
    private static List<Path> sorted(List<Path> paths) {
        return paths.stream()
                .sorted(Comparator.comparing(Inputs::shortName).thenComparing(Path::toString))
                .toList();
    }

    private static String shortName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private Optional<InputFile> file(Path path, Map<Path, String> names, Problems problems) {
        try {
            if (Files.size(path) > Integer.MAX_VALUE - 8) {
                problems.failed(Message.of(
                        Inputs.class, "at.file", path, Message.of(Inputs.class, "file.too-large", Files.size(path))));
                return Optional.empty();
            }
            InputFile file = InputFile.read(path, names.getOrDefault(path, path.toString()));
            files.add(new RunReport.Input(file.name(), file.bytes().length, file.sha256()));
            return Optional.of(file);
        } catch (IOException e) {
            problems.failed(Problems.unreadable(path, e));
            return Optional.empty();
        }
    }

    private SourceCoverage coverage(
            Rows<ProviderRecord> rows, Optional<SourceManifest> manifest, Optional<BusinessDay> day) {
        Set<String> covered = new TreeSet<>(rows.providers());
        manifest.ifPresent(m -> covered.add(m.provider()));
        boolean complete = manifest.map(SourceManifest::complete).orElse(true);
        if (manifest.isPresent() && day.isPresent() && !manifest.get().covers(day.get())) {
            notices.add(Message.of(
                    Inputs.class, "notice.period", rows.file(), day.get().date()));
            complete = false;
        }
        return reading.applied(new SourceCoverage(
                rows.file(),
                covered,
                complete,
                manifest.map(SourceManifest::proof).orElse(ASSERTED),
                manifest.flatMap(SourceManifest::opening),
                manifest.flatMap(SourceManifest::closing)));
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
        return file(path, Map.of(path, shortName(path)), problems)
                .map(file -> ScheduleFile.read(file, reading, problems))
                .orElse(List.of());
    }

    void giveTo(Reconciliation reconciliation) {
        stores.forEach(rows -> reconciliation.store(rows.sound()));
        providers.forEach(source -> reconciliation.provider(source.rows().sound(), source.coverage()));
        asserted.ifPresent(coverage -> reconciliation.provider(List.of(), coverage));
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
