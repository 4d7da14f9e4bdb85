package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ShopSettings;
import io.tillwatch.reconciliation.ReconciliationRun;
import io.tillwatch.reconciliation.RunReport;
import io.tillwatch.reconciliation.RunResult;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares files of store payments with files of provider records. */
@Command(name = "reconcile")
final class ReconcileCommand implements Callable<Integer> {
    private static final String JSON = "reconciliation.json";

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ReconcileOptions given = new ReconcileOptions();

    @Mixin
    private final StatementOptions statements = new StatementOptions();

    ReconcileCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try {
            return reconcile();
        } catch (Rejection e) {
            return e.tell(session);
        }
    }

    private int reconcile() throws Rejection {
        Options options = new Options(Objects.requireNonNull(spec).commandLine());
        requireFiles(options);
        Instant asOf = options.value(
                        "--as-of",
                        given.asOf,
                        "instant",
                        Options.parsing(t -> OffsetDateTime.parse(t).toInstant()))
                .orElseGet(() -> session.surroundings().clock().instant());
        Optional<LocalDate> date = options.value("--date", given.date, "date", Options.parsing(LocalDate::parse));
        Optional<ZoneId> zone = options.value("--zone", given.zone, "zone", Options.parsing(ZoneId::of));
        if (date.isPresent() != zone.isPresent()) {
            throw options.refuse("usage.missing", date.isPresent() ? "--zone" : "--date");
        }
        Optional<BusinessDay> day = date.flatMap(d -> zone.map(z -> new BusinessDay(d, z)));
        ReconciliationRun run =
                ReconciliationRun.asOf(asOf).in(session.language()).to(session.path(given.out));
        given.stores.forEach(file -> run.store(session.path(file)));
        given.providers.forEach(file -> run.provider(session.path(file)));
        given.covers.forEach(run::covers);
        statements.giveTo(run, options, session);
        day.ifPresent(run::day);
        given.previous.map(session::path).ifPresent(run::previous);
        options.value("--shop", given.shop, "shop", ShopSettings::name).ifPresent(run::shop);
        RunResult result = run.run();
        return result.fold(
                done -> done(done, day),
                refused -> tell(refused.problems(), ExitCode.USAGE),
                failed -> tell(failed.problems(), ExitCode.FAILED));
    }

    /** A statement is a file of provider records too. */
    private void requireFiles(Options options) {
        List<String> missing = new ArrayList<>();
        if (given.stores.isEmpty()) {
            missing.add("--store");
        }
        if (given.providers.isEmpty() && statements.isEmpty()) {
            missing.add("--provider");
        }
        if (!missing.isEmpty()) {
            throw options.refuse("usage.missing", String.join(", ", missing));
        }
    }

    private int done(RunResult.Done done, Optional<BusinessDay> day) {
        RunReport report = done.report();
        if (given.json) {
            printJson(done.files());
        } else {
            new ReconcileText(session).print(done, day);
        }
        return switch (report.verdict()) {
            case CLEAN -> ExitCode.DONE;
            case FINDINGS -> ExitCode.ACT;
            case NOT_VOUCHED -> {
                session.say(session.err(), "reconcile.not-vouched");
                yield ExitCode.FAILED;
            }
        };
    }

    private void printJson(List<Path> files) {
        for (Path file : files) {
            if (file.endsWith(JSON)) {
                try {
                    session.out().print(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private int tell(List<Message> problems, int code) {
        problems.forEach(problem -> session.say(session.err(), problem));
        return code;
    }
}
