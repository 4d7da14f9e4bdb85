package io.tillwatch.agent.command;

import io.tillwatch.agent.console.ProgressDisplay;
import io.tillwatch.export.ExportResult;
import io.tillwatch.progress.ProgressListener;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Exports the payments of one business day, and before it those of days that were missed. */
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
        int code = ExitCode.DONE;
        List<ExportJson.CaughtUp> caughtUp = new ArrayList<>();
        for (BusinessDay missed : plan.missedDays(session.language())) {
            ExportResult result = export(plan, missed);
            caughtUp.add(new ExportJson.CaughtUp(missed.date(), result));
            code = Math.max(code, result.fold(e -> missed(missed, e), r -> missed(missed, r)));
        }
        ExportResult result = export(plan, plan.day());
        if (options.json) {
            ExportJson.write(plan, caughtUp, result, session.language(), session.out());
        }
        return Math.max(code, result.fold(this::exported, this::refused));
    }

    /** Who asked for one JSON document gets nothing else. */
    private ExportResult export(ExportPlan plan, BusinessDay day) {
        if (options.json) {
            return plan.export(day, session.language(), ProgressListener.NONE);
        }
        try (ProgressDisplay display = session.progress()) {
            return plan.export(day, session.language(), display);
        }
    }

    private int missed(BusinessDay day, ExportResult.Exported exported) {
        if (!options.json) {
            session.say(session.out(), ExportText.missed(day.date(), exported));
        }
        return code(exported);
    }

    private int missed(BusinessDay day, ExportResult.Refused refused) {
        session.say(session.err(), "export.missed.refused", day.date(), refused.reason());
        return ExitCode.FAILED;
    }

    private int exported(ExportResult.Exported exported) {
        if (!options.json) {
            new ExportText(session).print(exported);
        }
        return code(exported);
    }

    private static int code(ExportResult.Exported exported) {
        return exported.report().needsAction() ? ExitCode.ACT : ExitCode.DONE;
    }

    private int refused(ExportResult.Refused refused) {
        session.say(session.err(), refused.reason());
        return ExitCode.FAILED;
    }
}
