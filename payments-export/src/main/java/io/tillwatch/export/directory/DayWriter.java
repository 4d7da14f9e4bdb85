package io.tillwatch.export.directory;

import io.tillwatch.export.csv.CsvFileWriter;
import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentColumns;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final Set<ExportProfile> wanted;
    private final List<Message> notices = new ArrayList<>();
    private final boolean comparedOnly;
    private boolean profilesRestored;

    DayWriter(SinkSettings settings, PaymentBatch batch) {
        this.directory = settings.directory();
        this.batch = batch;
        this.language = settings.language();
        this.wanted = settings.profiles();
        this.files = new DayFiles(directory, batch.day().date());
        this.comparedOnly = settings.compared().contains(batch.day().date());
    }

    SinkResult write() throws IOException {
        NewFile.sweep(directory);
        Optional<DayManifest> manifest = DayManifest.read(files.path(files.manifest()));
        manifest.ifPresent(this::requireSameShop);
        Optional<DayManifest.Revision> newest = manifest.map(DayManifest::newestRevision);
        try (NewFile csv = new NewFile(directory, files.csv(0));
                ProfileFiles profiles = new ProfileFiles(files, batch, wantedOrThere(newest));
                QuarantineFile quarantine = new QuarantineFile(directory, files.quarantine(0), language)) {
            writeRows(csv, profiles);
            quarantine.write(batch);
            if (newest.isPresent() && same(newest.get(), csv, quarantine)) {
                return unchanged(manifest.get(), csv, profiles, quarantine);
            }
            return newRevision(manifest, csv, profiles, quarantine);
        }
    }

    /** What the newest revision has is kept whole, even if nobody asks for it any more. */
    private Set<ExportProfile> wantedOrThere(Optional<DayManifest.Revision> newest) {
        Set<ExportProfile> profiles = EnumSet.noneOf(ExportProfile.class);
        profiles.addAll(wanted);
        newest.ifPresent(revision ->
                revision.profiles().forEach(p -> ExportProfile.find(p.profile()).ifPresent(profiles::add)));
        return profiles;
    }

    private void requireSameShop(DayManifest manifest) {
        if (!manifest.shop().equals(batch.shop())) {
            throw new UnusableManifestException(
                    DirectorySink.message("other-shop", files.path(files.manifest()), manifest.shop(), batch.shop()));
        }
    }

    private void writeRows(NewFile csv, ProfileFiles profiles) throws IOException {
        try (CsvFileWriter writer = new CsvFileWriter(csv.out(), PaymentColumns.NAMES)) {
            new RowWriter(batch, writer, profiles).write();
        }
        profiles.finish();
    }

    private static boolean same(DayManifest.Revision newest, NewFile csv, QuarantineFile quarantine) {
        String contents = newest.quarantine() == null ? "" : newest.quarantine().contents();
        return newest.file().sha256().equals(csv.sha256()) && contents.equals(quarantine.contents());
    }

    /** Nothing new. Files that somebody removed or changed since are put back; what was changed is kept aside. */
    private SinkResult unchanged(DayManifest manifest, NewFile csv, ProfileFiles profiles, QuarantineFile quarantine)
            throws IOException {
        DayManifest.Revision newest = manifest.newestRevision();
        boolean restored = restore(csv, newest.file());
        Map<String, String> sums =
                new TreeMap<>(Map.of(newest.file().name(), newest.file().sha256()));
        List<String> locations = new ArrayList<>(List.of(path(newest.file().name())));
        List<DayManifest.ProfileFile> entries = new ArrayList<>();
        for (DayManifest.ProfileFile known : newest.profiles()) {
            Optional<ExportProfile> profile = ExportProfile.find(known.profile());
            entries.add(profile.isPresent() ? kept(known, profiles.file(profile.get())) : known);
        }
        restored |= profilesRestored;
        entries.addAll(added(newest, profiles));
        for (DayManifest.ProfileFile entry : entries) {
            sums.put(entry.file().name(), entry.file().sha256());
            locations.add(path(entry.file().name()));
        }
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
        DayManifest.Revision now = newest.with(entries, newest.provisional() && batch.provisional());
        if (!now.equals(newest)) {
            if (newest.provisional() && !now.provisional()) {
                notices.add(DirectorySink.message("notice.final", now.revision()));
            }
            manifest.withNewest(now).write(directory, files.manifest());
            NewFile.forceDirectory(directory);
            locations.add(path(files.manifest()));
            restored = true;
        }
        return restored
                ? new SinkResult.Written(newest.revision(), SinkResult.Changes.NONE, locations, notices)
                : new SinkResult.Unchanged(newest.revision(), locations);
    }

    /** A file of a profile that stands as it was exported stays; else it is made again from the same rows. */
    private DayManifest.ProfileFile kept(DayManifest.ProfileFile known, NewFile again) throws IOException {
        Path file = files.path(known.file().name());
        if (Files.exists(file) && Sha256.of(file).equals(known.file().sha256())) {
            return known;
        }
        profilesRestored |= restore(again, known.file());
        return new DayManifest.ProfileFile(
                known.profile(),
                new DayManifest.DayFile(
                        known.file().name(),
                        again.bytes(),
                        again.sha256(),
                        known.file().rows()));
    }

    private List<DayManifest.ProfileFile> added(DayManifest.Revision newest, ProfileFiles profiles) throws IOException {
        Set<ExportProfile> missing = EnumSet.noneOf(ExportProfile.class);
        missing.addAll(profiles.profiles());
        newest.profiles().forEach(p -> ExportProfile.find(p.profile()).ifPresent(missing::remove));
        List<DayManifest.ProfileFile> entries = profiles.entries(files, newest.revision(), missing);
        place(entries, missing, profiles);
        entries.forEach(
                entry -> notices.add(DirectorySink.message("notice.profile", newest.revision(), entry.profile())));
        return entries;
    }

    private void place(List<DayManifest.ProfileFile> entries, Set<ExportProfile> which, ProfileFiles profiles)
            throws IOException {
        for (DayManifest.ProfileFile entry : entries) {
            place(entry.file().sha256(), entry.file().name());
        }
        for (ExportProfile profile : which) {
            for (DayManifest.ProfileFile entry : entries) {
                if (entry.profile().equals(profile.id())) {
                    profiles.file(profile).moveTo(files.path(entry.file().name()));
                }
            }
        }
    }

    private boolean restore(NewFile written, DayManifest.DayFile known) throws IOException {
        Path file = files.path(known.name());
        if (Files.exists(file)) {
            if (Sha256.of(file).equals(known.sha256())) {
                return false;
            }
            setAside(file, "altered");
        } else {
            notices.add(DirectorySink.message("notice.restored", known.name()));
        }
        written.moveTo(file);
        return true;
    }

    private SinkResult newRevision(
            Optional<DayManifest> manifest, NewFile csv, ProfileFiles profiles, QuarantineFile quarantine)
            throws IOException {
        int revision = manifest.map(m -> m.newest() + 1).orElse(1);
        DayManifest.Changes changes = null;
        if (manifest.isPresent()) {
            DayManifest.DayFile before = manifest.get().newestRevision().file();
            RevisionDiff diff = RevisionDiff.between(files.path(before.name()), csv);
            changes = diff.changes(before.sha256());
            Optional<Message> gap = comparedOnly ? outOfReach(before.rows(), diff) : Optional.empty();
            if (gap.isPresent()) {
                return new SinkResult.Rejected(gap.get());
            }
            notices.add(DirectorySink.message(
                    "notice.revision", revision, changes.added(), changes.removed(), changes.changed()));
        }
        DayManifest.Revision entry = revision(revision, csv, profiles, quarantine, changes);
        place(csv.sha256(), entry.file().name());
        csv.moveTo(files.path(entry.file().name()));
        List<String> locations = new ArrayList<>(List.of(path(entry.file().name())));
        Map<String, String> sums =
                new TreeMap<>(Map.of(entry.file().name(), entry.file().sha256()));
        place(entry.profiles(), wanted, profiles);
        for (DayManifest.ProfileFile profile : entry.profiles()) {
            sums.put(profile.file().name(), profile.file().sha256());
            locations.add(path(profile.file().name()));
        }
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
        SinkResult.Changes counted = changes == null
                ? new SinkResult.Changes(batch.size(), 0, 0)
                : new SinkResult.Changes(changes.added(), changes.changed(), changes.removed());
        return new SinkResult.Written(revision, counted, locations, notices);
    }

    /** Why rows are gone, if it is because the source does not hold their time any more. */
    private Optional<Message> outOfReach(long rowsBefore, RevisionDiff diff) {
        Optional<Instant> reach = batch.reachesBackTo();
        if (reach.isEmpty()) {
            return rowsBefore == 0 ? Optional.empty() : Optional.of(DirectorySink.message("source-empty", rowsBefore));
        }
        return diff.earliestRemoved()
                .filter(created -> created.isBefore(reach.get()))
                .map(created -> DirectorySink.message("source-short", rowsBefore, created, reach.get()));
    }

    private DayManifest.Revision revision(
            int revision,
            NewFile csv,
            ProfileFiles profiles,
            QuarantineFile quarantine,
            DayManifest.@Nullable Changes changes) {
        return new DayManifest.Revision(
                revision,
                batch.day().zone().getId(),
                batch.day().startInclusive().toString(),
                batch.day().endExclusive().toString(),
                batch.basis().name().toLowerCase(Locale.ROOT),
                batch.source(),
                batch.provisional(),
                new DayManifest.DayFile(files.csv(revision), csv.bytes(), csv.sha256(), batch.size()),
                profiles.entries(files, revision, wanted),
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
