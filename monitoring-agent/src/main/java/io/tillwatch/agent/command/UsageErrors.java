package io.tillwatch.agent.command;

import io.tillwatch.settings.ClosestName;
import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line, in the user's language, what is wrong with the arguments, and in a second one where help is. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Session session;

    UsageErrors(Session session) {
        this.session = session;
    }

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        CommandSpec command = error.getCommandLine().getCommandSpec();
        session.say(session.err(), text(error, command));
        session.say(session.err(), "usage.help", command.qualifiedName());
        return ExitCode.USAGE;
    }

    private static Message text(ParameterException error, CommandSpec command) {
        if (error instanceof UsageException usage) {
            return usage.text();
        }
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        if (error instanceof MissingParameterException missing) {
            return missing(missing);
        }
        if (error instanceof OverwrittenOptionException overwritten) {
            return message("usage.twice", name(overwritten.getOverwritten()));
        }
        Optional<ArgSpec> argument = Optional.ofNullable(error.getArgSpec());
        if (argument.isPresent()) {
            String value = Optional.ofNullable(error.getValue()).orElse("");
            return message("usage.value", name(argument.get()), value);
        }
        if (!command.subcommands().isEmpty()) {
            String names = String.join(", ", new CommandNames(command).all());
            return message("usage.choose", command.qualifiedName(), names);
        }
        return message("usage.other", String.valueOf(error.getMessage()));
    }

    private static Message unmatched(UnmatchedArgumentException error, CommandSpec command) {
        String wrong = error.getUnmatched().get(0);
        if (wrong.startsWith("-")) {
            String option = wrong.contains("=") ? wrong.substring(0, wrong.indexOf('=')) : wrong;
            List<String> known = new ArrayList<>();
            command.options().forEach(o -> known.addAll(List.of(o.names())));
            return message("usage.unknown-option", option, closest(option, known));
        }
        if (!command.subcommands().isEmpty()) {
            return message("usage.unknown-command", wrong, closest(wrong, new CommandNames(command).all()));
        }
        return message("usage.unexpected", wrong);
    }

    private static Message missing(MissingParameterException error) {
        List<String> options = new ArrayList<>();
        for (ArgSpec missing : error.getMissing()) {
            boolean withoutValue = missing instanceof OptionSpec
                    && String.valueOf(error.getMessage()).startsWith("Missing required parameter");
            if (withoutValue) {
                return message("usage.needs-value", name(missing));
            }
            options.add(name(missing));
        }
        return message("usage.missing", String.join(", ", options));
    }

    private static Message closest(String wrong, Collection<String> known) {
        return ClosestName.to(wrong, known)
                .map(name -> message("usage.closest", name))
                .orElseGet(() -> message("usage.none"));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName()
                : ((PositionalParamSpec) argument).paramLabel();
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(UsageErrors.class, key, arguments);
    }

    /** The subcommands of a command; for the program itself also those that were not needed. */
    private record CommandNames(CommandSpec command) {
        List<String> all() {
            return command.subcommands().values().stream()
                    .map(CommandLine::getCommandName)
                    .distinct()
                    .toList();
        }
    }
}
