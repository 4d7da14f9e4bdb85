package io.tillwatch.agent.command;

import picocli.CommandLine.Command;

/** The group of commands that deliver to services of others. */
@Command(name = "push")
final class PushCommand {
    PushCommand() {}
}
