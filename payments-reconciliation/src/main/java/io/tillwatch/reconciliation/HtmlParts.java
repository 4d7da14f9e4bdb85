package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Origin;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The words and forms that all parts of a page share. */
final class HtmlParts {
    /** More of one kind stand in the other files only. */
    static final int MOST = 200;

    private static final int NAMED_ORIGINS = 12;

    private final HtmlText html = new HtmlText();
    private final Locale language;

    HtmlParts(Locale language) {
        this.language = language.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
    }

    HtmlText html() {
        return html;
    }

    Locale language() {
        return language;
    }

    void section(String id, String key, Runnable inner) {
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.element("h2", say(key), "id", id + "-title");
        inner.run();
        html.close();
    }

    /** A table under its heading, which may be moved sideways by keyboard where it is wider than the screen. */
    <T> void table(String id, String key, List<T> all, String rest, Consumer<T> row, String... columns) {
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

    void cells(String... cells) {
        html.open("tr");
        for (String cell : cells) {
            html.open("td").element("bdi", bearable(cell)).close();
        }
        html.close();
    }

    void more(int more, String where) {
        if (more > 0) {
            html.element("p", say("html.more", more, where), "class", "more");
        }
    }

    String evidence(List<Origin> evidence) {
        ReportContent.Listed<Origin> listed = ReportContent.Listed.of(evidence, NAMED_ORIGINS);
        String named = listed.shown().stream().map(Origin::toString).collect(Collectors.joining(", "));
        return listed.more() == 0 ? named : named + ", " + say("html.more-evidence", listed.more());
    }

    String say(String key, Object... arguments) {
        return ReportContent.message(key, arguments).in(language);
    }

    String said(Message message) {
        return bearable(message.in(language));
    }

    String bearable(String text) {
        return ReportContent.bearable(text, language);
    }

    String money(BigInteger minor, String currency) {
        return Amounts.spoken(minor, currency, language);
    }

    /** An instant to the minute, as the clock in the report's heading counts. */
    static String moment(Instant instant) {
        return instant.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }
}
