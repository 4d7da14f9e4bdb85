package io.tillwatch.agent.command;

import io.tillwatch.agent.console.Table;
import io.tillwatch.export.inspect.FieldGuess;
import io.tillwatch.export.inspect.Finding;
import io.tillwatch.export.inspect.Inspection;
import io.tillwatch.text.Message;
import java.util.List;
import java.util.Locale;

/** What is known of a source as a person reads it: findings, fields, and the mapping. */
final class CheckSourceText {
    private final Session session;

    CheckSourceText(Session session) {
        this.session = session;
    }

    void print(Inspection inspection, boolean withMapping) {
        session.say(session.out(), "source.title", inspection.source(), inspection.requests());
        Table findings =
                new Table(List.of(text("source.head.level"), text("source.head.topic"), text("source.head.found")), 3);
        for (Finding finding : inspection.findings()) {
            findings.row(
                    text("source.level." + word(finding.level())),
                    text("source.topic." + word(finding.topic())),
                    finding.text().in(session.language()));
        }
        session.out().print(findings);
        if (!inspection.fields().isEmpty()) {
            session.out().println();
            fields(inspection.fields());
        }
        if (inspection.readyMapping().isPresent()) {
            session.say(session.out(), "source.use", inspection.readyMapping().get());
        } else if (withMapping && inspection.mapping().isPresent()) {
            session.say(session.out(), "source.mapping");
            session.out().print(inspection.mapping().get());
        }
    }

    private void fields(List<FieldGuess> guesses) {
        Table table = new Table(
                List.of(
                        text("source.head.key"),
                        text("source.head.field"),
                        text("source.head.certainty"),
                        text("source.head.why"),
                        text("source.head.example")),
                5);
        for (FieldGuess guess : guesses) {
            table.row(
                    guess.key(),
                    String.join(", ", guess.fields()),
                    text("source.certainty." + word(guess.certainty())),
                    guess.why().in(session.language()),
                    guess.example());
        }
        session.out().print(table);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String text(String key) {
        return Message.of(CheckSourceText.class, key).in(session.language());
    }
}
