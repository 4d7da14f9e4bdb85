package io.tillwatch.reconciliation;

import io.tillwatch.severity.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A run as a page for a browser, in one file that needs nothing else: no script, no font, no picture, no network. */
final class ReportHtml {
    private static final String STYLE = "report.css";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'";

    private final ReportContent content;
    private final RunReport run;
    private final HtmlParts page;
    private final HtmlText html;
    private final HtmlCards cards;
    private final HtmlTables tables;

    ReportHtml(ReportContent content, Locale language) {
        this.content = content;
        this.run = content.run();
        this.page = new HtmlParts(language);
        this.html = page.html();
        this.cards = new HtmlCards(content, page);
        this.tables = new HtmlTables(content, page);
    }

    String text() {
        html.open("html", "lang", page.language().getLanguage());
        head();
        html.open("body");
        html.element("a", page.say("html.skip"), "class", "skip", "href", "#to-do");
        banner();
        html.open("main");
        toDo();
        tables.ties();
        decided();
        tables.quarantined();
        tables.inFlight();
        tables.healed();
        tables.told();
        tables.sources();
        tables.inputs();
        tables.notices();
        html.close();
        html.element("footer", page.say("html.footer", ReportFiles.DISCREPANCIES, ReportFiles.JSON));
        return html.close().close().page();
    }

    private void head() {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.empty("meta", "name", "robots", "content", "noindex");
        html.element("title", page.bearable(title()));
        html.style(css());
        html.close();
    }

    private String title() {
        return page.say("report.title", run.result().shop(), content.period());
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
        html.element("h1", page.bearable(title()));
        html.open(
                "p",
                "class",
                "verdict " + run.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        html.element("strong", content.verdict().in(page.language()));
        content.doubts().forEach(doubt -> html.text(" " + doubt.in(page.language())));
        html.close();
        content.ties().stream()
                .filter(tie -> !tie.currency().isEmpty())
                .forEach(tie -> html.element("p", tables.sentence(tie)));
        html.element(
                "p",
                page.say("html.as-of", HtmlParts.moment(run.result().asOf())) + " "
                        + content.rows().in(page.language()),
                "class",
                "quiet");
        html.open("nav", "aria-label", page.say("html.contents")).open("ul", "class", "tiles");
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
        html.element("b", Integer.toString(count)).text(" ").element("span", page.say(key));
        html.close().close();
    }

    private void toDo() {
        page.section("to-do", "report.findings", () -> {
            if (content.toDo().isEmpty()) {
                html.element("p", page.say("report.findings.none"));
            }
            for (ReportContent.Urgent urgent : content.toDo()) {
                String name = urgent.severity().name();
                html.element(
                        "h3",
                        page.say("report.severity." + name, urgent.findings().size()),
                        "id",
                        name.toLowerCase(Locale.ROOT));
                cards.cards(urgent.findings());
            }
        });
    }

    private void decided() {
        if (!content.decided().isEmpty()) {
            page.section("decided", "report.decided", () -> cards.cards(content.decided()));
        }
    }
}
