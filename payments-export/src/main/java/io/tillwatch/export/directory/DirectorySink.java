package io.tillwatch.export.directory;

import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentSink;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SinkSession;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import io.tillwatch.time.SystemClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps a directory of daily exports.
 *
 * <p>For each day: {@code payments-2026-03-01.csv}, {@code .quarantine.csv} if something could not be read, and
 * {@code .manifest.json}, written last, which says which revision is the newest and what changed. The first revision
 * keeps the plain name and never changes; later ones are {@code payments-2026-03-01.r2.csv} and so on.
 * {@code SHA256SUMS} covers all of them. Files appear whole under their names or not at all, at whatever instant the
 * process is killed; what an earlier, killed run left is put right by the next one.
 *
 * <p>One run at a time holds a directory, from before the source is read until the last day is written; a second one waits
 * as long as {@link #waiting} allows, and is deferred then. Every run is told in the ledger {@link ExportRuns}.
 * Immutable and thread-safe.
 */
public final class DirectorySink implements PaymentSink {
    private final SinkSettings settings;

    private DirectorySink(SinkSettings settings) {
        this.settings = settings;
    }

    /**
     * A sink for a directory.
     *
     * @param directory created when it does not exist
     * @return the sink; reasons in quarantine files are in English, and it never waits
     */
    public static DirectorySink at(Path directory) {
        return new DirectorySink(new SinkSettings(
                Objects.requireNonNull(directory, "directory"),
                Locale.ENGLISH,
                Set.of(),
                Set.of(),
                Duration.ZERO,
                told -> {},
                SystemClock.instants()));
    }

    /**
     * The same sink with another language for the reasons in quarantine files. A change of language alone makes no new
     * revision.
     *
     * @param newLanguage French for French, everything else is English
     * @return a new sink
     */
    public DirectorySink in(Locale newLanguage) {
        return new DirectorySink(settings.in(Objects.requireNonNull(newLanguage, "newLanguage")));
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
        return new DirectorySink(settings.profiles(newProfiles));
    }

    /**
     * The same sink with days that nobody asked for and that are only compared again. Of them, rows are not taken away
     * because the source gives no orders or does not reach back to them any more: such a day is rejected and stays as it is.
     *
     * @param days the days; none unless set
     * @return a new sink
     */
    public DirectorySink comparing(Set<LocalDate> days) {
        return new DirectorySink(settings.compared(days));
    }

    /**
     * The same sink, waiting for a directory that another run holds.
     *
     * @param longest how long at most, at least zero; zero does not wait
     * @param told takes one sentence when the waiting begins: who holds the directory, and since when
     * @return a new sink
     * @throws IllegalArgumentException if the time is negative
     */
    public DirectorySink waiting(Duration longest, Consumer<Message> told) {
        if (longest.isNegative()) {
            throw new IllegalArgumentException("longest must be at least 0, but was " + longest);
        }
        return new DirectorySink(settings.waiting(longest, Objects.requireNonNull(told, "told")));
    }

    /**
     * The same sink with another clock for the ledger.
     *
     * @param instants the clock; that of the system unless set
     * @return a new sink
     */
    public DirectorySink clock(InstantSource instants) {
        return new DirectorySink(settings.clock(Objects.requireNonNull(instants, "instants")));
    }

    /**
     * Whether a day has been exported after its end.
     *
     * @param date the business day
     * @return true if its manifest can be read and its newest revision is not provisional
     */
    public boolean isSettled(LocalDate date) {
        return ExportDays.state(settings.directory(), date) == ExportDays.State.SETTLED;
    }

    @Override
    public SinkSession begin(String shop, List<BusinessDay> days) {
        return DirectorySession.begin(settings, shop, days);
    }

    @Override
    public SinkResult write(PaymentBatch batch) {
        try (SinkSession session = begin(batch.shop(), List.of(batch.day()))) {
            return session.write(batch);
        }
    }

    static Message message(String key, Object... arguments) {
        return Message.of(DirectorySink.class, key, arguments);
    }
}
