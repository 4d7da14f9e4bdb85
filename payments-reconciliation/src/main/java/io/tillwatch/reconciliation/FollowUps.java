package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.Severities;
import io.tillwatch.text.Message;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings together what differs now, what an earlier run told, and what people decided since. Nothing of a list of decisions
 * is taken if one row of it is wrong.
 */
final class FollowUps {
    /** What the list shows and people do not write. */
    private static final List<String> OURS = List.of("code", "order_id", "provider", "provider_id");

    private static final int NAMED = 10;

    private final ReconciliationReport report;
    private final PreviousRun before;
    private final DecisionList list;
    private final Locale language;
    private final Map<String, Discrepancy> current = new HashMap<>();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private final List<Message> notices = new ArrayList<>();
    private final Set<String> lapsed = new LinkedHashSet<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private final Set<String> overwritten = new TreeSet<>();
    private int overwrittenCells;

    FollowUps(ReconciliationReport report, PreviousRun before, DecisionList list, Locale language) {
        this.report = report;
        this.before = before;
        this.list = list;
        this.language = language;
        report.discrepancies().forEach(d -> current.put(d.id(), d));
    }

    /** What somebody wrote in a row, and the amounts that the row shows. */
    private record Decision(DecisionList.Row row, FollowUp followUp, SeenAmounts seen) {}

    /** Understands the list; every problem goes to {@code problems}. */
    void understand(Problems problems) {
        list.rows().forEach(row -> understand(row, problems));
    }

    private void understand(DecisionList.Row row, Problems problems) {
        FollowUp prior = before.followUp(row.cell("id")).orElseGet(() -> FollowUp.begun(report.asOf()));
        FollowUp written = written(row, prior);
        if (!isNew(written, prior)) {
            return;
        }
        List<Message> wrong = faults(row, written);
        Decision decision = new Decision(row, written, SeenAmounts.of(row::cell));
        if (wrong.isEmpty()) {
            Decision other = decisions.putIfAbsent(row.cell("id"), decision);
            if (other != null && !other.followUp().equals(written)) {
                wrong.add(message("decisions.twice", row.cell("id"), other.row().line()));
            }
        }
        wrong.forEach(problem -> problems.wrong(DecisionList.at(list.name(), row.line(), problem)));
        Optional.ofNullable(current.get(row.cell("id"))).ifPresent(d -> compare(row, d));
    }

    /** What a row says. A decision is dated by the run that takes it, unless the row says when. */
    private FollowUp written(DecisionList.Row row, FollowUp prior) {
        String state = row.cell("state").toLowerCase(Locale.ROOT);
        String by = row.cell("decided_by");
        String at = row.cell("decided_at");
        String now = by.isEmpty() ? "" : report.asOf().toString();
        return new FollowUp(
                prior.firstSeen(),
                Optional.empty(),
                state.isEmpty() ? FollowUp.OPEN : state,
                row.cell("comment"),
                by,
                at.isEmpty() ? now : at);
    }

    /**
     * A row in which nobody wrote anything takes nothing back, for somebody else may have decided meanwhile. The date is not
     * looked at: spreadsheets write it their own way.
     */
    private static boolean isNew(FollowUp written, FollowUp prior) {
        boolean blank = written.state().equals(FollowUp.OPEN)
                && written.comment().isEmpty()
                && written.decidedBy().isEmpty();
        boolean same = written.state().equals(prior.state().strip().toLowerCase(Locale.ROOT))
                && lines(written.comment()).equals(lines(prior.comment()))
                && written.decidedBy().equals(prior.decidedBy().strip());
        return !blank && !same;
    }

    /** Spreadsheets write line breaks of their own. */
    private static String lines(String comment) {
        return comment.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private List<Message> faults(DecisionList.Row row, FollowUp written) {
        List<Message> wrong = new ArrayList<>();
        String id = row.cell("id");
        if (!current.containsKey(id) && !before.knows(id)) {
            wrong.add(message("decisions.unknown-id", id));
        }
        if (!FollowUp.STATES.contains(written.state())) {
            wrong.add(message("cell.name", "state", String.join(", ", FollowUp.STATES), row.cell("state")));
        }
        if (!written.state().equals(FollowUp.OPEN)) {
            for (String column : List.of("decided_by", "comment")) {
                if (row.cell(column).isEmpty()) {
                    wrong.add(message("decisions.needed", column, written.state()));
                }
            }
        }
        if (!isMoment(row.cell("decided_at"))) {
            wrong.add(message("decisions.moment", row.cell("decided_at")));
        }
        for (String column : List.of("expected_minor", "actual_minor")) {
            if (!SeenAmounts.isWhole(row.cell(column))) {
                wrong.add(message("decisions.amount", column, row.cell(column)));
            }
        }
        return wrong;
    }

    private static boolean isMoment(String text) {
        if (text.isEmpty()) {
            return true;
        }
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text).getYear() > 0
                    : OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void compare(DecisionList.Row row, Discrepancy now) {
        Map<String, String> shown = Map.of(
                "code", now.code().name(),
                "order_id", now.subject().orderId(),
                "provider", now.subject().provider(),
                "provider_id", now.subject().providerId());
        for (String column : OURS) {
            if (row.has(column)
                    && !row.cell(column).equals(shown.getOrDefault(column, "").strip())) {
                overwritten.add(column);
                overwrittenCells++;
            }
        }
    }

    /** The whole report. To be called once. */
    RunReport report(Inputs inputs, Severities severities) {
        List<FollowedDiscrepancy> followed = follow(severities);
        List<Message> all = new ArrayList<>(report.notices());
        all.addAll(inputs.notices());
        all.addAll(notices);
        int left = before.entries().size() - kept();
        boolean sameDay =
                before.date().equals(report.date().map(Object::toString).orElse(""));
        if (left > 0 && !(sameDay && isSound())) {
            all.add(message("notice.not-healed", left));
        }
        return new RunReport(
                report,
                followed,
                inputs.quarantined(),
                healed(),
                inputs.sources(report.sources()),
                inputs.files(),
                all);
    }

    private boolean isSound() {
        return report.isComplete() && report.isConserved();
    }

    /** What differs now, with what is known about it. */
    private List<FollowedDiscrepancy> follow(Severities severities) {
        List<FollowedDiscrepancy> followed = report.discrepancies().stream()
                .map(d -> new FollowedDiscrepancy(d, followUp(d).of(d, severities)))
                .toList();
        decisions.keySet().stream().filter(id -> !current.containsKey(id)).forEach(gone::add);
        notices.addAll(list.notices());
        told("notice.decisions.lapsed", lapsed);
        told("notice.decisions.gone", gone);
        if (overwrittenCells > 0) {
            notices.add(
                    message("notice.decisions.ours", list.name(), overwrittenCells, String.join(", ", overwritten)));
        }
        return followed;
    }

    /** What is in the list no more, and healed if that can be vouched for: the same day was judged as when it was told. */
    private List<HealedDiscrepancy> healed() {
        return isSound()
                ? before.gone(current.keySet()).stream()
                        .filter(this::isOfThisDay)
                        .map(Remembered::entry)
                        .toList()
                : List.of();
    }

    /** What people wrote about what is in the list no more, and has not healed. */
    List<Remembered> remembered() {
        return before.gone(current.keySet()).stream()
                .filter(each -> !isSound() || !isOfThisDay(each))
                .map(each -> Optional.ofNullable(decisions.get(each.entry().id()))
                        .map(decision -> each.with(decision.followUp(), decision.seen()))
                        .orElse(each))
                .filter(each -> hasWords(each.entry().followUp()))
                .toList();
    }

    /** How many entries of the list before are in this one. */
    private int kept() {
        return (int)
                before.entries().keySet().stream().filter(current::containsKey).count();
    }

    private boolean isOfThisDay(Remembered each) {
        return each.date().equals(report.date().map(Object::toString).orElse(""));
    }

    private static boolean hasWords(FollowUp followUp) {
        return !followUp.state().equals(FollowUp.OPEN)
                || !followUp.comment().isEmpty()
                || !followUp.decidedBy().isEmpty();
    }

    private FollowUp followUp(Discrepancy d) {
        Optional<Decision> decision = Optional.ofNullable(decisions.get(d.id()));
        FollowUp followUp = decision.map(Decision::followUp)
                .or(() -> before.followUp(d.id()))
                .orElseGet(() -> FollowUp.begun(report.asOf()));
        Optional<SeenAmounts> seen = decision.map(Decision::seen).or(() -> before.seen(d.id()));
        return followUp.isDecided() && seen.isPresent() && !seen.get().isOf(d)
                ? lapse(d.id(), followUp, seen.get())
                : followUp;
    }

    /** What was decided for one amount does not hold for another. Who decided what stays to be read. */
    private FollowUp lapse(String id, FollowUp followUp, SeenAmounts seen) {
        lapsed.add(id);
        String comment = message(
                        "decisions.lapsed",
                        followUp.state(),
                        seen.expectedMajor(),
                        seen.actualMajor(),
                        followUp.comment())
                .in(language);
        return new FollowUp(
                followUp.firstSeen(),
                Optional.empty(),
                FollowUp.OPEN,
                comment,
                followUp.decidedBy(),
                followUp.decidedAt());
    }

    private void told(String key, Set<String> ids) {
        if (!ids.isEmpty()) {
            String named = String.join(", ", ids.stream().limit(NAMED).toList());
            notices.add(message(key, ids.size(), ids.size() > NAMED ? named + ", …" : named));
        }
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(FollowUps.class, key, arguments);
    }
}
