package io.tillwatch.export.directory;

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
import java.util.Locale;
import java.util.Objects;

/**
 * Keeps a directory of daily exports.
 *
 * <p>For each day: {@code payments-2026-03-01.csv}, {@code .quarantine.csv} if something could not be read, and
 * {@code .manifest.json}, written last, which says which revision is the newest and what changed. The first revision
 * keeps the plain name and never changes; later ones are {@code payments-2026-03-01.r2.csv} and so on.
 * {@code SHA256SUMS} covers all of them. Files appear whole under their names or not at all, at whatever instant the
 * process is killed; what an earlier, killed run left is put right by the next one.
 *
 * <p>One process at a time writes into a directory; a second one is rejected, not queued. Immutable and thread-safe.
 */
public final class DirectorySink implements PaymentSink {
    private final Path directory;
    private final Locale language;

    private DirectorySink(Path directory, Locale language) {
        this.directory = directory;
        this.language = language;
    }

    /**
     * A sink for a directory.
     *
     * @param directory created when it does not exist
     * @return the sink; reasons in quarantine files are in English
     */
    public static DirectorySink at(Path directory) {
        return new DirectorySink(Objects.requireNonNull(directory, "directory"), Locale.ENGLISH);
    }

    /**
     * The same sink with another language for the reasons in quarantine files. A change of language alone makes no new
     * revision.
     *
     * @param newLanguage French for French, everything else is English
     * @return a new sink
     */
    public DirectorySink in(Locale newLanguage) {
        return new DirectorySink(directory, Objects.requireNonNull(newLanguage, "newLanguage"));
    }

    @Override
    public SinkResult write(PaymentBatch batch) {
        try {
            Files.createDirectories(directory);
            try (DirectoryLock lock = DirectoryLock.tryAcquire(directory)) {
                return lock.held()
                        ? new DayWriter(directory, batch, language).write()
                        : new SinkResult.Rejected(message("busy", directory));
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
