package io.tillwatch.agent.command;

import io.tillwatch.settings.ClosestName;
import io.tillwatch.text.Message;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options; one script serves bash and zsh. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
    private static final List<String> SHELLS = List.of("bash", "zsh");

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh", descriptionKey = "shell")
    private String shell = "bash";

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (spec != null && !SHELLS.contains(shell)) {
            Message closest = ClosestName.to(shell, SHELLS)
                    .map(name -> Message.of(Session.class, "usage.closest", name))
                    .orElseGet(() -> Message.of(Session.class, "usage.none"));
            throw new UsageException(
                    spec.commandLine(),
                    Message.of(Session.class, "usage.shell", String.join(", ", SHELLS), shell, closest));
        }
        session.out().print(AutoComplete.bash("tillwatch", CommandTree.all(session)));
        return ExitCode.DONE;
    }
}
