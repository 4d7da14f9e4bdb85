package io.tillwatch.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "en, nothing to tell",
        "en-CM, nothing to tell",
        "fr, rien à dire",
        "fr-CM, rien à dire", // every French
        "fr-CA, rien à dire",
        "de, nothing to tell", // everything else is English
        "ar-TN, nothing to tell",
        "und, nothing to tell" // no language at all
    })
    void speaks_french_to_the_french_and_english_to_all_others(String language, String sentence) {
        assertThat(message("plain").in(Locale.forLanguageTag(language))).isEqualTo(sentence);
    }

    @Test
    void does_not_ask_for_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRANCE);
            assertThat(message("plain").in(Locale.JAPAN)).isEqualTo("nothing to tell");
            assertThat(message("plain").in(Locale.ENGLISH)).isEqualTo("nothing to tell");
            assertThat(message("plain")).hasToString("nothing to tell");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void says_in_english_what_has_no_translation() {
        assertThat(message("english-only").in(Locale.FRENCH)).isEqualTo("not translated");
    }

    @Test
    void fills_in_its_arguments_as_they_are() {
        assertThat(message("told", "L'{0}", "it's {1}")).hasToString("L'{0} said \"it's {1}\"");
        assertThat(message("quoted").in(Locale.FRENCH)).isEqualTo("les commandes de la boutique d'en face");
    }

    @Test
    void renders_messages_within_messages_in_the_same_language() {
        Message nested = message("failed", message("failed", message("plain")));
        assertThat(nested).hasToString("failed: failed: nothing to tell");
        assertThat(nested.in(Locale.FRENCH)).isEqualTo("échec : échec : rien à dire");
    }

    @Test
    void writes_numbers_without_grouping() {
        assertThat(message("count", 12_345)).hasToString("12345 rows");
        assertThat(message("count", 1_234_567_890_123L).in(Locale.FRENCH)).isEqualTo("1234567890123 lignes");
        assertThat(message("count", new BigInteger("12345678901234567890"))).hasToString("12345678901234567890 rows");
        assertThat(message("count", -12_345)).hasToString("-12345 rows");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0, no rows on Monday, aucune ligne le Monday",
        "1, 1 row on Monday, 1 ligne le Monday",
        "2, 2 rows on Monday, 2 lignes le Monday",
        "12345, 12345 rows on Monday, 12345 lignes le Monday"
    })
    void chooses_the_plural(long count, String english, String french) {
        assertThat(message("plural", count, "Monday").in(Locale.ENGLISH)).isEqualTo(english);
        assertThat(message("plural", count, "Monday").in(Locale.FRENCH)).isEqualTo(french);
    }

    @Test
    void writes_a_number_plainly_beside_its_plural() {
        assertThat(message("plural-again", 12_345)).hasToString("12345 rows of 12345");
        assertThat(message("number-first", 12_345).in(Locale.FRENCH)).isEqualTo("12345 sur 12345 lignes");
    }

    @Test
    void formats_within_a_choice() {
        assertThat(message("nested-format", 1, 12_345, 67_890)).hasToString("12345 of 67890");
    }

    @Test
    void fills_places_in_any_order_and_as_often_as_they_occur() {
        assertThat(message("swapped", "first", "second")).hasToString("second, first and second again");
    }

    @Test
    void does_not_look_for_places_in_arguments() {
        assertThat(message("swapped", "{1}", "\uE000'")).hasToString("\uE000', {1} and \uE000' again");
    }

    @Test
    void leaves_a_place_without_argument_visible() {
        assertThat(message("told", "Ada")).hasToString("Ada said \"{1}\"");
    }

    @Test
    void ignores_an_argument_without_place() {
        assertThat(message("plain", 1, "more")).hasToString("nothing to tell");
    }

    @Test
    void must_have_a_sentence() {
        Message missing = message("nowhere");
        assertThatExceptionOfType(MissingResourceException.class)
                .isThrownBy(() -> missing.in(Locale.FRENCH))
                .satisfies(e -> assertThat(e.getKey()).isEqualTo("nowhere"));
    }

    @Test
    void must_have_sentences_beside_its_owner() {
        Message homeless = Message.of(String.class, "plain");
        assertThatExceptionOfType(MissingResourceException.class)
                .isThrownBy(() -> homeless.in(Locale.FRENCH))
                .withMessage("Can't find bundle for base name java.lang.messages, locale fr");
    }

    @Test
    void copies_its_arguments() {
        List<Object> arguments = new ArrayList<>(List.of(1));
        Message message = new Message(MessageTest.class, "count", arguments);
        arguments.set(0, 2);
        assertThat(message).hasToString("1 rows").isEqualTo(message("count", 1));
    }

    @Test
    void must_be_given_owner_and_key() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Message(null, "plain", List.of()))
                .withMessage("owner");
        assertThatNullPointerException()
                .isThrownBy(() -> new Message(MessageTest.class, null, List.of()))
                .withMessage("key");
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(MessageTest.class, key, arguments);
    }
}
