package io.tillwatch.agent.command;

import io.tillwatch.agent.config.CheckSettings;
import io.tillwatch.health.HealthReport;
import io.tillwatch.health.HealthStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One round of checks. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "URL", arity = "0..1", descriptionKey = "url")
    private Optional<String> url = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "config")
    private Optional<String> config = Optional.empty();

    @Option(names = "--timeout", paramLabel = "TIME", descriptionKey = "timeout")
    private Optional<String> timeout = Optional.empty();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        List<CheckSettings> checks;
        try {
            CheckPlanner planner =
                    new CheckPlanner(session, Objects.requireNonNull(spec).commandLine());
            Optional<Duration> limit = planner.timeout(timeout);
            checks = planner.checks(url, config);
            checks = limit.isEmpty()
                    ? checks
                    : checks.stream().map(c -> c.within(limit.get())).toList();
        } catch (Rejection rejection) {
            return rejection.tell(session);
        }
        HealthReport report = Checks.round(checks, session.surroundings().clock());
        if (json) {
            CheckJson.write(report, session.language(), session.out());
        } else {
            new CheckText(session).print(report);
        }
        return code(report);
    }

    /** What is only told needs nobody; where nothing could be checked, nothing can be vouched for. */
    private static int code(HealthReport report) {
        boolean nothing = report.checks().stream().allMatch(check -> check.status() == HealthStatus.UNKNOWN);
        if (nothing) {
            return ExitCode.FAILED;
        }
        boolean act = report.checks().stream()
                .anyMatch(check -> check.status() != HealthStatus.HEALTHY
                        && check.severity().isFinding());
        return act ? ExitCode.ACT : ExitCode.DONE;
    }
}
