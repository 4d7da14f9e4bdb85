package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ExportSettings;
import io.tillwatch.export.directory.DirectoryLock;
import io.tillwatch.export.directory.ExportDays;
import io.tillwatch.export.directory.ExportRun;
import io.tillwatch.export.directory.ExportRuns;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the last runs of a directory of exports, and which days are missing. */
@Command(name = "runs")
final class ExportRunsCommand implements Callable<Integer> {
    private static final int LAST = 10;
    private static final int MOST = 1000;
    private static final int DAYS = 7;

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", descriptionKey = "directory")
    private Optional<String> directory = Optional.empty();

    @Option(names = "--last", paramLabel = "N", descriptionKey = "last")
    private Optional<String> last = Optional.empty();

    @Option(names = "--days", paramLabel = "DAYS", descriptionKey = "days")
    private Optional<String> back = Optional.empty();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    ExportRunsCommand(Session session) {
        this.session = session;
    }

    /**
     * What is shown.
     *
     * @param running whether the last run, which has no end, is at work; else it was killed
     * @param days the closed days that were looked at, from the first one that was ever exported; the oldest first
     */
    record Shown(
            Path directory,
            List<ExportRun> runs,
            int unreadable,
            boolean running,
            Map<LocalDate, ExportDays.State> days) {
        long open() {
            return days.values().stream()
                    .filter(state -> state != ExportDays.State.SETTLED)
                    .count();
        }

        boolean lastFailed() {
            if (runs.isEmpty()) {
                return false;
            }
            ExportRun newest = runs.get(runs.size() - 1);
            return newest.ended().isEmpty() ? !running : newest.failed();
        }
    }

    @Override
    public Integer call() throws IOException {
        Options options = new Options(Objects.requireNonNull(spec).commandLine());
        int most =
                options.value("--last", last, "last", ExportRunsCommand::count).orElse(LAST);
        int days =
                options.value("--days", back, "catch-up", ExportSettings::days).orElse(DAYS);
        Path looked = session.path(directory.orElse(ExportSettings.DEFAULT_DIRECTORY));
        Shown shown;
        try {
            ExportRuns runs = ExportRuns.read(looked);
            List<ExportRun> newest = runs.runs()
                    .subList(Math.max(0, runs.runs().size() - most), runs.runs().size());
            shown = new Shown(
                    looked,
                    newest,
                    runs.unreadable(),
                    runs.open().isPresent() && isHeld(looked),
                    days(ExportDays.in(looked), days));
        } catch (IOException e) {
            session.say(session.err(), "verify.unreadable", looked);
            return ExitCode.FAILED;
        }
        if (json) {
            ExportRunsJson.write(shown, session.out());
        } else {
            new ExportRunsText(session).print(shown);
        }
        return shown.days().isEmpty() || shown.open() > 0 || shown.lastFailed() ? ExitCode.ACT : ExitCode.DONE;
    }

    private static Optional<Integer> count(String text) {
        return text.matches("[1-9]\\d{0,3}")
                ? Optional.of(Integer.valueOf(text)).filter(number -> number <= MOST)
                : Optional.empty();
    }

    /** Asked only where a run has no end, so that looking does not get in the way of a run that begins. */
    private static boolean isHeld(Path directory) {
        try (DirectoryLock lock = DirectoryLock.tryAcquire(directory)) {
            return !lock.held();
        } catch (IOException e) {
            return true;
        }
    }

    private Map<LocalDate, ExportDays.State> days(ExportDays exports, int back) {
        Map<LocalDate, ExportDays.State> days = new TreeMap<>();
        if (exports.first().isEmpty() || exports.zone().isEmpty()) {
            exports.last().ifPresent(date -> days.put(date, exports.state(date)));
            return days;
        }
        BusinessDay day = BusinessDay.at(
                session.surroundings().clock().instant(), exports.zone().get());
        for (int i = 0; i < back; i++) {
            day = day.previous();
            if (!day.date().isBefore(exports.first().get())) {
                days.put(day.date(), exports.state(day.date()));
            }
        }
        if (days.isEmpty()) {
            days.put(exports.first().get(), exports.state(exports.first().get()));
        }
        return days;
    }
}
