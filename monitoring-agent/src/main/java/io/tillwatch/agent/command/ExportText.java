package io.tillwatch.agent.command;

import io.tillwatch.agent.console.Table;
import io.tillwatch.export.ExportReport;
import io.tillwatch.export.ExportResult;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An export as a person reads it: what was found, the sums, the files, and what to know about them. */
final class ExportText {
    private final Session session;

    ExportText(Session session) {
        this.session = session;
    }

    void print(ExportResult.Exported exported) {
        ExportReport report = exported.report();
        session.say(session.out(), report.headline());
        if (!report.totals().isEmpty()) {
            session.out().print(table(report.totals()));
        }
        exported.sink()
                .fold(
                        written -> files("export.written", written.revision(), written.locations()),
                        unchanged -> files("export.unchanged", unchanged.revision(), unchanged.locations()),
                        deferred -> List.of(deferred.reason()),
                        rejected -> List.of(rejected.reason()))
                .forEach(line -> session.say(session.out(), line));
        report.notices().forEach(notice -> session.say(session.out(), "export.notice", notice));
    }

    /** A day that was looked after beside the asked one: a line, and one for each notice. */
    static List<Message> missed(LocalDate date, ExportResult.Exported exported) {
        Message done = exported.sink()
                .fold(
                        written -> Message.of(ExportText.class, "export.missed.written", written.revision()),
                        unchanged -> Message.of(ExportText.class, "export.missed.unchanged", unchanged.revision()),
                        deferred -> deferred.reason(),
                        rejected -> rejected.reason());
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of(
                ExportText.class, "export.missed", date, exported.report().headline(), done));
        exported.report()
                .notices()
                .forEach(notice -> lines.add(Message.of(ExportText.class, "export.missed.notice", date, notice)));
        return lines;
    }

    static String word(SinkResult sink) {
        return sink.fold(
                written -> "written", unchanged -> "unchanged", deferred -> "deferred", rejected -> "rejected");
    }

    private static List<Message> files(String key, int revision, List<String> locations) {
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of(ExportText.class, key, revision));
        locations.forEach(location -> lines.add(Message.of(ExportText.class, "export.file", location)));
        return lines;
    }

    private String table(List<PaymentTotal> totals) {
        Table table = new Table(
                List.of(
                        head("currency"),
                        head("provider"),
                        head("status"),
                        head("payments"),
                        head("paid"),
                        head("refunded")),
                3);
        totals.stream()
                .sorted(Comparator.comparing(PaymentTotal::currency)
                        .thenComparing(PaymentTotal::provider)
                        .thenComparing(PaymentTotal::status))
                .forEach(total -> table.row(
                        total.currency().code(),
                        total.provider(),
                        total.status().name(),
                        Long.toString(total.count()),
                        major(total.paid(), total),
                        major(total.refunded(), total)));
        return table.toString();
    }

    private String head(String name) {
        return Message.of(ExportText.class, "export.head." + name).in(session.language());
    }

    private static String major(BigInteger minorUnits, PaymentTotal total) {
        return new BigDecimal(minorUnits, total.currency().exponent()).toPlainString();
    }
}
