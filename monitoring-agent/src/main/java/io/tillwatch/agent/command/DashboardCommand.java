package io.tillwatch.agent.command;

import picocli.CommandLine.Command;

/** The group of commands about figures for dashboards. */
@Command(name = "dashboard")
final class DashboardCommand {
    DashboardCommand() {}
}
