package io.tillwatch.export.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextGuardTest {
    /** What a spreadsheet would run, and what begins like a text that is guarded already. */
    static List<String> formulas() {
        return List.of(
                "=1+1",
                "=cmd|' /C calc'!A0",
                "+237650123456",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\nx",
                "\0x",
                "  =1",
                "\u00A0=1",
                "\u202E=1",
                "\uFEFF=1",
                "\u200B@x",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20x",
                "'quoted",
                " \uFF1D1",
                "-1+1",
                "- paid in cash",
                "'=1",
                "''=1",
                "'");
    }

    @ParameterizedTest
    @MethodSource("formulas")
    @ValueSource(
            strings = {
                "-1",
                "1234567890123456",
                "00123",
                "0123",
                " 123",
                "123 ",
                "12E5",
                "1e9",
                "1.5E-3",
                "MAR1",
                "mars 3",
                "1-MAR",
                "SEPT2026",
                "déc 4",
                "AOÛT1",
                "Janvier 2026",
                "1-2",
                "03/04",
                "10:30",
                "1 PM",
                "1.10",
                "1,5",
                "12 500",
                "5%",
                "$5",
                "5 €",
                "(5)",
                "1 1/2",
                "2026-03-01",
                "2026-03-01T10:00:00Z",
                "TRUE",
                "faux"
            })
    void what_a_spreadsheet_would_change_gets_an_apostrophe(String text) {
        assertThat(TextGuard.guard(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "7",
                "123456789012345",
                "CMD-1",
                "pi_3abc",
                "a=1",
                "2376****3456",
                "Marie",
                "mars",
                "maison 1 mars",
                "64f1c2",
                "deadbeef",
                "E12",
                "MP260301.1030.A12345",
                "Épicerie Akwa",
                "\u0645\u062F\u0641\u0648\u0639"
            })
    void what_a_spreadsheet_leaves_alone_is_left_alone(String text) {
        assertThat(TextGuard.guard(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void a_formula_gets_an_apostrophe_that_can_be_taken_away_again(String text) {
        assertThat(TextGuard.guardFormula(text)).isEqualTo("'" + text);
        assertThat(TextGuard.unguarded("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "00123",
                "1234567890123456",
                "12E5",
                "2026-03-01",
                "MAR1",
                "a=1",
                "it's",
                "=x",
                "-1"
            })
    void what_holds_no_apostrophe_of_ours_is_read_as_it_stands(String text) {
        assertThat(TextGuard.unguarded(text)).isEqualTo(text);
        if (!text.startsWith("=") && !text.startsWith("-")) {
            assertThat(TextGuard.guardFormula(text)).isEqualTo(text);
        }
    }

    @Test
    void an_apostrophe_that_a_person_wrote_stays() {
        assertThat(TextGuard.unguarded("'quoted")).isEqualTo("'quoted");
    }
}
