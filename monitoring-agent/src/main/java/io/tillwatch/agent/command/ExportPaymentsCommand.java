package io.tillwatch.agent.command;

import io.tillwatch.agent.console.ProgressDisplay;
import io.tillwatch.export.ExportResult;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.progress.ProgressListener;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Exports the payments of one business day, and looks after the days before it. */
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
        Map<BusinessDay, ExportResult> results = export(plan);
        ExportResult asked = Objects.requireNonNull(results.get(plan.day()));
        Map<BusinessDay, ExportResult> before = new LinkedHashMap<>(results);
        before.remove(plan.day());
        int code = before(before, asked);
        if (options.json) {
            ExportJson.write(plan, before, asked, session.language(), session.out());
        }
        return Math.max(code, asked.fold(this::exported, this::refused));
    }

    /** Who asked for one JSON document gets nothing else. */
    private Map<BusinessDay, ExportResult> export(ExportPlan plan) {
        if (options.json) {
            return plan.export(session.language(), this::tellWaiting, ProgressListener.NONE);
        }
        try (ProgressDisplay display = session.progress()) {
            return plan.export(session.language(), this::tellWaiting, display);
        }
    }

    private void tellWaiting(Message waiting) {
        session.say(session.err(), waiting);
    }

    /** The days that were looked after beside the asked one: what is new in a line each, the others in one together. */
    private int before(Map<BusinessDay, ExportResult> days, ExportResult asked) {
        int code = ExitCode.DONE;
        int quiet = 0;
        for (Map.Entry<BusinessDay, ExportResult> day : days.entrySet()) {
            LocalDate date = day.getKey().date();
            if (day.getValue() instanceof ExportResult.Exported exported) {
                boolean news = exported.sink() instanceof SinkResult.Written
                        || exported.report().needsAction();
                quiet += news ? 0 : 1;
                code = Math.max(code, code(exported));
                if (news && !options.json) {
                    ExportText.missed(date, exported).forEach(line -> session.say(session.out(), line));
                }
            } else if (day.getValue() instanceof ExportResult.Refused refused) {
                code = ExitCode.FAILED;
                if (!refused.equals(asked)) {
                    session.say(session.err(), "export.missed.refused", date, refused.reason());
                }
            }
        }
        if (quiet > 0 && !options.json) {
            session.say(session.out(), "export.compared", quiet);
        }
        return code;
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
