package io.tillwatch.export.directory;

import static io.tillwatch.export.directory.DirectorySink.message;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SinkSession;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import io.tillwatch.time.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run that holds its directory from before the source is read until the last day is written, and keeps the ledger.
 * What the ledger does never stops an export. A directory that does not exist yet is made, and held, with the first day
 * that there is something to write for.
 */
final class DirectorySession implements SinkSession {
    private static final int LONGEST_REASON = 1000;

    private final SinkSettings settings;
    private final String shop;
    private final List<BusinessDay> days;
    private final Set<LocalDate> results = new HashSet<>();
    private final List<Message> notices = new ArrayList<>();
    private @Nullable DirectoryLock lock;
    private @Nullable RunLedger ledger;
    private @Nullable Message refusal;
    private boolean busy;

    private DirectorySession(SinkSettings settings, String shop, List<BusinessDay> days) {
        this.settings = settings;
        this.shop = shop;
        this.days = List.copyOf(days);
    }

    static DirectorySession begin(SinkSettings settings, String shop, List<BusinessDay> days) {
        DirectorySession session = new DirectorySession(settings, shop, days);
        if (Files.isDirectory(settings.directory())) {
            session.hold();
        }
        return session;
    }

    private void hold() {
        try {
            DirectoryLock taken = DirectoryLock.tryAcquire(settings.directory());
            if (!taken.held() && settings.longestWait().toMillis() > 0) {
                taken.close();
                settings.waiting()
                        .accept(message(
                                "waiting", settings.directory(), holder(), Durations.text(settings.longestWait())));
                taken = DirectoryLock.acquire(settings.directory(), settings.longestWait());
            }
            if (!taken.held()) {
                taken.close();
                refusal = busy();
                busy = true;
                return;
            }
            lock = taken;
        } catch (IOException e) {
            refusal = failure(e);
            return;
        }
        try {
            RunLedger.Opened opened = RunLedger.begin(
                    settings.directory(), shop, days, settings.clock().instant());
            ledger = opened.ledger();
            opened.interrupted()
                    .forEach(run -> notices.add(message("notice.interrupted", run.number(), run.started())));
            if (opened.unreadable() > 0) {
                notices.add(message("notice.ledger-torn", opened.unreadable(), RunLedger.NAME));
            }
        } catch (IOException e) {
            notices.add(message("notice.ledger-failed", RunLedger.NAME, reason(e)));
        }
    }

    private Message busy() {
        return settings.longestWait().toMillis() > 0
                ? message("busy-waited", settings.directory(), holder(), Durations.text(settings.longestWait()))
                : message("busy", settings.directory(), holder());
    }

    /** Whoever has the lock wrote the last beginning; somebody without a ledger is not known. */
    private Message holder() {
        try {
            return ExportRuns.read(settings.directory())
                    .open()
                    .map(run -> run.host().isEmpty()
                            ? message("holder.process", run.process(), run.started())
                            : message("holder", run.process(), run.host(), run.started()))
                    .orElseGet(() -> message("holder.unknown"));
        } catch (IOException e) {
            return message("holder.unknown");
        }
    }

    @Override
    public Optional<Message> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public SinkResult write(PaymentBatch batch) {
        SinkResult result = written(batch);
        results.add(batch.day().date());
        record(result.fold(
                written -> day(batch, ExportRun.Outcome.WRITTEN, written.revision()),
                unchanged -> day(batch, ExportRun.Outcome.UNCHANGED, unchanged.revision()),
                deferred -> failedDay(batch.day(), deferred.reason()),
                rejected -> failedDay(batch.day(), rejected.reason())));
        return result;
    }

    private SinkResult written(PaymentBatch batch) {
        try {
            if (lock == null && refusal == null) {
                Files.createDirectories(settings.directory());
                hold();
            }
            if (refusal != null) {
                return busy ? new SinkResult.Deferred(refusal) : new SinkResult.Rejected(refusal);
            }
            return new DayWriter(settings, batch).write();
        } catch (UnusableManifestException e) {
            return new SinkResult.Rejected(e.reason());
        } catch (IOException e) {
            return new SinkResult.Rejected(failure(e));
        } catch (UncheckedIOException e) {
            return new SinkResult.Rejected(failure(Objects.requireNonNull(e.getCause())));
        }
    }

    @Override
    public void failed(BusinessDay day, Message reason) {
        results.add(day.date());
        record(failedDay(day, reason));
    }

    @Override
    public List<Message> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void close() {
        RunLedger kept = ledger;
        if (kept != null) {
            boolean interrupted = !days.stream().allMatch(day -> results.contains(day.date()));
            try {
                kept.over(interrupted, settings.clock().instant());
            } catch (IOException e) {
                // The next run finds no end and says so.
            }
        }
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                // The lock ends with the process at the latest.
            }
        }
    }

    private void record(ExportRun.Day day) {
        RunLedger kept = ledger;
        if (kept != null) {
            try {
                kept.day(day, settings.clock().instant());
            } catch (IOException e) {
                ledger = null;
                notices.add(message("notice.ledger-failed", RunLedger.NAME, reason(e)));
            }
        }
    }

    private static ExportRun.Day day(PaymentBatch batch, ExportRun.Outcome outcome, int revision) {
        return new ExportRun.Day(
                batch.day().date(),
                outcome,
                revision,
                batch.size(),
                batch.rejected(),
                batch.provisional(),
                totals(batch.totals()),
                "");
    }

    private ExportRun.Day failedDay(BusinessDay day, Message reason) {
        String text = reason.in(settings.language());
        String told = text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
        return new ExportRun.Day(day.date(), ExportRun.Outcome.FAILED, 0, 0, 0, false, List.of(), told);
    }

    private static List<ExportRun.Total> totals(List<PaymentTotal> parts) {
        Map<CurrencyUnit, BigInteger> paid = new TreeMap<>();
        Map<CurrencyUnit, BigInteger> refunded = new TreeMap<>();
        for (PaymentTotal part : parts) {
            paid.merge(part.currency(), part.paid(), BigInteger::add);
            refunded.merge(part.currency(), part.refunded(), BigInteger::add);
        }
        List<ExportRun.Total> totals = new ArrayList<>();
        paid.forEach((currency, sum) ->
                totals.add(new ExportRun.Total(currency, sum, refunded.getOrDefault(currency, BigInteger.ZERO))));
        return totals;
    }

    private Message failure(IOException e) {
        return message("failed", settings.directory(), reason(e));
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
}
