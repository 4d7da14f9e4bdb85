package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Bucket;
import io.tillwatch.reconcile.CurrencyReport;
import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A run as a page that is read in two minutes: does it tie, what is to be done, what waits. */
final class ReportMarkdown {
    /** More of one kind stand in the other files only. */
    private static final int MOST = 50;

    private final RunReport run;
    private final ReconciliationReport result;
    private final Locale language;
    private final StringBuilder text = new StringBuilder();

    ReportMarkdown(RunReport run, Locale language) {
        this.run = run;
        this.result = run.result();
        this.language = language;
    }

    String text() {
        Object period = result.date().isPresent() ? result.date().get() : message("report.everything");
        line("report.title", safe(result.shop()), period);
        blank();
        line("report.verdict." + run.verdict());
        blank();
        line("report.as-of", result.asOf());
        ties();
        findings();
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
        result.currencies().forEach((currency, sums) -> {
            row(
                    Amounts.name(currency),
                    major(sums.store(), currency),
                    major(sums.provider(), currency),
                    major(sums.store().subtract(sums.provider()), currency),
                    major(effect(sums, Bucket.DISCREPANCY).add(effect(sums, Bucket.MATCHED_WITH_DIFFERENCE)), currency),
                    major(effect(sums, Bucket.IN_FLIGHT), currency),
                    major(effect(sums, Bucket.NOT_JUDGED), currency),
                    major(effect(sums, Bucket.IGNORED).add(effect(sums, Bucket.QUARANTINED)), currency),
                    major(sums.unexplained(), currency));
        });
        blank();
        line("report.rows", result.counted().store(), result.counted().provider());
        if (!result.isConserved()) {
            blank();
            line("report.broken");
        }
    }

    private static BigInteger effect(CurrencyReport sums, Bucket bucket) {
        return sums.buckets()
                .getOrDefault(bucket, CurrencyReport.BucketTotal.NONE)
                .effect();
    }

    private void findings() {
        heading("report.findings");
        if (!result.hasFindings()) {
            line("report.findings.none");
        }
        for (Severity severity : List.of(Severity.P0, Severity.P1, Severity.P2)) {
            List<FollowedDiscrepancy> of = run.discrepancies().stream()
                    .filter(each -> each.discrepancy().severity() == severity)
                    .toList();
            if (!of.isEmpty()) {
                text.append("### ");
                line("report.severity." + severity, of.size());
                blank();
                list(of, this::finding);
                blank();
            }
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
    }

    /** What nobody must act on, by code. */
    private void told() {
        Map<DiscrepancyCode, Long> counts = new EnumMap<>(DiscrepancyCode.class);
        result.discrepancies().stream()
                .filter(d -> !d.severity().isFinding())
                .forEach(d -> counts.merge(d.code(), 1L, Long::sum));
        if (!counts.isEmpty()) {
            heading("report.told");
            counts.forEach((code, count) -> line("report.told.line", code, count));
        }
    }

    private void inFlight() {
        if (result.waiting().isEmpty()) {
            return;
        }
        heading("report.in-flight");
        list(result.waiting(), each -> {
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
                        safe(each.orderId().isEmpty() ? each.provider() + ":" + each.providerId() : each.orderId()),
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
        all.stream().limit(MOST).forEach(each);
        if (all.size() > MOST) {
            line("report.more", all.size() - MOST);
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
        return Message.of(ReportMarkdown.class, key, arguments);
    }

    private String said(Message message) {
        return safe(message.in(language));
    }

    private static String major(BigInteger minor, String currency) {
        return Amounts.major(minor, currency);
    }

    private static String evidence(List<Origin> evidence) {
        return safe(evidence.stream().map(Origin::toString).collect(Collectors.joining(", ")));
    }

    /** Text of other people must not become markup, nor break a line. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
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
