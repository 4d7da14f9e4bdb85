package io.tillwatch.settings;

import static io.tillwatch.settings.Nodes.list;
import static io.tillwatch.settings.Nodes.replaced;
import static io.tillwatch.settings.Nodes.section;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.secret.Secret;
import io.tillwatch.text.Message;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionReaderTest {
    private enum Channel {
        EMAIL,
        ANY_WEB_HOOK
    }

    private final Problems problems = new Problems();

    static Stream<Arguments> right_answers() {
        return Stream.of(
                right("text", r -> r.text("key"), "My shop", "My shop"),
                right("a number as text", r -> r.text("key"), "42", "42"),
                right("zone", r -> r.zone("key"), "Africa/Douala", ZoneId.of("Africa/Douala")),
                right("offset", r -> r.zone("key"), "+01:00", ZoneId.of("+01:00")),
                right("currency", r -> r.currency("key"), "XAF", CurrencyUnit.of("XAF")),
                right("currency in lower case", r -> r.currency("key"), "xaf", CurrencyUnit.of("XAF")),
                right("one of", r -> r.oneOf("key", List.of("fast", "slow")), "slow", "slow"),
                right("constant", r -> r.constant("key", Channel.class), "any-web-hook", Channel.ANY_WEB_HOOK),
                right("true", r -> r.truth("key"), "true", true),
                right("false", r -> r.truth("key"), "false", false),
                right("own", r -> r.parse("key", rule("even"), SectionReaderTest::even), "4", 4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("right_answers")
    void gives_what_is_right(
            String name, Function<SectionReader, Optional<?>> question, String value, Object expected) {
        SectionReader reader = reader("key", value);
        assertThat(question.apply(reader))
                .hasValueSatisfying(answer -> assertThat(answer).isEqualTo(expected));
        reader.done();
        assertThat(problems.all()).isEmpty();
    }

    static Stream<Arguments> wrong_answers() {
        return Stream.of(
                wrong(
                        "zone",
                        r -> r.zone("key"),
                        "Africa/Duala",
                        "must be a time zone such as Africa/Douala, but was \"Africa/Duala\" (closest: Africa/Douala)"),
                wrong(
                        "zone of nowhere",
                        r -> r.zone("key"),
                        "the whole world",
                        "must be a time zone such as Africa/Douala, but was \"the whole world\""),
                wrong(
                        "zone of another form",
                        r -> r.zone("key"),
                        "+25:00",
                        "must be a time zone such as Africa/Douala, but was \"+25:00\""),
                wrong(
                        "currency",
                        r -> r.currency("key"),
                        "FCFA",
                        "must be a currency of ISO 4217 such as XAF, but was \"FCFA\""),
                wrong(
                        "currency with a letter too many",
                        r -> r.currency("key"),
                        "EURO",
                        "must be a currency of ISO 4217 such as XAF, but was \"EURO\" (closest: EUR)"),
                wrong(
                        "one of",
                        r -> r.oneOf("key", List.of("fast", "slow")),
                        "slwo",
                        "must be one of fast, slow, but was \"slwo\" (closest: slow)"),
                wrong(
                        "one of in another case",
                        r -> r.oneOf("key", List.of("fast", "slow")),
                        "Slow",
                        "must be one of fast, slow, but was \"Slow\" (closest: slow)"),
                wrong(
                        "constant",
                        r -> r.constant("key", Channel.class),
                        "pigeon",
                        "must be one of email, any-web-hook, but was \"pigeon\""),
                wrong(
                        "constant as in code",
                        r -> r.constant("key", Channel.class),
                        "ANY_WEB_HOOK",
                        "must be one of email, any-web-hook, but was \"ANY_WEB_HOOK\" (closest: any-web-hook)"),
                wrong("truth", r -> r.truth("key"), "yes", "must be one of true, false, but was \"yes\""),
                wrong(
                        "own",
                        r -> r.parse("key", Message.of(Problem.class, "rule.text"), SectionReaderTest::even),
                        "3",
                        "must be a text or number, but was \"3\""));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("wrong_answers")
    void tells_what_is_wrong(
            String name, Function<SectionReader, Optional<?>> question, String value, String sentence) {
        assertThat(question.apply(reader("key", value))).isEmpty();
        assertProblems("t.yaml:1:9: key: " + sentence);
    }

    static Stream<Arguments> questions() {
        return right_answers()
                .map(arguments -> Arguments.of(arguments.get()[0], arguments.get()[1]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void gives_nothing_for_what_is_absent(String name, Function<SectionReader, Optional<?>> question) {
        SectionReader reader = reader();
        assertThat(question.apply(reader)).isEmpty();
        reader.done();
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void takes_no_list_section_or_blank_for_a_text(String name, Function<SectionReader, Optional<?>> question) {
        assertThat(question.apply(reader("key", list("a")))).isEmpty();
        assertThat(question.apply(reader("key", section("a", "b")))).isEmpty();
        assertThat(question.apply(reader("key", ""))).isEmpty();
        assertThat(question.apply(reader("key", replaced("null", "")))).isEmpty();
        assertThat(question.apply(reader("key", replaced("${EMPTY}", " ")))).isEmpty();
        assertThat(problems.all())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "t.yaml:1:9: key: must be a text or number, but was \"[…]\"",
                        "t.yaml:1:1: key: must be a text or number, but was \"{…}\"",
                        "t.yaml:1:9: key: must be a text or number",
                        "t.yaml:1:9: key: must be a text or number, but was \"null\"",
                        "t.yaml:1:9: key: must be a text or number, but was \"${EMPTY}\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong_answers")
    void never_shows_what_a_reference_was_replaced_by(
            String name, Function<SectionReader, Optional<?>> question, String value, String sentence) {
        assertThat(question.apply(reader("key", replaced("${FROM_OUTSIDE}", value))))
                .isEmpty();
        String shown = sentence.substring(0, sentence.indexOf(", but was")) + ", but was \"${FROM_OUTSIDE}\"";
        assertProblems("t.yaml:1:9: key: " + shown);
    }

    @Test
    void answers_with_the_value_of_a_reference() {
        assertThat(reader("key", replaced("${ZONE}", "Africa/Douala")).zone("key"))
                .contains(ZoneId.of("Africa/Douala"));
        assertThat(reader("key", replaced("${TOKEN}", "s3cr3t")).secret("key")).contains(Secret.of("s3cr3t"));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void warns_of_a_secret_that_stands_in_the_file_and_does_not_show_it() {
        assertThat(reader("key", "s3cr3t").secret("key")).contains(Secret.of("s3cr3t"));
        assertThat(reader("key", replaced("$${TOKEN}", "${TOKEN}")).secret("key"))
                .contains(Secret.of("${TOKEN}"));
        String warning = "t.yaml:1:9: warning: key: must be a reference such as ${SHOP_PASSWORD} or ${file:PATH}, so"
                + " that no secret stands in this file";
        assertProblems(warning, warning);
        assertThat(problems.hasErrors()).isFalse();
    }

    @Test
    void tells_what_is_wrong_with_a_secret_without_showing_it() {
        reader("key", "s3cr3t").wrongSecret("key", rule("even"));
        reader("key", "s3cr3t").wrongSecret("other", rule("even"));
        assertThat(problems.all()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.value()).isEmpty();
            assertThat(problem.isError()).isTrue();
        });
    }

    @Test
    void tells_what_must_be_given() {
        SectionReader reader = reader("zone", "");
        reader.require("zone");
        reader.require("currency");
        assertProblems("t.yaml:1:1: currency: must be given");
    }

    @Test
    void knows_whether_a_key_is_there() {
        SectionReader reader = reader("zone", "");
        assertThat(reader.has("zone")).isTrue();
        assertThat(reader.has("currency")).isFalse();
    }

    @Test
    void takes_problems_found_by_others() {
        SectionReader reader =
                reader("text", replaced("${TEXT}", "s3cr3t"), "list", list("a"), "section", section("a", "b"));
        for (String key : List.of("text", "list", "section", "absent")) {
            reader.wrong(key, Message.of(Problem.class, "rule.required"));
        }
        assertProblems(
                "t.yaml:1:1: absent: must be given",
                "t.yaml:1:1: section: must be given, but was \"{…}\"",
                "t.yaml:1:9: list: must be given, but was \"[…]\"",
                "t.yaml:1:9: text: must be given, but was \"${TEXT}\"");
    }

    @Test
    void tells_all_problems_in_the_order_of_the_file() {
        SectionReader reader = reader("zone", "Duala", "surprise", "", "currency", "CFA", "speed", "warp");
        reader.oneOf("speed", List.of("fast", "slow"));
        reader.currency("currency");
        reader.zone("zone");
        reader.require("name");
        reader.done();
        assertProblems(
                "t.yaml:1:1: name: must be given",
                "t.yaml:1:9: zone: must be a time zone such as Africa/Douala, but was \"Duala\"",
                "t.yaml:2:1: surprise: must be a known key, but was \"surprise\""
                        + " (known here: speed, currency, zone, name)",
                "t.yaml:3:9: currency: must be a currency of ISO 4217 such as XAF, but was \"CFA\"",
                "t.yaml:4:9: speed: must be one of fast, slow, but was \"warp\"");
    }

    @Test
    void tells_problems_in_french() {
        SectionReader reader = reader("zone", "Duala", "curency", "XAF");
        reader.zone("zone");
        reader.currency("currency");
        reader.truth("live");
        reader.done();
        assertThat(problems.all())
                .extracting(problem -> problem.in(Locale.FRENCH))
                .containsExactly(
                        "t.yaml:1:9 : zone : doit être un fuseau horaire comme Africa/Douala, mais vaut « Duala »",
                        "t.yaml:2:1 : curency : doit être une clé connue, mais vaut « curency »"
                                + " (le plus proche : currency)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", ""})
    void takes_only_a_section_for_a_file(String content) {
        SectionReader reader = SectionReader.of(replaced(content, content), problems);
        assertThat(reader.text("zone")).isEmpty();
        assertThat(reader.keys()).isEmpty();
        reader.done();
        assertProblems(
                "t.yaml:1:9: must be a section of keys and values" + (content.isEmpty() ? "" : ", but was \"hello\""));
    }

    @Test
    void takes_no_list_for_a_file() {
        SectionReader.of(list("a"), problems);
        assertProblems("t.yaml:1:9: must be a section of keys and values, but was \"[…]\"");
    }

    private SectionReader reader(Object... keysAndValues) {
        return SectionReader.of(section(keysAndValues), problems);
    }

    private void assertProblems(String... sentences) {
        assertThat(problems.all()).extracting(Problem::toString).containsExactly(sentences);
    }

    private static Optional<Integer> even(String text) {
        return Integer.parseInt(text) % 2 == 0 ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Message rule(String key) {
        return Message.of(SectionReaderTest.class, key);
    }

    private static Arguments right(
            String name, Function<SectionReader, Optional<?>> question, String value, Object expected) {
        return Arguments.of(name, question, value, expected);
    }

    private static Arguments wrong(
            String name, Function<SectionReader, Optional<?>> question, String value, String sentence) {
        return Arguments.of(name, question, value, sentence);
    }

    @Test
    void reads_lengths_of_time_within_bounds() {
        Problems problems = new Problems();
        SectionReader reader = SectionReader.of(
                section("every", "5m", "iso", "PT30S", "short", "0s", "long", "8d", "text", "soon"), problems);
        Duration shortest = Duration.ofSeconds(1);
        Duration longest = Duration.ofDays(7);
        assertThat(reader.duration("every", shortest, longest)).contains(Duration.ofMinutes(5));
        assertThat(reader.duration("iso", shortest, longest)).contains(Duration.ofSeconds(30));
        assertThat(reader.duration("absent", shortest, longest)).isEmpty();
        assertThat(problems.all()).isEmpty();
        assertThat(reader.duration("short", shortest, longest)).isEmpty();
        assertThat(reader.duration("long", shortest, longest)).isEmpty();
        assertThat(reader.duration("text", shortest, longest)).isEmpty();
        assertThat(problems.all().stream().map(p -> p.in(Locale.ENGLISH)))
                .containsExactly(
                        "t.yaml:3:9: short: must be a duration from 1s to 7d, such as 30s, 5m or PT1H, but was \"0s\"",
                        "t.yaml:4:9: long: must be a duration from 1s to 7d, such as 30s, 5m or PT1H, but was \"8d\"",
                        "t.yaml:5:9: text: must be a duration from 1s to 7d, such as 30s, 5m or PT1H, but was \"soon\"");
        assertThat(problems.all().get(0).in(Locale.FRENCH))
                .isEqualTo(
                        "t.yaml:3:9 : short : doit être une durée de 1s à 7d, comme 30s, 5m ou PT1H, mais vaut « 0s »");
    }
}
