package io.tillwatch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tillwatch.text.Message;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Place PLACE = new Place("tillwatch.yaml", 4, 9);
    private static final Message ZONE = rule("rule.zone");
    private static final Message NONE = rule("advice.none");

    @Test
    void tells_place_key_rule_and_value() {
        assertSentences(
                new Problem(PLACE, "shop.zone", ZONE, "Douala"),
                "tillwatch.yaml:4:9: shop.zone: must be a time zone such as Africa/Douala, but was \"Douala\"",
                "tillwatch.yaml:4:9 : shop.zone : doit être un fuseau horaire comme Africa/Douala, mais vaut « Douala »");
    }

    @Test
    void tells_what_is_missing() {
        assertSentences(
                new Problem(PLACE, "shop.zone", rule("rule.required"), ""),
                "tillwatch.yaml:4:9: shop.zone: must be given",
                "tillwatch.yaml:4:9 : shop.zone : doit être renseigné");
    }

    @Test
    void tells_what_is_wrong_with_a_file_as_a_whole() {
        assertSentences(
                new Problem(Place.of("tillwatch.yaml"), "", rule("rule.section"), "hello"),
                "tillwatch.yaml: must be a section of keys and values, but was \"hello\"",
                "tillwatch.yaml : doit être une section de clés et de valeurs, mais vaut « hello »");
        assertSentences(
                new Problem(Place.of("tillwatch.yaml"), "", rule("rule.section"), ""),
                "tillwatch.yaml: must be a section of keys and values",
                "tillwatch.yaml : doit être une section de clés et de valeurs");
    }

    @Test
    void ends_with_its_advice() {
        assertSentences(
                new Problem(PLACE, "shop.zone", ZONE, "Africa/Duala").advising(rule("advice.closest", "Africa/Douala")),
                "tillwatch.yaml:4:9: shop.zone: must be a time zone such as Africa/Douala, but was \"Africa/Duala\""
                        + " (closest: Africa/Douala)",
                "tillwatch.yaml:4:9 : shop.zone : doit être un fuseau horaire comme Africa/Douala,"
                        + " mais vaut « Africa/Duala » (le plus proche : Africa/Douala)");
        assertSentences(
                new Problem(PLACE, "shop.zone", rule("rule.required"), "").advising(rule("advice.known", "a, b")),
                "tillwatch.yaml:4:9: shop.zone: must be given (known here: a, b)",
                "tillwatch.yaml:4:9 : shop.zone : doit être renseigné (clés connues ici : a, b)");
        assertSentences(
                new Problem(PLACE, "", ZONE, "x").advising(rule("advice.closest", "y")),
                "tillwatch.yaml:4:9: must be a time zone such as Africa/Douala, but was \"x\" (closest: y)",
                "tillwatch.yaml:4:9 : doit être un fuseau horaire comme Africa/Douala, mais vaut « x »"
                        + " (le plus proche : y)");
    }

    @Test
    void a_warning_says_so() {
        Problem warning = new Problem(PLACE, "shop.zone", ZONE, "x").asWarning();
        assertSentences(
                warning,
                "tillwatch.yaml:4:9: warning: shop.zone: must be a time zone such as Africa/Douala, but was \"x\"",
                "tillwatch.yaml:4:9 : avertissement : shop.zone : doit être un fuseau horaire comme Africa/Douala,"
                        + " mais vaut « x »");
        assertThat(warning.isError()).isFalse();
        assertThat(warning.advising(NONE).isError()).isFalse();
        assertThat(new Problem(PLACE, "shop.zone", ZONE, "x").isError()).isTrue();
    }

    @Test
    void shows_values_as_they_are_written() {
        assertThat(new Problem(PLACE, "shop.zone", ZONE, "it's {0} 'x'"))
                .hasToString("tillwatch.yaml:4:9: shop.zone: must be a time zone such as Africa/Douala,"
                        + " but was \"it's {0} 'x'\"");
    }

    @Test
    void stays_on_one_line() {
        assertThat(new Problem(PLACE, "shop.zone", ZONE, "two\nlines\r\nmore"))
                .hasToString("tillwatch.yaml:4:9: shop.zone: must be a time zone such as Africa/Douala,"
                        + " but was \"two lines more\"");
    }

    @Test
    void must_be_given_everything() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem(null, "a", ZONE, "", NONE))
                .withMessage("place");
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem(PLACE, null, ZONE, "", NONE))
                .withMessage("key");
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem(PLACE, "a", null, "", NONE))
                .withMessage("rule");
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem(PLACE, "a", ZONE, null, NONE))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem(PLACE, "a", ZONE, "", null))
                .withMessage("advice");
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem(PLACE, "a", ZONE, "", NONE, null))
                .withMessage("level");
    }

    private static void assertSentences(Problem problem, String english, String french) {
        assertThat(problem.in(Locale.ENGLISH)).isEqualTo(english);
        assertThat(problem.in(Locale.FRENCH)).isEqualTo(french);
        assertThat(problem).hasToString(english);
    }

    private static Message rule(String key, Object... arguments) {
        return Message.of(Problem.class, key, arguments);
    }
}
