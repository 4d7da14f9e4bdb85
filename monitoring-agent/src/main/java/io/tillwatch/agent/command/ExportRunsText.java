package io.tillwatch.agent.command;

import io.tillwatch.agent.console.Table;
import io.tillwatch.export.directory.ExportDays;
import io.tillwatch.export.directory.ExportRun;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The runs of a directory as a person reads them: a table, why days failed, and which days are missing. */
final class ExportRunsText {
    private static final String NOTHING = "-";

    private final Session session;

    ExportRunsText(Session session) {
        this.session = session;
    }

    void print(ExportRunsCommand.Shown shown) {
        if (shown.runs().isEmpty()) {
            session.say(session.out(), "runs.none");
        } else {
            session.out().print(table(shown));
        }
        for (ExportRun run : shown.runs()) {
            run.results().stream()
                    .filter(day -> !day.reason().isEmpty())
                    .forEach(day -> session.say(session.out(), "runs.reason", run.started(), day.date(), day.reason()));
        }
        if (shown.unreadable() > 0) {
            session.say(session.out(), "runs.torn", shown.unreadable());
        }
        if (shown.days().isEmpty()) {
            session.say(session.out(), "runs.never");
            return;
        }
        shown.days().forEach(this::day);
        TreeSet<LocalDate> days = new TreeSet<>(shown.days().keySet());
        session.say(session.out(), "runs.days", days.first(), days.last(), shown.open());
    }

    private void day(LocalDate date, ExportDays.State state) {
        if (state != ExportDays.State.SETTLED) {
            session.say(
                    session.out(), "runs.day", date, text("day." + state.name().toLowerCase(Locale.ROOT)));
        }
    }

    private String table(ExportRunsCommand.Shown shown) {
        Table table = new Table(
                List.of(
                        text("head.started").in(session.language()),
                        text("head.took").in(session.language()),
                        text("head.who").in(session.language()),
                        text("head.day").in(session.language()),
                        text("head.result").in(session.language()),
                        text("head.rows").in(session.language()),
                        text("head.paid").in(session.language()),
                        text("head.refunded").in(session.language())),
                5);
        for (ExportRun run : shown.runs()) {
            rows(run, shown.running()).forEach(row -> table.row(row.toArray(new String[0])));
        }
        return table.toString();
    }

    private List<List<String>> rows(ExportRun run, boolean running) {
        String started = run.started().toString();
        String took = run.took().map(time -> time.toSeconds() + " s").orElse(NOTHING);
        String who = run.host().isEmpty() ? Long.toString(run.process()) : run.process() + "@" + run.host();
        List<List<String>> rows = new ArrayList<>();
        for (ExportRun.Day day : run.results()) {
            boolean failed = day.outcome() == ExportRun.Outcome.FAILED;
            rows.add(List.of(
                    started,
                    took,
                    who,
                    day.date().toString(),
                    text("result." + day.outcome().name().toLowerCase(Locale.ROOT), day.revision())
                            .in(session.language()),
                    failed ? NOTHING : Long.toString(day.rows()),
                    failed ? NOTHING : sums(day.totals(), ExportRun.Total::paid),
                    failed ? NOTHING : sums(day.totals(), ExportRun.Total::refunded)));
        }
        if (run.ended().isEmpty() || run.interrupted()) {
            String days = run.asked().stream()
                    .filter(date ->
                            run.results().stream().noneMatch(day -> day.date().equals(date)))
                    .map(LocalDate::toString)
                    .collect(Collectors.joining(" "));
            Message state = text(run.ended().isEmpty() && running ? "result.running" : "result.interrupted");
            rows.add(List.of(started, NOTHING, who, days, state.in(session.language()), NOTHING, NOTHING, NOTHING));
        }
        return rows;
    }

    private static String sums(List<ExportRun.Total> totals, Function<ExportRun.Total, BigInteger> sum) {
        return totals.isEmpty()
                ? "0"
                : totals.stream()
                        .map(total -> new BigDecimal(
                                                sum.apply(total),
                                                total.currency().exponent())
                                        .toPlainString()
                                + " " + total.currency().code())
                        .collect(Collectors.joining(", "));
    }

    private static Message text(String key, Object... arguments) {
        return Message.of(ExportRunsText.class, "runs." + key, arguments);
    }
}
