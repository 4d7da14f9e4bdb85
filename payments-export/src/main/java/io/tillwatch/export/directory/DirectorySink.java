package io.tillwatch.export.directory;

import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentSink;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Keeps a directory of daily exports.
 *
 * <p>For each day: {@code payments-2026-03-01.csv}, {@code .quarantine.csv} if something could not be read, and
 * {@code .manifest.json}, written last, which says which revision is the newest and what changed. The first revision
 * keeps the plain name and never changes; later ones are {@code payments-2026-03-01.r2.csv} and so on.
 * {@code SHA256SUMS} covers all of them. Files appear whole under their names or not at all, at whatever instant the
 * process is killed; what an earlier, killed run left is put right by the next one.
 *
 * <p>One process at a time writes into a directory; a second one is deferred, not queued. Immutable and thread-safe.
 */
public final class DirectorySink implements PaymentSink {
    private final Path directory;
    private final Locale language;
    private final Set<ExportProfile> profiles;

    private DirectorySink(Path directory, Locale language, Set<ExportProfile> profiles) {
        this.directory = directory;
        this.language = language;
        this.profiles = profiles;
    }

    /**
     * A sink for a directory.
     *
     * @param directory created when it does not exist
     * @return the sink; reasons in quarantine files are in English
     */
    public static DirectorySink at(Path directory) {
        return new DirectorySink(Objects.requireNonNull(directory, "directory"), Locale.ENGLISH, Set.of());
    }

    /**
     * The same sink with another language for the reasons in quarantine files. A change of language alone makes no new
     * revision.
     *
     * @param newLanguage French for French, everything else is English
     * @return a new sink
     */
    public DirectorySink in(Locale newLanguage) {
        return new DirectorySink(directory, Objects.requireNonNull(newLanguage, "newLanguage"), profiles);
    }

    /**
     * The same sink with files for people beside the machine file, such as {@code payments-2026-03-01.excel-fr.csv}. They
     * follow its revisions and have none of their own: a profile that is added later gets its file for the newest
     * revision.
     *
     * @param newProfiles the profiles; the machine's is always written, whether it is named or not
     * @return a new sink
     */
    public DirectorySink profiles(Set<ExportProfile> newProfiles) {
        return new DirectorySink(directory, language, Set.copyOf(newProfiles));
    }

    /**
     * Whether a day has been exported after its end, so that there is nothing to catch up on.
     *
     * @param date the business day
     * @return true if its manifest can be read and its newest revision is not provisional
     */
    public boolean isSettled(LocalDate date) {
        DayFiles files = new DayFiles(directory, date);
        try {
            return DayManifest.read(files.path(files.manifest()))
                    .filter(manifest -> !manifest.newestRevision().provisional())
                    .isPresent();
        } catch (IOException | UnusableManifestException e) {
            return false;
        }
    }

    @Override
    public SinkResult write(PaymentBatch batch) {
        try {
            Files.createDirectories(directory);
            try (DirectoryLock lock = DirectoryLock.tryAcquire(directory)) {
                return lock.held()
                        ? new DayWriter(directory, batch, language, profiles).write()
                        : new SinkResult.Deferred(message("busy", directory));
            }
        } catch (UnusableManifestException e) {
            return new SinkResult.Rejected(e.reason());
        } catch (IOException e) {
            return new SinkResult.Rejected(message("failed", directory, reason(e)));
        } catch (UncheckedIOException e) {
            return new SinkResult.Rejected(message("failed", directory, reason(Objects.requireNonNull(e.getCause()))));
        }
    }

    private static Object reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return message("denied", String.valueOf(denied.getFile()));
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getFile() + ": " + failed.getReason();
        }
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    static Message message(String key, Object... arguments) {
        return Message.of(DirectorySink.class, key, arguments);
    }
}
