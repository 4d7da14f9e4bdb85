package io.tillwatch.agent.command;

import io.tillwatch.reconciliation.RunReport;
import io.tillwatch.reconciliation.RunResult;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares files of store payments with files of provider records. */
@Command(name = "reconcile")
final class ReconcileCommand implements Callable<Integer> {
    private static final String JSON = "reconciliation.json";

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ReconcileOptions given = new ReconcileOptions();

    @Mixin
    private final StatementOptions statements = new StatementOptions();

    ReconcileCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ReconcilePlanner.Plan plan;
        try {
            plan = new ReconcilePlanner(
                            session,
                            given,
                            statements,
                            Objects.requireNonNull(spec).commandLine())
                    .plan();
        } catch (Rejection rejection) {
            return rejection.tell(session);
        }
        RunResult result = plan.run().run();
        return result.fold(
                done -> done(done, plan.day()),
                refused -> tell(refused.problems(), ExitCode.USAGE),
                failed -> tell(failed.problems(), ExitCode.FAILED));
    }

    private int done(RunResult.Done done, Optional<BusinessDay> day) {
        RunReport report = done.report();
        if (given.json) {
            printJson(done.files());
        } else {
            new ReconcileText(session).print(done, day);
        }
        return switch (report.verdict()) {
            case CLEAN -> ExitCode.DONE;
            case FINDINGS -> ExitCode.ACT;
            case NOT_VOUCHED -> {
                session.say(session.err(), "reconcile.not-vouched");
                yield ExitCode.FAILED;
            }
        };
    }

    private void printJson(List<Path> files) {
        for (Path file : files) {
            if (file.endsWith(JSON)) {
                try {
                    session.out().print(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private int tell(List<Message> problems, int code) {
        problems.forEach(problem -> session.say(session.err(), problem));
        return code;
    }
}
