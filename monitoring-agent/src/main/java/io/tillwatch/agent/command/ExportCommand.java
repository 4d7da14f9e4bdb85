package io.tillwatch.agent.command;

import picocli.CommandLine.Command;

/** The group of commands that write files for finance. */
@Command(name = "export")
final class ExportCommand {
    ExportCommand() {}
}
