package io.tillwatch.agent.command;

import io.tillwatch.export.directory.ExportedDay;
import io.tillwatch.gas.AppsScript;
import io.tillwatch.gas.GoogleSheetSink;
import io.tillwatch.text.Message;
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

/** Pushes exported days to a Google Sheet, or compares them with it. */
@Command(name = "gas")
final class PushGasCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final PushGasOptions given = new PushGasOptions();

    PushGasCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (given.printScript) {
            session.out().print(AppsScript.code());
            return ExitCode.DONE;
        }
        List<PushedDay> done = new ArrayList<>();
        try {
            PushGasPlanner planner = new PushGasPlanner(
                    session, given, Objects.requireNonNull(spec).commandLine());
            GoogleSheetSink sink = planner.sink();
            List<ExportedDay> days = planner.days();
            for (ExportedDay day : days) {
                done.add(given.verify ? compared(sink, day) : pushed(sink, day));
                tell(done.get(done.size() - 1));
                if (done.get(done.size() - 1).code() == ExitCode.FAILED) {
                    break;
                }
            }
            leftOut(days.subList(done.size(), days.size()), done);
        } catch (Rejection rejection) {
            return rejection.tell(session);
        }
        if (given.json) {
            PushJson.write(done, session.language(), session.out());
        }
        return done.stream().mapToInt(PushedDay::code).max().orElse(ExitCode.DONE);
    }

    /** What stands in the way of one day stands in the way of the next ones. */
    private void leftOut(List<ExportedDay> days, List<PushedDay> done) {
        for (ExportedDay day : days) {
            PushedDay left = PushedDay.leftOut(day, message("push.left-out", PushedDay.name(day)));
            done.add(left);
            tell(left);
        }
    }

    private static PushedDay pushed(GoogleSheetSink sink, ExportedDay day) {
        String name = PushedDay.name(day);
        return sink.write(day)
                .fold(
                        written -> PushedDay.written(
                                day,
                                written,
                                message(
                                        "push.written",
                                        name,
                                        written.revision(),
                                        day.size(),
                                        written.changes().added(),
                                        written.changes().changed(),
                                        written.changes().removed(),
                                        String.join(", ", written.locations()))),
                        unchanged -> PushedDay.unchanged(
                                day,
                                unchanged,
                                message(
                                        "push.unchanged",
                                        name,
                                        unchanged.revision(),
                                        day.size(),
                                        String.join(", ", unchanged.locations()))),
                        deferred -> PushedDay.failed(day, "deferred", message("push.failed", name, deferred.reason())),
                        rejected -> PushedDay.failed(day, "rejected", message("push.failed", name, rejected.reason())));
    }

    private static PushedDay compared(GoogleSheetSink sink, ExportedDay day) {
        String name = PushedDay.name(day);
        return sink.compare(day)
                .fold(
                        same -> PushedDay.same(
                                day,
                                same.revision(),
                                message(
                                        "push.same",
                                        name,
                                        same.revision(),
                                        same.rows(),
                                        String.join(", ", same.locations()))),
                        different -> PushedDay.different(
                                day,
                                different.differences().stream()
                                        .map(difference -> message("push.different", name, difference))
                                        .toList()),
                        unknown -> PushedDay.failed(day, "unknown", message("push.failed", name, unknown.reason())));
    }

    private void tell(PushedDay day) {
        if (day.code() == ExitCode.FAILED) {
            day.lines().forEach(line -> session.say(session.err(), line));
        } else if (!given.json) {
            day.lines().forEach(line -> session.say(session.out(), line));
            session.out().flush();
        }
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(PushGasCommand.class, key, arguments);
    }
}
