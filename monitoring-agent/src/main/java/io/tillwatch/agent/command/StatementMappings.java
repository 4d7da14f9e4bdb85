package io.tillwatch.agent.command;

import io.tillwatch.reconciliation.statement.StatementMapping;
import io.tillwatch.settings.Problems;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Finds the mapping of a statement: a ready one by its name, or one's own by its file. */
final class StatementMappings {
    private final Options options;
    private final Session session;

    StatementMappings(Options options, Session session) {
        this.options = options;
        this.session = session;
    }

    StatementMapping named(String option, String name) throws Rejection {
        return named(option, name, session.path(name));
    }

    /** The file is that of a mapping of one's own. */
    StatementMapping named(String option, String name, Path file) throws Rejection {
        List<String> ready = StatementMapping.readyNames();
        if (ready.contains(name)) {
            return StatementMapping.ready(name);
        }
        try {
            Problems problems = new Problems();
            return StatementMapping.parse(name, Files.readString(file), problems)
                    .orElseThrow(() -> Rejection.of(problems.all()));
        } catch (NoSuchFileException e) {
            Message rule = Message.of(StatementMappings.class, "rule.mapping", String.join(", ", ready));
            throw options.wrong(option, rule, name, Options.closest(name, ready));
        } catch (IOException e) {
            throw Rejection.failed(Message.of(
                    StatementMappings.class,
                    "mapping.unreadable",
                    name,
                    e.getClass().getSimpleName()));
        }
    }
}
