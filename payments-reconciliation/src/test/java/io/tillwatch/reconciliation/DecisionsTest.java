package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a discrepancy: the list is downloaded, edited in a spreadsheet, and given back. */
class DecisionsTest {
    private static final Instant NEXT_DAY = Desk.NOON.plusSeconds(86_400);

    @TempDir
    private Path work;

    private Desk desk;

    @BeforeEach
    void set_up() {
        desk = new Desk(work)
                .store(
                        "A,1,stripe,p1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,",
                        "B,1,stripe,p2,7000,7000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,",
                        "C,1,stripe,p3,9000,9000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,")
                .provider();
        Desk.done(run(Desk.NOON).run());
    }

    private ReconciliationRun run(Instant asOf) {
        return ReconciliationRun.asOf(asOf)
                .shop("boutique-akwa")
                .store(work.resolve("store.csv"))
                .provider(work.resolve("provider.csv"))
                .covers("stripe")
                .to(desk.out());
    }

    private RunResult give(Instant asOf) {
        return run(asOf).decisions(work.resolve("edited.csv")).run();
    }

    /** The list as a spreadsheet reads it: the header, then the rows. */
    private List<List<String>> sheet() throws Exception {
        try (CSVParser parser = CSVParser.builder()
                .setPath(desk.out().resolve("discrepancies.csv"))
                .setFormat(CSVFormat.RFC4180)
                .get()) {
            return parser.stream()
                    .map(record -> (List<String>) new ArrayList<>(record.toList()))
                    .toList();
        }
    }

    private static void set(List<List<String>> sheet, String order, String... columnsAndTexts) {
        List<String> header = sheet.get(0);
        List<String> row = sheet.stream()
                .filter(each -> each.get(header.indexOf("order_id")).equals(order))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < columnsAndTexts.length; i += 2) {
            row.set(header.indexOf(columnsAndTexts[i]), columnsAndTexts[i + 1]);
        }
    }

    private void save(List<List<String>> sheet) {
        save(sheet, ",", "\r\n", "", StandardCharsets.UTF_8);
    }

    private void save(List<List<String>> sheet, String separator, String end, String start, Charset charset) {
        String text = sheet.stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(separator)))
                .collect(Collectors.joining(end, start, end));
        desk.write("edited.csv", text.getBytes(charset));
    }

    private static Map<String, FollowUp> byOrder(RunReport report) {
        return report.discrepancies().stream()
                .collect(Collectors.toMap(
                        each -> each.discrepancy().subject().orderId(), FollowedDiscrepancy::followUp));
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::toString).toList();
    }

    private Map<String, String> contents() {
        return desk.written().stream().collect(Collectors.toMap(name -> name, desk::read));
    }

    @Test
    void a_decision_is_taken_and_dated_and_carried_over_the_following_days() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "Accepted", "decided_by", "Awa", "comment", "Paid \"cash\", see;ticket 7");
        set(sheet, "B", "state", "explained", "decided_by", "Ben", "comment", "two\nlines", "decided_at", "2026-03-01");
        save(sheet);
        RunReport taken = Desk.done(give(Desk.NOON.plusSeconds(60)));
        RunReport later = Desk.done(run(NEXT_DAY).run());

        for (RunReport run : List.of(taken, later)) {
            assertThat(byOrder(run).get("A"))
                    .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy, FollowUp::decidedAt)
                    .containsExactly("accepted", "Paid \"cash\", see;ticket 7", "Awa", "2026-03-02T06:01:00Z");
            assertThat(byOrder(run).get("B"))
                    .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy, FollowUp::decidedAt)
                    .containsExactly("explained", "two\nlines", "Ben", "2026-03-01");
            assertThat(byOrder(run).get("C").state()).isEqualTo("open");
            assertThat(byOrder(run).get("A").firstSeen()).isEqualTo(Desk.NOON);
            assertThat(run.notices()).isEmpty();
        }
        assertThat(desk.read("report.md"))
                .contains("### P1: act today (1)")
                .contains("## Decided, and still there")
                .contains("  > decided by Awa, 2026-03-02T06:01:00Z");
        assertThat(desk.read("report.html")).contains("decided by Ben, 2026-03-01", "<b>2</b> <span>decided</span>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"excel-fr", "excel-ansi", "unicode-text", "lf", "cr"})
    void what_spreadsheets_write_is_understood(String dialect) throws Exception {
        List<List<String>> sheet = new ArrayList<>(sheet());
        set(sheet, "A", "state", "accepted", "decided_by", "Zoé", "comment", "réglé");
        sheet.removeIf(row -> row.contains("B"));
        sheet.forEach(Collections::reverse);
        sheet.add(new ArrayList<>(Collections.nCopies(sheet.get(0).size(), "")));
        switch (dialect) {
            case "excel-fr" -> save(sheet, ";", "\r\n", "\uFEFF", StandardCharsets.UTF_8);
            case "excel-ansi" -> save(sheet, ";", "\r\n", "", Charset.forName("windows-1252"));
            case "unicode-text" -> save(sheet, "\t", "\r\n", "\uFEFF", StandardCharsets.UTF_16LE);
            case "lf" -> save(sheet, ",", "\n", "", StandardCharsets.UTF_8);
            default -> save(sheet, ";", "\r", "", StandardCharsets.UTF_8);
        }
        RunReport run = Desk.done(give(NEXT_DAY));

        assertThat(byOrder(run).get("A"))
                .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy)
                .containsExactly("accepted", "réglé", "Zoé");
        assertThat(byOrder(run)).containsOnlyKeys("A", "B", "C");
        assertThat(texts(run.notices()))
                .isEqualTo(
                        dialect.equals("excel-ansi")
                                ? List.of(work.resolve("edited.csv") + " is not UTF-8; it was read as Windows-1252")
                                : List.of());
    }

    @Test
    void every_problem_is_told_with_its_line_and_nothing_is_taken() throws Exception {
        List<List<String>> sheet = new ArrayList<>(sheet());
        set(sheet, "A", "state", "closed", "decided_by", "Awa", "decided_at", "02/03/2026", "comment", "ok");
        set(sheet, "B", "state", "fixed");
        set(sheet, "C", "state", "accepted", "decided_by", "Awa", "comment", "ok", "expected_minor", "9E+03");
        List<String> stranger = new ArrayList<>(sheet.get(1));
        sheet.add(stranger);
        stranger.set(0, "1.2E+15");
        stranger.set(sheet.get(0).indexOf("decided_at"), "");
        stranger.set(sheet.get(0).indexOf("state"), "accepted");
        stranger.set(sheet.get(0).indexOf("decided_by"), "Awa");
        stranger.set(sheet.get(0).indexOf("comment"), "ok");
        save(sheet);
        Map<String, String> before = contents();
        List<String> problems = Desk.refused(give(NEXT_DAY));
        String file = work.resolve("edited.csv").toString();
        int a = lineOf(sheet, "A");
        int b = lineOf(sheet, "B");
        int c = lineOf(sheet, "C");

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        file + ":" + a + ": state must be one of open, accepted, explained, fixed, but was \"closed\"",
                        file + ":" + a + ": decided_at must be a day such as 2026-03-02, an instant such as"
                                + " 2026-03-02T06:00:00Z, or blank, but was \"02/03/2026\"",
                        file + ":" + b + ": decided_by must not be blank where state is fixed",
                        file + ":" + b + ": comment must not be blank where state is fixed",
                        file + ":" + c + ": expected_minor must be the whole number that the list was given out with,"
                                + " but was \"9E+03\"",
                        file
                                + ":5: there is no discrepancy \"1.2E+15\" in this run nor in the one before: it healed, or"
                                + " a spreadsheet changed its id; take the row out");
        assertThat(contents()).isEqualTo(before);
    }

    private static int lineOf(List<List<String>> sheet, String order) {
        int column = sheet.get(0).indexOf("order_id");
        for (int i = 1; i < sheet.size(); i++) {
            if (sheet.get(i).get(column).equals(order)) {
                return i + 1;
            }
        }
        throw new AssertionError(order);
    }

    @Test
    void a_list_without_its_columns_or_with_an_open_quote_is_refused() {
        String file = work.resolve("edited.csv").toString();
        desk.write("edited.csv", "id;state;state\n");
        assertThat(Desk.refused(give(NEXT_DAY)))
                .containsExactly(
                        file + ":1: these columns are missing: expected_minor, actual_minor, currency, actual_currency,"
                                + " comment, decided_by",
                        file + ":1: this column is there more than once: state");
        desk.write(
                "edited.csv",
                "id,expected_minor,actual_minor,currency,actual_currency,state,comment,decided_by\nx,\"1");
        assertThat(Desk.refused(give(NEXT_DAY))).containsExactly(file + ":2: a quote is not closed");
        desk.write("edited.csv", "\n");
        assertThat(Desk.refused(give(NEXT_DAY))).containsExactly(file + ":2: this list is empty");
        assertThat(Desk.failed(run(NEXT_DAY).decisions(work.resolve("none.csv")).run()))
                .containsExactly(work.resolve("none.csv") + ": there is no such file");
    }

    @Test
    void rows_that_nobody_touched_take_nothing_back() throws Exception {
        List<List<String>> stale = sheet();
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "known");
        save(sheet);
        Desk.done(give(Desk.NOON.plusSeconds(60)));
        set(stale, "C", "state", "explained", "decided_by", "Ben", "comment", "fee", "decided_at", "");
        save(stale);
        RunReport run = Desk.done(give(NEXT_DAY));

        assertThat(byOrder(run).get("A").state()).isEqualTo("accepted");
        assertThat(byOrder(run).get("C").state()).isEqualTo("explained");
    }

    @Test
    void a_date_that_a_spreadsheet_rewrote_spoils_nothing() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "known", "decided_at", "2026-03-02");
        save(sheet);
        Desk.done(give(Desk.NOON.plusSeconds(60)));
        List<List<String>> again = sheet();
        set(again, "A", "decided_at", "02/03/2026");
        save(again);

        assertThat(byOrder(Desk.done(give(NEXT_DAY))).get("A").decidedAt()).isEqualTo("2026-03-02");
    }

    @Test
    void a_decision_for_another_amount_does_not_hold() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "small");
        set(sheet, "B", "state", "accepted", "decided_by", "Awa", "comment", "known");
        save(sheet);
        Desk.done(give(Desk.NOON.plusSeconds(60)));
        desk.write("store.csv", Files.readString(work.resolve("store.csv")).replace("p1,5000,5000", "p1,6000,6000"));
        RunReport run = Desk.done(run(NEXT_DAY).run());
        String id = run.discrepancies().stream()
                .map(FollowedDiscrepancy::discrepancy)
                .filter(d -> d.subject().orderId().equals("A"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(byOrder(run).get("A"))
                .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy, FollowUp::firstSeen)
                .containsExactly(
                        "open",
                        "[accepted for 5000 XAF expected and 0 XAF found, which has changed] small",
                        "Awa",
                        Desk.NOON);
        assertThat(byOrder(run).get("B").state()).isEqualTo("accepted");
        assertThat(texts(run.notices()))
                .containsExactly("1 decision was made for another amount and no longer holds: " + id);
        RunReport again = Desk.done(run(NEXT_DAY.plusSeconds(86_400)).run());
        assertThat(byOrder(again).get("A"))
                .isEqualTo(withoutDue(byOrder(run).get("A"), byOrder(again).get("A")));
        assertThat(again.notices()).isEmpty();
    }

    private static FollowUp withoutDue(FollowUp expected, FollowUp actual) {
        return new FollowUp(
                expected.firstSeen(),
                actual.due(),
                expected.state(),
                expected.comment(),
                expected.decidedBy(),
                expected.decidedAt());
    }

    @Test
    void a_stale_list_decides_for_the_amounts_that_it_shows() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "small");
        save(sheet);
        desk.write("store.csv", Files.readString(work.resolve("store.csv")).replace("p1,5000,5000", "p1,6000,6000"));

        assertThat(byOrder(Desk.done(give(NEXT_DAY))).get("A"))
                .extracting(FollowUp::state, FollowUp::comment)
                .containsExactly("open", "[accepted for 5000 XAF expected and 0 XAF found, which has changed] small");
    }

    @Test
    void columns_that_are_not_theirs_are_left_and_told() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok", "code", "FINE", "provider", "me");
        save(sheet);
        RunReport run = Desk.done(give(NEXT_DAY));

        assertThat(run.discrepancies())
                .extracting(d -> d.discrepancy().code().name())
                .doesNotContain("FINE");
        assertThat(texts(run.notices()))
                .containsExactly(
                        work.resolve("edited.csv")
                                + ": 2 cells of columns that are not to be edited were changed, which is ignored: code, provider");
    }

    @Test
    void two_rows_that_decide_in_two_ways_are_refused() throws Exception {
        List<List<String>> sheet = new ArrayList<>(sheet());
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        List<String> other = new ArrayList<>(sheet.get(lineOf(sheet, "A") - 1));
        other.set(sheet.get(0).indexOf("state"), "fixed");
        sheet.add(other);
        save(sheet);

        assertThat(Desk.refused(give(NEXT_DAY)))
                .containsExactly(work.resolve("edited.csv") + ":5: this row and line " + lineOf(sheet, "A")
                        + " decide about " + other.get(0) + " in two ways");
    }

    @Test
    void a_decision_about_what_healed_meanwhile_is_told_and_harms_nothing() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        save(sheet);
        desk.provider("stripe,PAYMENT,p1,A,5000,,,XAF,,,SUCCEEDED,2026-03-01T10:00:05Z,2026-03-01T10:00:30Z,,,");
        RunReport run = Desk.done(give(NEXT_DAY));

        assertThat(run.healed()).extracting(HealedDiscrepancy::orderId).containsExactly("A");
        assertThat(texts(run.notices()))
                .containsExactly("1 decision is about a discrepancy that is not in this list any more: "
                        + run.healed().get(0).id());
    }

    @Test
    void what_is_said_to_be_fixed_and_is_still_there_waits_again() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "fixed", "decided_by", "Awa", "comment", "sent");
        save(sheet);
        Desk.done(give(NEXT_DAY));

        assertThat(desk.read("report.html")).contains("said to be fixed, and still there");
        assertThat(desk.read("report.md")).contains("### P1: act today (3)").doesNotContain("## Decided");
    }

    @Test
    void a_decision_can_be_taken_back_by_name() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        save(sheet);
        Desk.done(give(Desk.NOON.plusSeconds(60)));
        List<List<String>> back = sheet();
        set(back, "A", "state", "open", "decided_by", "Ben");
        save(back);

        assertThat(byOrder(Desk.done(give(NEXT_DAY))).get("A"))
                .extracting(FollowUp::state, FollowUp::decidedBy)
                .containsExactly("open", "Ben");
    }

    @Test
    void what_was_decided_outlives_a_day_whose_source_is_not_whole() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        save(sheet);
        Desk.done(give(Desk.NOON.plusSeconds(60)));
        desk.write("provider.csv.manifest.json", "{\"provider\": \"stripe\", \"complete\": false}");
        RunReport cut = Desk.done(run(NEXT_DAY).run());
        Desk.done(run(NEXT_DAY.plusSeconds(60)).run());
        Files.delete(work.resolve("provider.csv.manifest.json"));
        RunReport whole = Desk.done(run(NEXT_DAY.plusSeconds(86_400)).run());

        assertThat(cut.discrepancies()).isEmpty();
        assertThat(byOrder(whole).get("A"))
                .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy, FollowUp::firstSeen)
                .containsExactly("accepted", "ok", "Awa", Desk.NOON);
        assertThat(byOrder(whole).get("C").state()).isEqualTo("open");
        assertThat(desk.read("reconciliation.json")).contains("\"remembered\" : [ ]");
    }

    @Test
    void what_was_remembered_heals_when_its_day_is_judged_again() throws Exception {
        List<List<String>> sheet = sheet();
        set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        save(sheet);
        Desk.done(give(Desk.NOON.plusSeconds(60)));
        BusinessDay other = new BusinessDay(LocalDate.of(2026, 2, 1), ZoneId.of("Africa/Douala"));
        RunReport away = Desk.done(run(NEXT_DAY).day(other).run());
        desk.provider("stripe,PAYMENT,p1,A,5000,,,XAF,,,SUCCEEDED,2026-03-01T10:00:05Z,2026-03-01T10:00:30Z,,,");
        RunReport back = Desk.done(run(NEXT_DAY).run());

        assertThat(away.healed()).isEmpty();
        assertThat(back.healed())
                .extracting(HealedDiscrepancy::orderId, each -> each.followUp().comment())
                .containsExactly(tuple("A", "ok"));
        assertThat(desk.read("reconciliation.json")).contains("\"remembered\" : [ ]");
    }

    @Test
    void speaks_french_about_decisions() {
        desk.write("edited.csv", "id;state");

        assertThat(run(NEXT_DAY)
                        .in(Locale.FRENCH)
                        .decisions(work.resolve("edited.csv"))
                        .run())
                .isInstanceOfSatisfying(
                        RunResult.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.in(Locale.FRENCH))
                                .singleElement()
                                .asString()
                                .contains(":1 : ces colonnes manquent : expected_minor"));
    }
}
