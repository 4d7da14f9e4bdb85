package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as a page for a browser, in one file that needs nothing else: no script, no font, no picture, no network. */
final class ReportHtml {
    /** More of one kind stand in the other files only. */
    static final int MOST = 200;

    private static final String STYLE = "report.css";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'";
    private static final int NAMED_ORIGINS = 12;

    private final ReportContent content;
    private final RunReport run;
    private final Locale language;
    private final HtmlText html = new HtmlText();

    ReportHtml(ReportContent content, Locale language) {
        this.content = content;
        this.run = content.run();
        this.language = language.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
    }

    String text() {
        html.open("html", "lang", language.getLanguage());
        head();
        html.open("body");
        html.element("a", say("html.skip"), "class", "skip", "href", "#to-do");
        banner();
        html.open("main");
        toDo();
        ties();
        decided();
        quarantined();
        inFlight();
        healed();
        told();
        sources();
        inputs();
        notices();
        html.close();
        html.element("footer", say("html.footer", ReportFiles.DISCREPANCIES, ReportFiles.JSON));
        return html.close().close().page();
    }

    private void head() {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.empty("meta", "name", "robots", "content", "noindex");
        html.element("title", bearable(title()));
        html.style(css());
        html.close();
    }

    private String title() {
        return say("report.title", run.result().shop(), content.period());
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(ReportHtml.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void banner() {
        html.open("header");
        html.element("h1", bearable(title()));
        html.open(
                "p",
                "class",
                "verdict " + run.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        html.element("strong", content.verdict().in(language));
        content.doubts().forEach(doubt -> html.text(" " + doubt.in(language)));
        html.close();
        content.ties().stream()
                .filter(tie -> !tie.currency().isEmpty())
                .forEach(tie -> html.element("p", sentence(tie)));
        html.element(
                "p",
                say("html.as-of", moment(run.result().asOf())) + " "
                        + content.rows().in(language),
                "class",
                "quiet");
        html.open("nav", "aria-label", say("html.contents")).open("ul", "class", "tiles");
        for (Severity severity : List.of(Severity.P0, Severity.P1, Severity.P2)) {
            String name = severity.name().toLowerCase(Locale.ROOT);
            int waiting = content.toDo().stream()
                    .filter(urgent -> urgent.severity() == severity)
                    .mapToInt(urgent -> urgent.findings().size())
                    .sum();
            tile(name, waiting, "html.tile." + severity);
        }
        tile("decided", content.decided().size(), "html.tile.decided");
        tile("quarantine", run.quarantined().size(), "html.tile.quarantine");
        tile("in-flight", run.result().waiting().size(), "html.tile.in-flight");
        tile("healed", run.healed().size(), "html.tile.healed");
        html.close().close().close();
    }

    /** How many there are, and the way to them. */
    private void tile(String section, int count, String key) {
        html.open("li", "class", count == 0 ? "none" : section);
        if (count > 0) {
            html.open("a", "href", "#" + section);
        } else {
            html.open("span");
        }
        html.element("b", Integer.toString(count)).text(" ").element("span", say(key));
        html.close().close();
    }

    private void section(String id, String key, Runnable inner) {
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.element("h2", say(key), "id", id + "-title");
        inner.run();
        html.close();
    }

    private void toDo() {
        section("to-do", "report.findings", () -> {
            if (content.toDo().isEmpty()) {
                html.element("p", say("report.findings.none"));
            }
            for (ReportContent.Urgent urgent : content.toDo()) {
                String name = urgent.severity().name();
                html.element(
                        "h3",
                        say("report.severity." + name, urgent.findings().size()),
                        "id",
                        name.toLowerCase(Locale.ROOT));
                cards(urgent.findings());
            }
        });
    }

    private void decided() {
        if (!content.decided().isEmpty()) {
            section("decided", "report.decided", () -> cards(content.decided()));
        }
    }

    private void cards(List<FollowedDiscrepancy> all) {
        ReportContent.Listed<FollowedDiscrepancy> listed = ReportContent.Listed.of(all, MOST);
        html.open("ol", "class", "cards");
        listed.shown().forEach(this::card);
        html.close();
        more(listed.more(), ReportFiles.DISCREPANCIES);
    }

    private void card(FollowedDiscrepancy each) {
        Discrepancy d = each.discrepancy();
        FollowUp follow = each.followUp();
        String severity = d.severity().name();
        html.open("li", "class", "card " + severity.toLowerCase(Locale.ROOT), "id", "d-" + d.id());
        html.open("p", "class", "marks");
        mark("severity", severity);
        mark(
                "code",
                Stream.concat(Stream.of(d.code()), d.secondary().stream())
                        .map(Enum::name)
                        .collect(Collectors.joining(" + ")));
        mark("state", follow.state());
        if (content.isOverdue(each)) {
            mark("late", say("html.overdue"));
        }
        if (follow.state().equals(FollowUp.FIXED)) {
            mark("late", say("html.still-there"));
        }
        html.close();
        amounts(d.amounts());
        html.element("h4", said(d.explanation()) + ".");
        html.open("p", "class", "next").element("b", say("html.next")).text(" " + said(d.nextAction()) + ".");
        html.close();
        comment(follow);
        html.open("dl");
        term("html.order", d.subject().orderId());
        term("html.provider", d.subject().provider());
        term("html.record", d.subject().providerId());
        follow.due().ifPresent(due -> term("html.due", moment(due)));
        term("html.first-seen", moment(follow.firstSeen()));
        term("html.evidence", evidence(d.evidence()));
        term("html.id", d.id());
        html.close().close();
    }

    private void mark(String kind, String text) {
        html.element("span", bearable(text), "class", kind).text(" ");
    }

    private void amounts(Discrepancy.Amounts amounts) {
        html.open("p", "class", "amount");
        Optional<BigInteger> delta = amounts.delta().filter(difference -> difference.signum() != 0);
        if (delta.isPresent()) {
            String sign = delta.get().signum() > 0 ? "+" : "";
            html.element("b", sign + money(delta.get(), amounts.currency())).text(" ");
        }
        html.element(
                "span",
                say(
                        "html.expected-found",
                        money(amounts.expected(), amounts.currency()),
                        money(amounts.actual(), amounts.actualCurrency())));
        html.close();
    }

    private void comment(FollowUp follow) {
        if (follow.comment().isEmpty() && follow.decidedBy().isEmpty()) {
            return;
        }
        html.open("blockquote");
        if (!follow.comment().isEmpty()) {
            html.element("p", bearable(follow.comment()), "dir", "auto");
        }
        if (!follow.decidedBy().isEmpty()) {
            html.element(
                    "p", bearable(say("report.decided.by", follow.decidedBy(), follow.decidedAt())), "class", "quiet");
        }
        html.close();
    }

    private void term(String key, String text) {
        if (!text.isEmpty()) {
            html.open("div").element("dt", say(key)).open("dd").element("bdi", bearable(text));
            html.close().close();
        }
    }

    private void ties() {
        section("ties", "report.ties", () -> {
            if (!run.result().isConserved()) {
                html.element("p", say("report.broken"), "class", "broken");
            }
            content.ties().forEach(this::tie);
        });
    }

    private void tie(ReportContent.Tie tie) {
        String currency = tie.currency();
        String name = Amounts.name(currency);
        html.open("div", "class", "tie");
        html.open("table").element("caption", say("html.tie.caption", name)).open("tbody");
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

    private String sentence(ReportContent.Tie tie) {
        String store = money(tie.store(), tie.currency());
        String provider = money(tie.provider(), tie.currency());
        String difference = money(tie.difference().abs(), tie.currency());
        int sign = tie.difference().signum();
        String said = sign == 0
                ? say("html.tie.same", store)
                : say(sign > 0 ? "html.tie.less" : "html.tie.more", store, provider, difference);
        return said + " " + say(tie.isWhole() ? "html.tie.whole" : "html.tie.broken");
    }

    private void sum(String key, BigInteger minor, String currency) {
        html.open("tr", "class", key.substring("html.tie.".length()) + (minor.signum() == 0 ? " zero" : ""));
        html.element("th", say(key), "scope", "row").element("td", money(minor, currency));
        html.close();
    }

    private void inFlight() {
        table(
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
        cells(
                each.subject().orderId(),
                each.subject().provider(),
                each.subject().providerId(),
                each.effect().entrySet().stream()
                        .map(effect -> money(effect.getValue(), effect.getKey()))
                        .collect(Collectors.joining(", ")),
                say("html.hours", each.ageHours()),
                evidence(each.evidence()));
    }

    private void quarantined() {
        table(
                "quarantine",
                "report.quarantine",
                run.quarantined(),
                ReportFiles.JSON,
                row -> cells(
                        row.origin().toString(),
                        row.reasons().stream()
                                .map(reason -> reason.in(language))
                                .collect(Collectors.joining("; "))),
                "evidence",
                "why");
    }

    private void healed() {
        table(
                "healed",
                "report.healed",
                run.healed(),
                ReportFiles.JSON,
                each -> cells(
                        each.code(),
                        ReportContent.subject(each),
                        moment(each.followUp().firstSeen()),
                        each.followUp().comment(),
                        each.id()),
                "code",
                "order",
                "first-seen",
                "comment",
                "id");
    }

    private void told() {
        table(
                "told",
                "report.told",
                List.copyOf(content.told().entrySet()),
                ReportFiles.DISCREPANCIES,
                each -> cells(each.getKey().name(), Long.toString(each.getValue())),
                "code",
                "count");
    }

    private void sources() {
        table(
                "sources",
                "report.sources",
                run.sources(),
                ReportFiles.JSON,
                source -> cells(
                        source.coverage().name(),
                        String.join(", ", source.coverage().providers()),
                        Long.toString(source.records()),
                        say(source.coverage().complete() ? "report.yes" : "report.no"),
                        source.coverage().proof()),
                "source",
                "covers",
                "records",
                "whole",
                "proof");
    }

    private void inputs() {
        table(
                "inputs",
                "html.inputs",
                run.inputs(),
                ReportFiles.MANIFEST,
                input -> cells(input.name(), Long.toString(input.bytes()), input.sha256()),
                "file",
                "bytes",
                "sha256");
    }

    private void notices() {
        if (!run.notices().isEmpty()) {
            section("notices", "report.notices", () -> {
                html.open("ul");
                run.notices().forEach(notice -> html.element("li", said(notice)));
                html.close();
            });
        }
    }

    /** A table under its heading, which may be moved sideways by keyboard where it is wider than the screen. */
    private <T> void table(String id, String key, List<T> all, String rest, Consumer<T> row, String... columns) {
        if (all.isEmpty()) {
            return;
        }
        section(id, key, () -> {
            ReportContent.Listed<T> listed = ReportContent.Listed.of(all, MOST);
            html.open("div", "class", "wide", "role", "region", "aria-labelledby", id + "-title", "tabindex", "0");
            html.open("table")
                    .element("caption", say(key), "class", "heard")
                    .open("thead")
                    .open("tr");
            for (String column : columns) {
                html.element("th", say("html." + column), "scope", "col");
            }
            html.close().close().open("tbody");
            listed.shown().forEach(row);
            html.close().close().close();
            more(listed.more(), rest);
        });
    }

    private void cells(String... cells) {
        html.open("tr");
        for (String cell : cells) {
            html.open("td").element("bdi", bearable(cell)).close();
        }
        html.close();
    }

    private void more(int more, String where) {
        if (more > 0) {
            html.element("p", say("html.more", more, where), "class", "more");
        }
    }

    private String evidence(List<Origin> evidence) {
        ReportContent.Listed<Origin> listed = ReportContent.Listed.of(evidence, NAMED_ORIGINS);
        String named = listed.shown().stream().map(Origin::toString).collect(Collectors.joining(", "));
        return listed.more() == 0 ? named : named + ", " + say("html.more-evidence", listed.more());
    }

    private String say(String key, Object... arguments) {
        return ReportContent.message(key, arguments).in(language);
    }

    private String said(Message message) {
        return bearable(message.in(language));
    }

    private String bearable(String text) {
        return ReportContent.bearable(text, language);
    }

    private String money(BigInteger minor, String currency) {
        return Amounts.spoken(minor, currency, language);
    }

    /** An instant to the minute, as the clock in the report's heading counts. */
    private static String moment(Instant instant) {
        return instant.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }
}
