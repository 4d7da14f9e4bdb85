package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillwatch.time.BusinessDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a discrepancy: the list is downloaded, edited in a spreadsheet, and given back. */
class DecisionsTest {
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

    @Test
    void a_decision_is_taken_and_dated_and_carried_over_the_following_days() throws Exception {
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "A", "state", "Accepted", "decided_by", "Awa", "comment", "Paid \"cash\", see;ticket 7");
        Spreadsheet.set(
                sheet,
                "B",
                "state",
                "explained",
                "decided_by",
                "Ben",
                "comment",
                "two\nlines",
                "decided_at",
                "2026-03-01");
        office.save(sheet);
        RunReport taken = Desk.done(office.give(Desk.NOON.plusSeconds(60)));
        RunReport later = Desk.done(office.run(NEXT_DAY).run());

        for (RunReport run : List.of(taken, later)) {
            assertThat(Spreadsheet.byOrder(run).get("A"))
                    .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy, FollowUp::decidedAt)
                    .containsExactly("accepted", "Paid \"cash\", see;ticket 7", "Awa", "2026-03-02T06:01:00Z");
            assertThat(Spreadsheet.byOrder(run).get("B"))
                    .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy, FollowUp::decidedAt)
                    .containsExactly("explained", "two\nlines", "Ben", "2026-03-01");
            assertThat(Spreadsheet.byOrder(run).get("C").state()).isEqualTo("open");
            assertThat(Spreadsheet.byOrder(run).get("A").firstSeen()).isEqualTo(Desk.NOON);
            assertThat(run.notices()).isEmpty();
        }
        assertThat(desk.read("report.md"))
                .contains("### P1: act today (1)")
                .contains("## Decided, and still there")
                .contains("  > decided by Awa, 2026-03-02T06:01:00Z");
        assertThat(desk.read("report.html")).contains("decided by Ben, 2026-03-01", "<b>2</b> <span>decided</span>");
    }

    @Test
    void rows_that_nobody_touched_take_nothing_back() throws Exception {
        List<List<String>> stale = office.sheet();
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "known");
        office.save(sheet);
        Desk.done(office.give(Desk.NOON.plusSeconds(60)));
        Spreadsheet.set(stale, "C", "state", "explained", "decided_by", "Ben", "comment", "fee", "decided_at", "");
        office.save(stale);
        RunReport run = Desk.done(office.give(NEXT_DAY));

        assertThat(Spreadsheet.byOrder(run).get("A").state()).isEqualTo("accepted");
        assertThat(Spreadsheet.byOrder(run).get("C").state()).isEqualTo("explained");
    }

    @Test
    void a_date_that_a_spreadsheet_rewrote_spoils_nothing() throws Exception {
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(
                sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "known", "decided_at", "2026-03-02");
        office.save(sheet);
        Desk.done(office.give(Desk.NOON.plusSeconds(60)));
        List<List<String>> again = office.sheet();
        Spreadsheet.set(again, "A", "decided_at", "02/03/2026");
        office.save(again);

        assertThat(Spreadsheet.byOrder(Desk.done(office.give(NEXT_DAY)))
                        .get("A")
                        .decidedAt())
                .isEqualTo("2026-03-02");
    }

    @Test
    void a_decision_for_another_amount_does_not_hold() throws Exception {
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "small");
        Spreadsheet.set(sheet, "B", "state", "accepted", "decided_by", "Awa", "comment", "known");
        office.save(sheet);
        Desk.done(office.give(Desk.NOON.plusSeconds(60)));
        desk.write("store.csv", Files.readString(work.resolve("store.csv")).replace("p1,5000,5000", "p1,6000,6000"));
        RunReport run = Desk.done(office.run(NEXT_DAY).run());
        String id = run.discrepancies().stream()
                .map(FollowedDiscrepancy::discrepancy)
                .filter(d -> d.subject().orderId().equals("A"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(Spreadsheet.byOrder(run).get("A"))
                .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy, FollowUp::firstSeen)
                .containsExactly(
                        "open",
                        "[accepted for 5000 XAF expected and 0 XAF found, which has changed] small",
                        "Awa",
                        Desk.NOON);
        assertThat(Spreadsheet.byOrder(run).get("B").state()).isEqualTo("accepted");
        assertThat(Spreadsheet.texts(run.notices()))
                .containsExactly("1 decision was made for another amount and no longer holds: " + id);
        RunReport again = Desk.done(office.run(NEXT_DAY.plusSeconds(86_400)).run());
        assertThat(Spreadsheet.byOrder(again).get("A"))
                .isEqualTo(withoutDue(
                        Spreadsheet.byOrder(run).get("A"),
                        Spreadsheet.byOrder(again).get("A")));
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
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "small");
        office.save(sheet);
        desk.write("store.csv", Files.readString(work.resolve("store.csv")).replace("p1,5000,5000", "p1,6000,6000"));

        assertThat(Spreadsheet.byOrder(Desk.done(office.give(NEXT_DAY))).get("A"))
                .extracting(FollowUp::state, FollowUp::comment)
                .containsExactly("open", "[accepted for 5000 XAF expected and 0 XAF found, which has changed] small");
    }

    @Test
    void a_decision_about_what_healed_meanwhile_is_told_and_harms_nothing() throws Exception {
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        office.save(sheet);
        desk.provider("stripe,PAYMENT,p1,A,5000,,,XAF,,,SUCCEEDED,2026-03-01T10:00:05Z,2026-03-01T10:00:30Z,,,");
        RunReport run = Desk.done(office.give(NEXT_DAY));

        assertThat(run.healed()).extracting(HealedDiscrepancy::orderId).containsExactly("A");
        assertThat(Spreadsheet.texts(run.notices()))
                .containsExactly("1 decision is about a discrepancy that is not in this list any more: "
                        + run.healed().get(0).id());
    }

    @Test
    void what_is_said_to_be_fixed_and_is_still_there_waits_again() throws Exception {
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "A", "state", "fixed", "decided_by", "Awa", "comment", "sent");
        office.save(sheet);
        Desk.done(office.give(NEXT_DAY));

        assertThat(desk.read("report.html")).contains("said to be fixed, and still there");
        assertThat(desk.read("report.md")).contains("### P1: act today (3)").doesNotContain("## Decided");
    }

    @Test
    void a_decision_can_be_taken_back_by_name() throws Exception {
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        office.save(sheet);
        Desk.done(office.give(Desk.NOON.plusSeconds(60)));
        List<List<String>> back = office.sheet();
        Spreadsheet.set(back, "A", "state", "open", "decided_by", "Ben");
        office.save(back);

        assertThat(Spreadsheet.byOrder(Desk.done(office.give(NEXT_DAY))).get("A"))
                .extracting(FollowUp::state, FollowUp::decidedBy)
                .containsExactly("open", "Ben");
    }

    @Test
    void what_was_decided_outlives_a_day_whose_source_is_not_whole() throws Exception {
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        office.save(sheet);
        Desk.done(office.give(Desk.NOON.plusSeconds(60)));
        desk.write("provider.csv.manifest.json", "{\"provider\": \"stripe\", \"complete\": false}");
        RunReport cut = Desk.done(office.run(NEXT_DAY).run());
        Desk.done(office.run(NEXT_DAY.plusSeconds(60)).run());
        Files.delete(work.resolve("provider.csv.manifest.json"));
        RunReport whole = Desk.done(office.run(NEXT_DAY.plusSeconds(86_400)).run());

        assertThat(cut.discrepancies()).isEmpty();
        assertThat(Spreadsheet.byOrder(whole).get("A"))
                .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy, FollowUp::firstSeen)
                .containsExactly("accepted", "ok", "Awa", Desk.NOON);
        assertThat(Spreadsheet.byOrder(whole).get("C").state()).isEqualTo("open");
        assertThat(desk.read("reconciliation.json")).contains("\"remembered\" : [ ]");
    }

    @Test
    void what_was_remembered_heals_when_its_day_is_judged_again() throws Exception {
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "A", "state", "accepted", "decided_by", "Awa", "comment", "ok");
        office.save(sheet);
        Desk.done(office.give(Desk.NOON.plusSeconds(60)));
        BusinessDay other = new BusinessDay(LocalDate.of(2026, 2, 1), ZoneId.of("Africa/Douala"));
        RunReport away = Desk.done(office.run(NEXT_DAY).day(other).run());
        desk.provider("stripe,PAYMENT,p1,A,5000,,,XAF,,,SUCCEEDED,2026-03-01T10:00:05Z,2026-03-01T10:00:30Z,,,");
        RunReport back = Desk.done(office.run(NEXT_DAY).run());

        assertThat(away.healed()).isEmpty();
        assertThat(back.healed())
                .extracting(HealedDiscrepancy::orderId, each -> each.followUp().comment())
                .containsExactly(tuple("A", "ok"));
        assertThat(desk.read("reconciliation.json")).contains("\"remembered\" : [ ]");
    }
}
