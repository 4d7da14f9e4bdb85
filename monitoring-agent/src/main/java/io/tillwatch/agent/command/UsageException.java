package io.tillwatch.agent.command;

import io.tillwatch.text.Message;
import java.io.Serial;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command was called in a way that makes no sense. */
final class UsageException extends ParameterException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message text;

    UsageException(CommandLine command, Message text) {
        super(command, text.toString());
        this.text = text;
    }

    Message text() {
        return text;
    }
}
