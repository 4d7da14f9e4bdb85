package io.tillwatch.export.directory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which days a directory of exports holds. Reads manifests and nothing else. Immutable.
 *
 * @param directory the directory
 * @param first the earliest day with a manifest; empty if there is none
 * @param last the latest day with a manifest; empty if there is none
 * @param zone the shop's zone, as the latest readable of the last two manifests has it; empty if none can be read
 */
public record ExportDays(Path directory, Optional<LocalDate> first, Optional<LocalDate> last, Optional<ZoneId> zone) {
    private static final Pattern MANIFEST = Pattern.compile("payments-(\\d{4}-\\d{2}-\\d{2})\\.manifest\\.json");

    /** How far a day has come. */
    public enum State {
        /** Exported after its end. */
        SETTLED,
        /** Exported while it was running. */
        PROVISIONAL,
        /** Never exported. */
        MISSING,
        /** There is a manifest, and it cannot be read. */
        UNREADABLE
    }

    /**
     * Looks into a directory.
     *
     * @param directory the directory of the exports
     * @return what is there
     * @throws IOException if it cannot be listed
     */
    public static ExportDays in(Path directory) throws IOException {
        TreeSet<LocalDate> dates = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "payments-*.manifest.json")) {
            for (Path file : files) {
                date(file).ifPresent(dates::add);
            }
        }
        Optional<ZoneId> zone = dates.descendingSet().stream()
                .limit(2)
                .flatMap(date -> zone(directory, date).stream())
                .findFirst();
        return dates.isEmpty()
                ? new ExportDays(directory, Optional.empty(), Optional.empty(), Optional.empty())
                : new ExportDays(directory, Optional.of(dates.first()), Optional.of(dates.last()), zone);
    }

    /**
     * How far a day has come.
     *
     * @param date the business day
     * @return its state now
     */
    public State state(LocalDate date) {
        return state(directory, date);
    }

    static State state(Path directory, LocalDate date) {
        DayFiles files = new DayFiles(directory, date);
        try {
            return DayManifest.read(files.path(files.manifest()))
                    .map(manifest -> manifest.newestRevision().provisional() ? State.PROVISIONAL : State.SETTLED)
                    .orElse(State.MISSING);
        } catch (IOException | UnusableManifestException e) {
            return State.UNREADABLE;
        }
    }

    private static Optional<ZoneId> zone(Path directory, LocalDate date) {
        DayFiles files = new DayFiles(directory, date);
        try {
            return DayManifest.read(files.path(files.manifest()))
                    .map(manifest -> ZoneId.of(manifest.newestRevision().zone()));
        } catch (IOException | UnusableManifestException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(Path file) {
        Matcher matcher = MANIFEST.matcher(String.valueOf(file.getFileName()));
        try {
            return matcher.matches() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
