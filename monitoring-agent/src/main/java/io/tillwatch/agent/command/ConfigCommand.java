package io.tillwatch.agent.command;

import picocli.CommandLine.Command;

/** The group of commands about the configuration. */
@Command(name = "config")
final class ConfigCommand {
    ConfigCommand() {}
}
