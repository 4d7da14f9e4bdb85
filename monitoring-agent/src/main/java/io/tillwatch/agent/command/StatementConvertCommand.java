package io.tillwatch.agent.command;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconciliation.statement.RecordsFile;
import io.tillwatch.reconciliation.statement.Statement;
import io.tillwatch.reconciliation.statement.StatementFault;
import io.tillwatch.reconciliation.statement.StatementMapping;
import io.tillwatch.reconciliation.statement.StatementReader;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a statement holds as a file of provider records, for people to look at. */
@Command(name = "convert")
final class StatementConvertCommand implements Callable<Integer> {
    /** More stand in the statement only. */
    private static final int MOST = 20;

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1", descriptionKey = "file")
    private String file = "";

    @Option(names = "--mapping", paramLabel = "MAPPING", descriptionKey = "mapping")
    private Optional<String> mapping = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "zone")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--currency", paramLabel = "CODE", descriptionKey = "currency")
    private Optional<String> currency = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "out")
    private Optional<String> out = Optional.empty();

    StatementConvertCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try {
            return convert();
        } catch (Rejection e) {
            return e.tell(session);
        } catch (NoSuchFileException e) {
            session.say(session.err(), "statement.missing", file);
            return ExitCode.FAILED;
        } catch (IOException e) {
            session.say(session.err(), "statement.failed", file, e.getClass().getSimpleName());
            return ExitCode.FAILED;
        }
    }

    private int convert() throws IOException, Rejection {
        Options options = new Options(Objects.requireNonNull(spec).commandLine());
        Optional<ZoneId> ownZone = options.value("--zone", zone, "zone", Options.parsing(ZoneId::of));
        Optional<CurrencyUnit> ownCurrency = options.value("--currency", currency, "currency", CurrencyUnit::find);
        Path source = session.path(file);
        Path target = session.path(out.orElse(source.getFileName() + ".records.csv"));
        options.spare(inputs(source), RecordsFile.at(target));
        Optional<Message> tooLarge = StatementReader.tooLarge(source);
        if (tooLarge.isPresent()) {
            session.say(session.err(), tooLarge.get());
            return ExitCode.USAGE;
        }
        byte[] bytes = Files.readAllBytes(source);
        String name = String.valueOf(source.getFileName());
        Optional<Message> unreadable = StatementReader.unreadable(name, bytes);
        if (unreadable.isPresent()) {
            session.say(session.err(), unreadable.get());
            return ExitCode.USAGE;
        }
        StatementMapping used = mapping.isPresent()
                ? new StatementMappings(options, session).named("--mapping", mapping.get())
                : detected(options, name, bytes);
        StatementReader reader = StatementReader.by(used);
        reader = ownZone.map(reader::zone).orElse(reader);
        reader = ownCurrency.map(reader::currency).orElse(reader);
        var result = reader.read(name, bytes);
        Optional<Statement> read = result.fold(ok -> Optional.of(ok.statement()), refused -> {
            refused.problems().forEach(problem -> session.say(session.err(), problem));
            return Optional.empty();
        });
        if (read.isEmpty()) {
            return ExitCode.USAGE;
        }
        List<Path> files;
        try {
            files = RecordsFile.write(read.get(), target);
        } catch (IOException e) {
            session.say(
                    session.err(), "statement.not-written", target, e.getClass().getSimpleName());
            return ExitCode.FAILED;
        }
        return tell(name, read.get(), files);
    }

    /** The statement, and the mapping if it is a file. */
    private List<Path> inputs(Path source) {
        return mapping.filter(name -> !StatementMapping.readyNames().contains(name))
                .map(name -> List.of(source, session.path(name)))
                .orElse(List.of(source));
    }

    private StatementMapping detected(Options options, String name, byte[] bytes) {
        List<StatementMapping> fitting = StatementReader.fitting(bytes);
        if (fitting.size() != 1) {
            StatementReader.closest(name, bytes).ifPresent(closest -> session.say(session.err(), closest));
            throw options.refuse("usage.statement-unclear", file, String.join(", ", StatementMapping.readyNames()));
        }
        return fitting.get(0);
    }

    private int tell(String name, Statement statement, List<Path> files) {
        say(
                "statement.read",
                name,
                statement.mapping(),
                statement.records().size(),
                statement.quarantined().size(),
                statement.noise().rows());
        statement.quarantined().stream().limit(MOST).forEach(fault -> fault(name, fault));
        if (statement.quarantined().size() > MOST) {
            say("reconcile.more", statement.quarantined().size() - MOST);
        }
        if (statement.proof().complete()) {
            say("statement.proof", statement.proof().name());
        } else {
            say("statement.not-whole");
        }
        say("reconcile.written");
        files.forEach(written -> say("export.file", written));
        statement.notices().forEach(notice -> say("export.notice", notice));
        if (!statement.proof().complete()) {
            return ExitCode.FAILED;
        }
        boolean act = !statement.quarantined().isEmpty() || !statement.notices().isEmpty();
        return act ? ExitCode.ACT : ExitCode.DONE;
    }

    private void fault(String name, StatementFault fault) {
        say(
                "reconcile.quarantine",
                name + ":" + fault.line(),
                fault.reasons().stream()
                        .map(reason -> reason.in(session.language()))
                        .collect(Collectors.joining("; ")));
    }

    private void say(String key, Object... arguments) {
        session.say(session.out(), key, arguments);
    }
}
