package io.tillwatch.agent.command;

import picocli.CommandLine.Command;

/** The group of commands about statements as the providers write them. */
@Command(name = "statement")
final class StatementCommand {
    StatementCommand() {}
}
