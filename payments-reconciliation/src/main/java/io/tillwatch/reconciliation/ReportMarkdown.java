package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A run as a page that is read in two minutes: does it tie, what is to be done, what waits. */
final class ReportMarkdown {
    /** More of one kind stand in the other files only. */
    private static final int MOST = 50;

    private final ReportContent content;
    private final RunReport run;
    private final Locale language;
    private final StringBuilder text = new StringBuilder();

    ReportMarkdown(ReportContent content, Locale language) {
        this.content = content;
        this.run = content.run();
        this.language = language;
    }

    String text() {
        text.append("# ");
        line("report.title", safe(run.result().shop()), content.period());
        blank();
        text.append("**").append(content.verdict().in(language)).append("**");
        content.doubts().forEach(doubt -> text.append(' ').append(doubt.in(language)));
        text.append('\n');
        blank();
        line("report.as-of", run.result().asOf());
        ties();
        findings();
        decided();
        told();
        inFlight();
        quarantined();
        healed();
        sources();
        notices();
        return text.toString();
    }

    private void ties() {
        heading("report.ties");
        line("report.ties.head");
        text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (ReportContent.Tie tie : content.ties()) {
            String currency = tie.currency();
            row(
                    Amounts.name(currency),
                    major(tie.store(), currency),
                    major(tie.provider(), currency),
                    major(tie.difference(), currency),
                    major(tie.inDiscrepancies(), currency),
                    major(tie.inFlight(), currency),
                    major(tie.notJudged(), currency),
                    major(tie.ignored().add(tie.quarantined()), currency),
                    major(tie.unexplained(), currency));
        }
        blank();
        text.append(content.rows().in(language)).append('\n');
        if (!run.result().isConserved()) {
            blank();
            text.append("**").append(message("report.broken").in(language)).append("**\n");
        }
    }

    private void findings() {
        heading("report.findings");
        if (content.toDo().isEmpty()) {
            line("report.findings.none");
        }
        for (ReportContent.Urgent urgent : content.toDo()) {
            text.append("### ");
            line("report.severity." + urgent.severity(), urgent.findings().size());
            blank();
            list(urgent.findings(), this::finding);
            blank();
        }
    }

    private void decided() {
        if (!content.decided().isEmpty()) {
            heading("report.decided");
            list(content.decided(), this::finding);
        }
    }

    private void finding(FollowedDiscrepancy each) {
        Discrepancy d = each.discrepancy();
        FollowUp follow = each.followUp();
        text.append("- **").append(d.code()).append("** ").append(said(d.explanation()));
        text.append(".\n  → ").append(said(d.nextAction())).append(".\n  ");
        line(
                "report.finding",
                d.id(),
                follow.due().map(Object::toString).orElse("-"),
                safe(follow.state()),
                evidence(d.evidence()));
        if (!follow.comment().isEmpty()) {
            text.append("  > ").append(safe(follow.comment())).append('\n');
        }
        if (!follow.decidedBy().isEmpty()) {
            text.append("  > ");
            line("report.decided.by", safe(follow.decidedBy()), safe(follow.decidedAt()));
        }
    }

    private void told() {
        if (!content.told().isEmpty()) {
            heading("report.told");
            content.told().forEach((code, count) -> line("report.told.line", code, count));
        }
    }

    private void inFlight() {
        if (run.result().waiting().isEmpty()) {
            return;
        }
        heading("report.in-flight");
        list(run.result().waiting(), each -> {
            Discrepancy.Subject subject = each.subject();
            line(
                    "report.in-flight.line",
                    safe(subject.orderId().isEmpty() ? "-" : subject.orderId()),
                    safe(subject.provider()),
                    safe(subject.providerId().isEmpty() ? "-" : subject.providerId()),
                    each.effect().entrySet().stream()
                            .map(e -> major(e.getValue(), e.getKey()) + " " + Amounts.name(e.getKey()))
                            .collect(Collectors.joining(", ")),
                    evidence(each.evidence()));
        });
    }

    private void quarantined() {
        if (run.quarantined().isEmpty()) {
            return;
        }
        heading("report.quarantine");
        list(
                run.quarantined(),
                row -> text.append("- ")
                        .append(safe(row.origin().toString()))
                        .append(": ")
                        .append(row.reasons().stream().map(this::said).collect(Collectors.joining("; ")))
                        .append('\n'));
    }

    private void healed() {
        if (run.healed().isEmpty()) {
            return;
        }
        heading("report.healed");
        list(
                run.healed(),
                each -> line(
                        "report.healed.line",
                        each.id(),
                        safe(each.code()),
                        safe(ReportContent.subject(each)),
                        each.followUp().firstSeen()));
    }

    private void sources() {
        heading("report.sources");
        line("report.sources.head");
        text.append("|---|---|--:|---|---|\n");
        for (RunReport.Source source : run.sources()) {
            row(
                    safe(source.coverage().name()),
                    safe(String.join(", ", source.coverage().providers())),
                    Long.toString(source.records()),
                    message(source.coverage().complete() ? "report.yes" : "report.no")
                            .in(language),
                    safe(source.coverage().proof()));
        }
    }

    private void notices() {
        if (!run.notices().isEmpty()) {
            heading("report.notices");
            run.notices()
                    .forEach(notice -> text.append("- ").append(said(notice)).append('\n'));
        }
    }

    private <T> void list(List<T> all, Consumer<T> each) {
        ReportContent.Listed<T> listed = ReportContent.Listed.of(all, MOST);
        listed.shown().forEach(each);
        if (listed.more() > 0) {
            line("report.more", listed.more());
        }
    }

    private void heading(String key) {
        blank();
        text.append("## ");
        line(key);
        blank();
    }

    private void blank() {
        if (text.length() < 2 || text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void line(String key, Object... arguments) {
        text.append(message(key, arguments).in(language)).append('\n');
    }

    private static Message message(String key, Object... arguments) {
        return ReportContent.message(key, arguments);
    }

    private String said(Message message) {
        return safe(message.in(language));
    }

    private static String major(BigInteger minor, String currency) {
        return Amounts.major(minor, currency);
    }

    private String evidence(List<Origin> evidence) {
        return safe(evidence.stream().map(Origin::toString).collect(Collectors.joining(", ")));
    }

    /** Text of other people must not become markup, nor break a line. */
    private String safe(String text) {
        StringBuilder safe = new StringBuilder();
        ReportContent.bearable(text, language).codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                safe.append(' ');
            } else {
                if ("\\`*{}[]<>|#".indexOf(c) >= 0) {
                    safe.append('\\');
                }
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
