package io.tillwatch.agent.command;

import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.directory.DirectorySink;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Exports the payments of one business day. */
@Command(name = "payments")
final class ExportPaymentsCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ExportOptions options = new ExportOptions();

    ExportPaymentsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ExportPlan plan;
        try {
            plan = new ExportPlanner(
                            session, options, Objects.requireNonNull(spec).commandLine())
                    .plan();
        } catch (Rejection rejection) {
            return rejection.tell(session);
        }
        ExportResult result = PaymentExport.from(plan.orders())
                .shop(plan.shop())
                .day(plan.day())
                .basis(plan.basis())
                .to(DirectorySink.at(plan.directory()).in(session.language()))
                .run();
        if (options.json) {
            ExportJson.write(plan, result, session.language(), session.out());
        }
        return result.fold(this::exported, this::refused);
    }

    private int exported(ExportResult.Exported exported) {
        if (!options.json) {
            new ExportText(session).print(exported);
        }
        return exported.report().needsAction() ? ExitCode.ACT : ExitCode.DONE;
    }

    private int refused(ExportResult.Refused refused) {
        session.say(session.err(), refused.reason());
        return ExitCode.FAILED;
    }
}
