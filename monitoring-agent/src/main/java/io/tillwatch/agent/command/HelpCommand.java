package io.tillwatch.agent.command;

import io.tillwatch.settings.ClosestName;
import io.tillwatch.text.Message;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a command does and which options it has. */
@Command(name = "help")
final class HelpCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", descriptionKey = "commands")
    private List<String> commands = List.of();

    HelpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandLine line = CommandTree.all(session);
        for (String name : commands) {
            CommandLine next = line.getSubcommands().get(name);
            if (next == null) {
                throw unknown(name, line);
            }
            line = next;
        }
        line.usage(session.out());
        return ExitCode.DONE;
    }

    private UsageException unknown(String name, CommandLine line) {
        Message closest = ClosestName.to(name, line.getSubcommands().keySet())
                .map(known -> Message.of(Session.class, "usage.closest", known))
                .orElseGet(() -> Message.of(Session.class, "usage.none"));
        CommandLine here = spec == null ? line : spec.commandLine();
        return new UsageException(here, Message.of(Session.class, "usage.unknown-command", name, closest));
    }
}
