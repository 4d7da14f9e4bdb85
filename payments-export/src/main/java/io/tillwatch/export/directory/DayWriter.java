package io.tillwatch.export.directory;

import io.tillwatch.export.csv.CsvFileWriter;
import io.tillwatch.export.csv.PaymentColumns;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes one day into a directory whose lock is held. The order of the steps is what makes it safe to be killed: data
 * files first, then the checksums, then the manifest. Without a manifest that names it, a file does not count.
 */
final class DayWriter {
    private final Path directory;
    private final PaymentBatch batch;
    private final Locale language;
    private final DayFiles files;
    private final List<Message> notices = new ArrayList<>();

    DayWriter(Path directory, PaymentBatch batch, Locale language) {
        this.directory = directory;
        this.batch = batch;
        this.language = language;
        this.files = new DayFiles(directory, batch.day().date());
    }

    SinkResult write() throws IOException {
        NewFile.sweep(directory);
        Optional<DayManifest> manifest = DayManifest.read(files.path(files.manifest()));
        manifest.ifPresent(this::requireSameShop);
        try (NewFile csv = new NewFile(directory, files.csv(0));
                QuarantineFile quarantine = new QuarantineFile(directory, files.quarantine(0), language)) {
            writeRows(csv);
            quarantine.write(batch);
            Optional<DayManifest.Revision> newest = manifest.map(DayManifest::newestRevision);
            if (newest.isPresent() && same(newest.get(), csv, quarantine)) {
                return unchanged(newest.get(), csv, quarantine);
            }
            return newRevision(manifest, csv, quarantine);
        }
    }

    private void requireSameShop(DayManifest manifest) {
        if (!manifest.shop().equals(batch.shop())) {
            throw new UnusableManifestException(
                    DirectorySink.message("other-shop", files.path(files.manifest()), manifest.shop(), batch.shop()));
        }
    }

    private void writeRows(NewFile csv) throws IOException {
        try (CsvFileWriter writer = new CsvFileWriter(csv.out(), PaymentColumns.NAMES)) {
            batch.forEach(payment -> {
                try {
                    writer.row(PaymentColumns.cells(payment, batch));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static boolean same(DayManifest.Revision newest, NewFile csv, QuarantineFile quarantine) {
        String contents = newest.quarantine() == null ? "" : newest.quarantine().contents();
        return newest.file().sha256().equals(csv.sha256()) && contents.equals(quarantine.contents());
    }

    /** Nothing new. Files that somebody removed or changed since are put back; what was changed is kept aside. */
    private SinkResult unchanged(DayManifest.Revision newest, NewFile csv, QuarantineFile quarantine)
            throws IOException {
        boolean restored = restore(csv, newest.file());
        Map<String, String> sums =
                new TreeMap<>(Map.of(newest.file().name(), newest.file().sha256()));
        List<String> locations = new ArrayList<>(List.of(path(newest.file().name())));
        DayManifest.Quarantine known = newest.quarantine();
        if (known != null) {
            DayManifest.DayFile file = known.file();
            if (!Files.exists(files.path(file.name())) && quarantine.isExactly(file.sha256())) {
                quarantine.moveTo(files.path(file.name()));
                restored = true;
            }
            sums.put(file.name(), file.sha256());
            locations.add(path(file.name()));
        }
        Checksums.put(directory, sums);
        NewFile.forceDirectory(directory);
        return restored
                ? new SinkResult.Written(newest.revision(), locations, notices)
                : new SinkResult.Unchanged(newest.revision(), locations);
    }

    private boolean restore(NewFile csv, DayManifest.DayFile known) throws IOException {
        Path file = files.path(known.name());
        if (Files.exists(file)) {
            if (Sha256.of(file).equals(known.sha256())) {
                return false;
            }
            setAside(file, "altered");
        } else {
            notices.add(DirectorySink.message("notice.restored", known.name()));
        }
        csv.moveTo(file);
        return true;
    }

    private SinkResult newRevision(Optional<DayManifest> manifest, NewFile csv, QuarantineFile quarantine)
            throws IOException {
        int revision = manifest.map(m -> m.newest() + 1).orElse(1);
        DayManifest.Changes changes = null;
        if (manifest.isPresent()) {
            DayManifest.DayFile before = manifest.get().newestRevision().file();
            changes = RevisionDiff.between(files.path(before.name()), csv, before.sha256());
            notices.add(DirectorySink.message(
                    "notice.revision", revision, changes.added(), changes.removed(), changes.changed()));
        }
        DayManifest.Revision entry = revision(revision, csv, quarantine, changes);
        place(csv.sha256(), entry.file().name());
        csv.moveTo(files.path(entry.file().name()));
        List<String> locations = new ArrayList<>(List.of(path(entry.file().name())));
        Map<String, String> sums =
                new TreeMap<>(Map.of(entry.file().name(), entry.file().sha256()));
        DayManifest.Quarantine quarantined = entry.quarantine();
        if (quarantined != null) {
            quarantine.moveTo(files.path(quarantined.file().name()));
            sums.put(quarantined.file().name(), quarantined.file().sha256());
            locations.add(path(quarantined.file().name()));
        }
        Checksums.put(directory, sums);
        DayManifest next = manifest.map(m -> m.with(entry))
                .orElseGet(() -> new DayManifest(
                        DayManifest.SCHEMA, batch.shop(), batch.day().date().toString(), revision, List.of(entry)));
        NewFile.forceDirectory(directory);
        next.write(directory, files.manifest());
        NewFile.forceDirectory(directory);
        locations.add(path(files.manifest()));
        return new SinkResult.Written(revision, locations, notices);
    }

    private DayManifest.Revision revision(
            int revision, NewFile csv, QuarantineFile quarantine, DayManifest.@Nullable Changes changes) {
        return new DayManifest.Revision(
                revision,
                batch.day().zone().getId(),
                batch.day().startInclusive().toString(),
                batch.day().endExclusive().toString(),
                batch.basis().name().toLowerCase(Locale.ROOT),
                batch.source(),
                new DayManifest.DayFile(files.csv(revision), csv.bytes(), csv.sha256(), batch.size()),
                quarantine.entry(files.quarantine(revision)).orElse(null),
                batch.totals().stream()
                        .map(t -> new DayManifest.Total(
                                t.provider(),
                                t.currency().code(),
                                t.status().name(),
                                t.count(),
                                t.paid().toString(),
                                t.refunded().toString()))
                        .toList(),
                changes);
    }

    /** A file that stands at the name without a manifest is what a killed run left, or somebody else's. */
    private void place(String sha256, String name) throws IOException {
        Path file = files.path(name);
        if (Files.exists(file) && !Sha256.of(file).equals(sha256)) {
            setAside(file, "uncommitted");
        }
    }

    private void setAside(Path file, String why) throws IOException {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        String kept = name + "." + why + "-" + Sha256.of(file).substring(0, 8);
        Files.move(file, files.path(kept), StandardCopyOption.REPLACE_EXISTING);
        notices.add(DirectorySink.message("notice." + why, name, kept));
    }

    private String path(String name) {
        return files.path(name).toString();
    }
}
