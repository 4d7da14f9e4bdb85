package io.tillwatch.agent.command;

import io.tillwatch.export.inspect.Finding.Level;
import io.tillwatch.export.inspect.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at what a shop really answers, and proposes the mapping that reads it. */
@Command(name = "check-source")
final class CheckSourceCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final CheckSourceOptions options = new CheckSourceOptions();

    CheckSourceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Supplier<Inspection> plan;
        try {
            plan = new CheckSourcePlanner(
                            session, options, Objects.requireNonNull(spec).commandLine())
                    .plan();
        } catch (Rejection rejection) {
            return rejection.tell(session);
        }
        Inspection inspection = plan.get();
        if (options.json) {
            CheckSourceJson.write(inspection, session.language(), session.out());
        } else {
            new CheckSourceText(session).print(inspection, options.save.isEmpty());
        }
        return Math.max(code(inspection.level()), save(inspection));
    }

    private static int code(Level level) {
        return switch (level) {
            case INFO -> ExitCode.DONE;
            case ACT -> ExitCode.ACT;
            case FAILED -> ExitCode.FAILED;
        };
    }

    private int save(Inspection inspection) {
        if (options.save.isEmpty() || inspection.mapping().isEmpty()) {
            return ExitCode.DONE;
        }
        String name = options.save.get();
        Path file = session.path(name);
        try {
            Files.writeString(file, inspection.mapping().get(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            session.say(session.err(), "source.not-saved", name, e.getClass().getSimpleName());
            return ExitCode.FAILED;
        }
        if (!options.json) {
            session.say(session.out(), "source.saved", name);
        }
        return ExitCode.DONE;
    }
}
