package io.tillwatch.agent.command;

import io.tillwatch.reconciliation.statement.StatementMapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a ready mapping, to begin one's own with; without a name, the names of all. */
@Command(name = "mapping")
final class StatementMappingCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", descriptionKey = "name")
    private Optional<String> name = Optional.empty();

    StatementMappingCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> ready = StatementMapping.readyNames();
        Options options = new Options(Objects.requireNonNull(spec).commandLine());
        options.oneOf("NAME", name, ready)
                .ifPresentOrElse(
                        known -> session.out().print(StatementMapping.readyText(known)),
                        () -> ready.forEach(known -> session.out().println(known)));
        return ExitCode.DONE;
    }
}
