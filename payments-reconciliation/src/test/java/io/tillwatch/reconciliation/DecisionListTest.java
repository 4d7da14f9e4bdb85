package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that a spreadsheet wrote: in all its forms, and with all its mistakes. */
class DecisionListTest {
    private static final Instant NEXT_DAY = Desk.NOON.plusSeconds(86_400);

    @TempDir
    private Path work;

    private Desk desk;
    private Spreadsheet office;

    @BeforeEach
    void set_up() {
        desk = new Desk(work);
        office = new Spreadsheet(desk);
        Desk.done(office.run(Desk.NOON).run());
    }

    @ParameterizedTest
    @ValueSource(strings = {"excel-fr", "excel-ansi", "unicode-text", "lf", "cr"})
    void what_spreadsheets_write_is_understood(String dialect) throws Exception {
        List<List<String>> sheet = new ArrayList<>(office.sheet());
        Spreadsheet.set(sheet, "A", "state", "accepted", "decided_by", "Zoé", "comment", "réglé");
        sheet.removeIf(row -> row.contains("B"));
        sheet.forEach(Collections::reverse);
        sheet.add(new ArrayList<>(Collections.nCopies(sheet.get(0).size(), "")));
        switch (dialect) {
            case "excel-fr" -> office.save(sheet, ";", "\r\n", "\uFEFF", StandardCharsets.UTF_8);
            case "excel-ansi" -> office.save(sheet, ";", "\r\n", "", Charset.forName("windows-1252"));
            case "unicode-text" -> office.save(sheet, "\t", "\r\n", "\uFEFF", StandardCharsets.UTF_16LE);
            case "lf" -> office.save(sheet, ",", "\n", "", StandardCharsets.UTF_8);
            default -> office.save(sheet, ";", "\r", "", StandardCharsets.UTF_8);
        }
        RunReport run = Desk.done(office.give(NEXT_DAY));

        assertThat(Spreadsheet.byOrder(run).get("A"))
                .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy)
                .containsExactly("accepted", "réglé", "Zoé");
        assertThat(Spreadsheet.byOrder(run)).containsOnlyKeys("A", "B", "C");
        assertThat(Spreadsheet.texts(run.notices()))
                .isEqualTo(
                        dialect.equals("excel-ansi")
                                ? List.of(work.resolve("edited.csv") + " is not UTF-8; it was read as Windows-1252")
                                : List.of());
    }

    @Test
    void every_problem_is_told_with_its_line_and_nothing_is_taken() throws Exception {
        List<List<String>> sheet = new ArrayList<>(office.sheet());
        Spreadsheet.set(
                sheet, "A", "state", "closed", "decided_by", "Awa", "decided_at", "02/03/2026", "comment", "ok");
        Spreadsheet.set(sheet, "B", "state", "fixed");
        Spreadsheet.set(
                sheet, "C", "state", "accepted", "decided_by", "Awa", "comment", "ok", "expected_minor", "9E+03");
        List<String> stranger = new ArrayList<>(sheet.get(1));
        sheet.add(stranger);
        stranger.set(0, "1.2E+15");
        stranger.set(sheet.get(0).indexOf("decided_at"), "");
        stranger.set(sheet.get(0).indexOf("state"), "accepted");
        stranger.set(sheet.get(0).indexOf("decided_by"), "Awa");
        stranger.set(sheet.get(0).indexOf("comment"), "ok");
        office.save(sheet);
        Map<String, String> before = office.contents();
        List<String> problems = Desk.refused(office.give(NEXT_DAY));
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
        assertThat(office.contents()).isEqualTo(before);
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
        assertThat(Desk.refused(office.give(NEXT_DAY)))
                .containsExactly(
                        file + ":1: these columns are missing: expected_minor, actual_minor, currency, actual_currency,"
                                + " comment, decided_by",
                        file + ":1: this column is there more than once: state");
        desk.write(
                "edited.csv",
                "id,expected_minor,actual_minor,currency,actual_currency,state,comment,decided_by\nx,\"1");
        assertThat(Desk.refused(office.give(NEXT_DAY))).containsExactly(file + ":2: a quote is not closed");
        desk.write("edited.csv", "\n");
        assertThat(Desk.refused(office.give(NEXT_DAY))).containsExactly(file + ":2: this list is empty");
        assertThat(Desk.failed(
                        office.run(NEXT_DAY).decisions(work.resolve("none.csv")).run()))
                .containsExactly(work.resolve("none.csv") + ": there is no such file");
    }

    @Test
    void columns_that_are_not_theirs_are_left_and_told() throws Exception {
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(
                sheet,
                "A",
                "state",
                "accepted",
                "decided_by",
                "Awa",
                "comment",
                "ok",
                "code",
                "FINE",
                "provider",
                "me");
        office.save(sheet);
        RunReport run = Desk.done(office.give(NEXT_DAY));

        assertThat(run.discrepancies())
                .extracting(d -> d.discrepancy().code().name())
                .doesNotContain("FINE");
        assertThat(Spreadsheet.texts(run.notices()))
                .containsExactly(
                        work.resolve("edited.csv")
                                + ": 2 cells of columns that are not to be edited were changed, which is ignored: code, provider");
    }

    @Test
    void two_rows_that_decide_in_two_ways_are_refused() throws Exception {
        List<List<String>> sheet = new ArrayList<>(office.sheet());
        Spreadsheet.set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        List<String> other = new ArrayList<>(sheet.get(lineOf(sheet, "A") - 1));
        other.set(sheet.get(0).indexOf("state"), "fixed");
        sheet.add(other);
        office.save(sheet);

        assertThat(Desk.refused(office.give(NEXT_DAY)))
                .containsExactly(work.resolve("edited.csv") + ":5: this row and line " + lineOf(sheet, "A")
                        + " decide about " + other.get(0) + " in two ways");
    }

    @Test
    void speaks_french_about_decisions() {
        desk.write("edited.csv", "id;state");

        assertThat(office.run(NEXT_DAY)
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
