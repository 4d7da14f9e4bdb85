package io.tillwatch.agent.command;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconciliation.ReconciliationRun;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a reconciliation with statements as the providers write them. */
final class StatementOptions {
    @Option(names = "--statement", paramLabel = "MAPPING=FILE", arity = "1..*", descriptionKey = "statement")
    List<String> statements = List.of();

    @Option(names = "--statement-zone", paramLabel = "ZONE", descriptionKey = "statement-zone")
    Optional<String> zone = Optional.empty();

    @Option(names = "--statement-currency", paramLabel = "CODE", descriptionKey = "statement-currency")
    Optional<String> currency = Optional.empty();

    StatementOptions() {}

    void giveTo(ReconciliationRun run, Options options, Session session) throws Rejection {
        for (String given : statements) {
            int sign = given.indexOf('=');
            if (sign < 1 || sign == given.length() - 1) {
                throw options.refuse("usage.statement", given);
            }
            Path file = session.path(given.substring(sign + 1));
            run.statement(file, new StatementMappings(options, session).named("--statement", given.substring(0, sign)));
        }
        options.value("--statement-zone", zone, "zone", Options.parsing(ZoneId::of))
                .ifPresent(run::statementZone);
        options.value("--statement-currency", currency, "currency", CurrencyUnit::find)
                .ifPresent(run::statementCurrency);
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }
}
