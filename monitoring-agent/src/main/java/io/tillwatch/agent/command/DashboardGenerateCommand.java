package io.tillwatch.agent.command;

import io.tillwatch.agent.config.ExportSettings;
import io.tillwatch.export.directory.DirectoryLock;
import io.tillwatch.export.directory.NewFile;
import io.tillwatch.export.figures.Figures;
import io.tillwatch.export.figures.FiguresJson;
import io.tillwatch.export.figures.FiguresResult;
import io.tillwatch.export.figures.ShopFigures;
import io.tillwatch.export.figures.Window;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.text.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Counts the figures of the shop and writes them as one JSON document: to a file, or to standard output. */
@Command(name = "generate")
final class DashboardGenerateCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final DashboardOptions options = new DashboardOptions();

    DashboardGenerateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Options values = new Options(Objects.requireNonNull(spec).commandLine());
        Instant asOf = values.value("--as-of", options.asOf, "instant", Options.parsing(Instant::parse))
                .orElseGet(() -> session.surroundings().clock().instant());
        ExportPlan plan;
        try {
            ExportPlanner planner = new ExportPlanner(session, options.asExport(), spec.commandLine());
            plan = planner.everything();
            values.spare(
                    planner.inputs(), options.out.map(session::path).stream().toList());
        } catch (Rejection rejection) {
            return rejection.tell(session);
        }
        FiguresResult result = ShopFigures.of(plan.orders())
                .shop(plan.shop())
                .at(asOf, plan.day().zone())
                .basis(plan.basis())
                .count();
        if (result instanceof FiguresResult.Refused refused) {
            session.say(session.err(), refused.reason());
            return ExitCode.FAILED;
        }
        Figures figures = ((FiguresResult.Counted) result).figures();
        return options.out.isPresent() ? save(figures, session.path(options.out.get())) : print(figures);
    }

    private int print(Figures figures) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        FiguresJson.write(figures, document);
        session.out().print(document.toString(StandardCharsets.UTF_8));
        return code(figures);
    }

    private int save(Figures figures, Path file) {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
        try {
            Files.createDirectories(directory);
            try (DirectoryLock lock = DirectoryLock.acquire(directory, ExportSettings.DEFAULT_WAIT)) {
                if (!lock.held()) {
                    session.say(session.err(), "dashboard.busy", directory);
                    return ExitCode.FAILED;
                }
                write(figures, directory, file);
            }
        } catch (IOException e) {
            session.say(session.err(), "dashboard.failed", file, e.getClass().getSimpleName() + ": " + e.getMessage());
            return ExitCode.FAILED;
        }
        tell(figures, file);
        return code(figures);
    }

    private static void write(Figures figures, Path directory, Path file) throws IOException {
        String name =
                Objects.requireNonNull(file.getFileName(), "a file has a name").toString();
        try (NewFile fresh = new NewFile(directory, name)) {
            try (OutputStream out = fresh.out()) {
                FiguresJson.write(figures, out);
            }
            fresh.moveTo(directory.resolve(name));
        }
        NewFile.forceDirectory(directory);
    }

    private void tell(Figures figures, Path file) {
        Figures.Input input = figures.input();
        session.say(session.out(), "dashboard.read", input.orders(), figures.asOf());
        for (Map.Entry<CurrencyUnit, Figures.OfCurrency> currency :
                figures.currencies().entrySet()) {
            Figures.OfWindow today =
                    Objects.requireNonNull(currency.getValue().windows().get(Window.TODAY));
            session.say(
                    session.out(),
                    "dashboard.today",
                    currency.getKey().code(),
                    today.ordered().count(),
                    major(today.payments().revenue(), currency.getKey()),
                    currency.getValue().pending().all().count());
        }
        if (input.quarantined() > 0) {
            session.say(
                    session.out(),
                    "export.notice",
                    Message.of(DashboardGenerateCommand.class, "dashboard.quarantined", input.quarantined()));
        }
        if (input.unknownStatuses() > 0) {
            session.say(
                    session.out(),
                    "export.notice",
                    Message.of(DashboardGenerateCommand.class, "dashboard.unknown", input.unknownStatuses()));
        }
        session.say(session.out(), "dashboard.written", file);
    }

    private static String major(BigInteger minorUnits, CurrencyUnit currency) {
        return new BigDecimal(minorUnits, currency.exponent()).toPlainString();
    }

    private static int code(Figures figures) {
        Figures.Input input = figures.input();
        return input.quarantined() > 0 || input.unknownStatuses() > 0 ? ExitCode.ACT : ExitCode.DONE;
    }
}
