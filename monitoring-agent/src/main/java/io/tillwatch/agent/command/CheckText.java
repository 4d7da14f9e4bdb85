package io.tillwatch.agent.command;

import io.tillwatch.agent.console.Table;
import io.tillwatch.health.CheckReport;
import io.tillwatch.health.HealthReport;
import io.tillwatch.health.HealthStatus;
import io.tillwatch.text.Message;
import java.util.List;

/** A health report as a person reads it. */
final class CheckText {
    private static final String RESET = "\u001b[0m";

    private final Session session;

    CheckText(Session session) {
        this.session = session;
    }

    void print(HealthReport report) {
        Table table = new Table(List.of(head("name"), head("status"), head("took"), head("result")), 4);
        for (CheckReport check : report.checks()) {
            table.row(
                    check.name(),
                    CheckJson.code(check.status()),
                    check.took().map(took -> took.toMillis() + " ms").orElse("-"),
                    check.result().summary().in(session.language()));
        }
        List<String> lines = table.toString().lines().toList();
        session.out().println(lines.get(0));
        for (int i = 0; i < report.checks().size(); i++) {
            CheckReport check = report.checks().get(i);
            session.out().println(coloured(lines.get(i + 1), check.name(), check.status()));
        }
    }

    /** Only the status, which follows the name, so that the columns stay where they are. */
    private String coloured(String line, String name, HealthStatus status) {
        if (!session.coloured()) {
            return line;
        }
        String code = CheckJson.code(status);
        int start = line.indexOf(code, line.indexOf(name) + name.length());
        return line.substring(0, start) + colour(status) + code + RESET + line.substring(start + code.length());
    }

    private static String colour(HealthStatus status) {
        return switch (status) {
            case HEALTHY -> "\u001b[32m";
            case DEGRADED -> "\u001b[33m";
            case DOWN -> "\u001b[31m";
            case UNKNOWN -> "\u001b[35m";
        };
    }

    private String head(String name) {
        return Message.of(CheckText.class, "check.head." + name).in(session.language());
    }
}
