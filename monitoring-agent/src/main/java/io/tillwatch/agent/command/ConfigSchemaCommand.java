package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ConfigSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of the configuration. */
@Command(name = "schema")
final class ConfigSchemaCommand implements Callable<Integer> {
    private final Session session;

    ConfigSchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.out().print(ConfigSchema.text());
        return ExitCode.DONE;
    }
}
