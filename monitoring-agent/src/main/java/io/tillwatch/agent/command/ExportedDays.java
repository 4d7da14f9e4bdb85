package io.tillwatch.agent.command;

import io.tillwatch.export.directory.ExportDays;
import io.tillwatch.export.directory.ExportedDay;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.reconciliation.ReconciliationRun;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The store payments of a day that is reconciled: its export and those around it. A day is exported by its payments and judged
 * by its orders, and these lie on two days where midnight is between them, or where an order is paid or refunded later. So the
 * rows of the days around are needed to recognise what belongs together; they are not judged themselves.
 */
final class ExportedDays {
    /** How many days before and after are read. */
    static final int AROUND = 31;

    private final Path directory;
    private final BusinessDay day;
    private final List<Message> problems = new ArrayList<>();
    private final List<Message> notes = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private Optional<DayBasis> basis = Optional.empty();

    ExportedDays(Path directory, BusinessDay day) {
        this.directory = directory;
        this.day = day;
    }

    /** Gives every day that is as it was exported; if one of them is not, nothing. */
    void giveTo(ReconciliationRun run, String shop) throws Rejection {
        read(shop);
        if (!problems.isEmpty()) {
            throw Rejection.failed(problems);
        }
        files.forEach(run::store);
        notes.forEach(run::note);
    }

    private void read(String shop) throws Rejection {
        if (!Files.isDirectory(directory)) {
            problems.add(message("reconcile.day-missing", directory, day.date()));
            return;
        }
        ExportDays exported;
        try {
            exported = ExportDays.in(directory);
        } catch (IOException e) {
            throw Rejection.failed(message("verify.unreadable", directory));
        }
        judged(exported, shop);
        for (int i = AROUND; i >= -AROUND; i--) {
            LocalDate other = day.date().minusDays(i);
            if (i != 0 && exported.state(other) != ExportDays.State.MISSING) {
                open(other).ifPresent(read -> files.add(read.file()));
            }
        }
        LocalDate before = day.date().minusDays(1);
        if (exported.state(before) != ExportDays.State.SETTLED) {
            notes.add(message("reconcile.day-before", before, day.date()));
        }
        LocalDate after = day.date().plusDays(1);
        if (exported.state(after) == ExportDays.State.MISSING
                && basis.filter(DayBasis.PAYMENT::equals).isPresent()) {
            notes.add(message("reconcile.day-after", after, day.date()));
        }
    }

    private void judged(ExportDays exported, String shop) {
        if (exported.state(day.date()) == ExportDays.State.MISSING) {
            problems.add(message("reconcile.day-missing", directory, day.date()));
            return;
        }
        Optional<ExportedDay> read = open(day.date());
        if (read.isEmpty()) {
            return;
        }
        ExportedDay found = read.get();
        basis = Optional.of(found.basis());
        files.add(found.file());
        if (found.provisional()) {
            problems.add(message("reconcile.day-provisional", found.file(), day.date()));
        }
        if (!found.day().equals(day)) {
            problems.add(message("reconcile.day-zone", found.file(), found.day().zone(), day.zone()));
        }
        if (!found.shop().equals(shop)) {
            problems.add(message("reconcile.day-shop", found.file(), found.shop(), shop));
        }
    }

    /** Also refused is a day by updates: an order stands in every day on which anything of it changed. */
    private Optional<ExportedDay> open(LocalDate date) {
        Optional<ExportedDay> opened = ExportedDay.of(directory.resolve("payments-" + date + ".manifest.json"))
                .fold(Optional::of, reason -> {
                    problems.add(reason);
                    return Optional.empty();
                });
        if (opened.isPresent() && opened.get().basis() == DayBasis.UPDATE) {
            problems.add(message("reconcile.day-update", opened.get().file()));
            return Optional.empty();
        }
        return opened;
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(ExportedDays.class, key, arguments);
    }
}
