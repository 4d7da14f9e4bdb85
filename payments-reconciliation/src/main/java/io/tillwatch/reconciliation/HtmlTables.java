package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.ReconciliationReport;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of a page: sums, what waits, what could not be used, and what was read. */
final class HtmlTables {
    private final ReportContent content;
    private final RunReport run;
    private final HtmlParts page;
    private final HtmlText html;

    HtmlTables(ReportContent content, HtmlParts page) {
        this.content = content;
        this.run = content.run();
        this.page = page;
        this.html = page.html();
    }

    void ties() {
        page.section("ties", "report.ties", () -> {
            if (!run.result().isConserved()) {
                html.element("p", page.say("report.broken"), "class", "broken");
            }
            content.ties().forEach(this::tie);
        });
    }

    private void tie(ReportContent.Tie tie) {
        String currency = tie.currency();
        String name = Amounts.name(currency);
        html.open("div", "class", "tie");
        html.open("table")
                .element("caption", page.say("html.tie.caption", name))
                .open("tbody");
        sum("html.tie.store", tie.store(), currency);
        sum("html.tie.provider", tie.provider(), currency);
        sum("html.tie.difference", tie.difference(), currency);
        sum("html.tie.discrepancies", tie.inDiscrepancies(), currency);
        sum("html.tie.in-flight", tie.inFlight(), currency);
        sum("html.tie.not-judged", tie.notJudged(), currency);
        sum("html.tie.ignored", tie.ignored(), currency);
        sum("html.tie.quarantine", tie.quarantined(), currency);
        sum("html.tie.unexplained", tie.unexplained(), currency);
        if (!tie.isWhole()) {
            sum("html.tie.unlicensed", tie.unlicensed(), currency);
        }
        html.close().close().close();
    }

    String sentence(ReportContent.Tie tie) {
        String store = page.money(tie.store(), tie.currency());
        String provider = page.money(tie.provider(), tie.currency());
        String difference = page.money(tie.difference().abs(), tie.currency());
        int sign = tie.difference().signum();
        String said = sign == 0
                ? page.say("html.tie.same", store)
                : page.say(sign > 0 ? "html.tie.less" : "html.tie.more", store, provider, difference);
        return said + " " + page.say(tie.isWhole() ? "html.tie.whole" : "html.tie.broken");
    }

    private void sum(String key, BigInteger minor, String currency) {
        html.open("tr", "class", key.substring("html.tie.".length()) + (minor.signum() == 0 ? " zero" : ""));
        html.element("th", page.say(key), "scope", "row").element("td", page.money(minor, currency));
        html.close();
    }

    void inFlight() {
        page.table(
                "in-flight",
                "report.in-flight",
                run.result().waiting(),
                ReportFiles.JSON,
                this::waiting,
                "order",
                "provider",
                "record",
                "amount",
                "age",
                "evidence");
    }

    private void waiting(ReconciliationReport.InFlight each) {
        page.cells(
                each.subject().orderId(),
                each.subject().provider(),
                each.subject().providerId(),
                each.effect().entrySet().stream()
                        .map(effect -> page.money(effect.getValue(), effect.getKey()))
                        .collect(Collectors.joining(", ")),
                page.say("html.hours", each.ageHours()),
                page.evidence(each.evidence()));
    }

    void quarantined() {
        page.table(
                "quarantine",
                "report.quarantine",
                run.quarantined(),
                ReportFiles.JSON,
                row -> page.cells(
                        row.origin().toString(),
                        row.reasons().stream()
                                .map(reason -> reason.in(page.language()))
                                .collect(Collectors.joining("; "))),
                "evidence",
                "why");
    }

    void healed() {
        page.table(
                "healed",
                "report.healed",
                run.healed(),
                ReportFiles.JSON,
                each -> page.cells(
                        each.code(),
                        ReportContent.subject(each),
                        HtmlParts.moment(each.followUp().firstSeen()),
                        each.followUp().comment(),
                        each.id()),
                "code",
                "order",
                "first-seen",
                "comment",
                "id");
    }

    void told() {
        page.table(
                "told",
                "report.told",
                List.copyOf(content.told().entrySet()),
                ReportFiles.DISCREPANCIES,
                each -> page.cells(each.getKey().name(), Long.toString(each.getValue())),
                "code",
                "count");
    }

    void sources() {
        page.table(
                "sources",
                "report.sources",
                run.sources(),
                ReportFiles.JSON,
                source -> page.cells(
                        source.coverage().name(),
                        String.join(", ", source.coverage().providers()),
                        Long.toString(source.records()),
                        page.say(source.coverage().complete() ? "report.yes" : "report.no"),
                        source.coverage().proof()),
                "source",
                "covers",
                "records",
                "whole",
                "proof");
    }

    void inputs() {
        page.table(
                "inputs",
                "html.inputs",
                run.inputs(),
                ReportFiles.MANIFEST,
                input -> page.cells(input.name(), Long.toString(input.bytes()), input.sha256()),
                "file",
                "bytes",
                "sha256");
    }

    void notices() {
        if (!run.notices().isEmpty()) {
            page.section("notices", "report.notices", () -> {
                html.open("ul");
                run.notices().forEach(notice -> html.element("li", page.said(notice)));
                html.close();
            });
        }
    }
}
