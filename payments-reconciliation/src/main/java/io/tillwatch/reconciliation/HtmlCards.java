package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Discrepancy;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page says about each finding: what happened, what to do, where to look, and what was decided. */
final class HtmlCards {
    private final ReportContent content;
    private final HtmlParts page;
    private final HtmlText html;

    HtmlCards(ReportContent content, HtmlParts page) {
        this.content = content;
        this.page = page;
        this.html = page.html();
    }

    void cards(List<FollowedDiscrepancy> all) {
        ReportContent.Listed<FollowedDiscrepancy> listed = ReportContent.Listed.of(all, HtmlParts.MOST);
        html.open("ol", "class", "cards");
        listed.shown().forEach(this::card);
        html.close();
        page.more(listed.more(), ReportFiles.DISCREPANCIES);
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
            mark("late", page.say("html.overdue"));
        }
        if (follow.state().equals(FollowUp.FIXED)) {
            mark("late", page.say("html.still-there"));
        }
        mark("id", d.id());
        html.close();
        amounts(d.amounts());
        html.element("h4", page.said(d.explanation()) + ".");
        html.open("p", "class", "next").element("b", page.say("html.next")).text(" " + page.said(d.nextAction()) + ".");
        html.close();
        comment(follow);
        html.open("dl");
        term("html.order", d.subject().orderId());
        term("html.provider", d.subject().provider());
        term("html.record", d.subject().providerId());
        follow.due().ifPresent(due -> term("html.due", HtmlParts.moment(due)));
        term("html.first-seen", HtmlParts.moment(follow.firstSeen()));
        term("html.evidence", page.evidence(d.evidence()));
        html.close().close();
    }

    private void mark(String kind, String text) {
        html.element("span", page.bearable(text), "class", kind).text(" ");
    }

    private void amounts(Discrepancy.Amounts amounts) {
        html.open("p", "class", "amount");
        Optional<BigInteger> delta = amounts.delta().filter(difference -> difference.signum() != 0);
        if (delta.isPresent()) {
            String sign = delta.get().signum() > 0 ? "+" : "";
            html.element("b", sign + page.money(delta.get(), amounts.currency()))
                    .text(" ");
        }
        html.element(
                "span",
                page.say(
                        "html.expected-found",
                        page.money(amounts.expected(), amounts.currency()),
                        page.money(amounts.actual(), amounts.actualCurrency())));
        html.close();
    }

    private void comment(FollowUp follow) {
        if (follow.comment().isEmpty() && follow.decidedBy().isEmpty()) {
            return;
        }
        html.open("blockquote");
        if (!follow.comment().isEmpty()) {
            html.element("p", page.bearable(follow.comment()), "dir", "auto");
        }
        if (!follow.decidedBy().isEmpty()) {
            html.element(
                    "p",
                    page.bearable(page.say("report.decided.by", follow.decidedBy(), follow.decidedAt())),
                    "class",
                    "quiet");
        }
        html.close();
    }

    private void term(String key, String text) {
        if (!text.isEmpty()) {
            html.open("div").element("dt", page.say(key)).open("dd").element("bdi", page.bearable(text));
            html.close().close();
        }
    }
}
