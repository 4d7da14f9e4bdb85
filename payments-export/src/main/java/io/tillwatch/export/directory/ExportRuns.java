package io.tillwatch.export.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The run ledger of a directory of exports: who exported what, when, and what came of it. Immutable.
 *
 * @param runs the runs that are still in the ledger, the oldest first
 * @param unreadable lines that say nothing, such as one that was torn by a kill
 */
public record ExportRuns(List<ExportRun> runs, int unreadable) {
    /** Copies the runs. */
    public ExportRuns {
        runs = List.copyOf(runs);
    }

    /**
     * Reads the ledger without a lock: a run that writes into it may be seen in the middle of a line.
     *
     * @param directory the directory of the exports
     * @return what could be read; no runs if there is no ledger
     * @throws IOException if there is a ledger and it cannot be read
     */
    public static ExportRuns read(Path directory) throws IOException {
        return of(RunLedger.lines(directory));
    }

    /**
     * The last run if nothing is known of its end: it is at work, or was killed.
     *
     * @return a run; empty if the last one has an end
     */
    public Optional<ExportRun> open() {
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(runs.get(runs.size() - 1))
                        .filter(run -> run.ended().isEmpty());
    }

    static ExportRuns of(List<String> lines) {
        Map<Long, Building> runs = new TreeMap<>();
        int unreadable = 0;
        for (String line : lines) {
            Optional<RunEvent> event = RunEvent.parse(line);
            boolean used = event.isPresent() && take(event.get(), runs);
            unreadable += used || line.isBlank() ? 0 : 1;
        }
        return new ExportRuns(runs.values().stream().map(Building::run).toList(), unreadable);
    }

    private static boolean take(RunEvent event, Map<Long, Building> runs) {
        RunEvent.Begun begun = event.begun();
        if (event.event().equals(RunEvent.STARTED) && begun != null) {
            runs.put(event.run(), new Building(event.run(), event.instant(), begun));
            return true;
        }
        Building run = runs.get(event.run());
        if (run == null) {
            // Its beginning fell to the bound of the ledger: nothing is lost that was to be kept.
            return true;
        }
        RunEvent.Result result = event.result();
        if (result != null) {
            run.results.add(result.toDay());
        } else {
            run.ended = Optional.of(event.instant());
            run.interrupted = event.event().equals(RunEvent.INTERRUPTED);
        }
        return true;
    }

    private static final class Building {
        private final long number;
        private final Instant started;
        private final RunEvent.Begun begun;
        private final List<ExportRun.Day> results = new ArrayList<>();
        private Optional<Instant> ended = Optional.empty();
        private boolean interrupted;

        Building(long number, Instant started, RunEvent.Begun begun) {
            this.number = number;
            this.started = started;
            this.begun = begun;
        }

        ExportRun run() {
            return new ExportRun(
                    number,
                    begun.shop(),
                    begun.days().stream().map(LocalDate::parse).toList(),
                    begun.process(),
                    begun.host(),
                    started,
                    ended,
                    interrupted,
                    results);
        }
    }
}
