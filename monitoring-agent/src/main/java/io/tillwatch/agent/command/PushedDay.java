package io.tillwatch.agent.command;

import io.tillwatch.export.directory.ExportedDay;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.List;

/** What became of a day that was pushed or compared: a stable word, an exit code, and lines for people. */
record PushedDay(
        ExportedDay day, String state, int code, int revision, SinkResult.Changes changes, List<Message> lines) {
    static PushedDay written(ExportedDay day, SinkResult.Written written, Message line) {
        List<Message> lines = new ArrayList<>(List.of(line));
        written.notices().forEach(notice -> lines.add(notice(notice)));
        if (day.provisional()) {
            lines.add(notice(Message.of(PushedDay.class, "push.provisional", name(day))));
        }
        return new PushedDay(day, "written", ExitCode.DONE, written.revision(), written.changes(), lines);
    }

    static PushedDay unchanged(ExportedDay day, SinkResult.Unchanged unchanged, Message line) {
        return of(day, "unchanged", ExitCode.DONE, unchanged.revision(), List.of(line));
    }

    static PushedDay same(ExportedDay day, int revision, Message line) {
        return of(day, "same", ExitCode.DONE, revision, List.of(line));
    }

    static PushedDay different(ExportedDay day, List<Message> lines) {
        return of(day, "different", ExitCode.ACT, 0, lines);
    }

    static PushedDay failed(ExportedDay day, String state, Message line) {
        return of(day, state, ExitCode.FAILED, 0, List.of(line));
    }

    static PushedDay leftOut(ExportedDay day, Message line) {
        return of(day, "left-out", ExitCode.FAILED, 0, List.of(line));
    }

    private static PushedDay of(ExportedDay day, String state, int code, int revision, List<Message> lines) {
        return new PushedDay(day, state, code, revision, SinkResult.Changes.NONE, lines);
    }

    private static Message notice(Message notice) {
        return Message.of(PushedDay.class, "export.notice", notice);
    }

    static String name(ExportedDay day) {
        return String.valueOf(day.file().getFileName());
    }
}
