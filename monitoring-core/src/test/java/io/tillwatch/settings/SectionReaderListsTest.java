package io.tillwatch.settings;

import static io.tillwatch.settings.Nodes.list;
import static io.tillwatch.settings.Nodes.replaced;
import static io.tillwatch.settings.Nodes.section;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.text.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SectionReaderListsTest {
    private final Problems problems = new Problems();

    @Test
    void reads_a_list_of_texts() {
        assertThat(reader("key", list("a", "b", "a")).texts("key")).containsExactly("a", "b", "a");
        assertThat(reader("key", list()).texts("key")).isEmpty();
        assertThat(reader("key", "a, b").texts("key")).containsExactly("a, b");
        assertThat(reader().texts("key")).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void leaves_out_what_is_no_text() {
        assertThat(reader("key", list("a", "", list("b"), section("c", "d"), "e"))
                        .texts("key"))
                .containsExactly("a", "e");
        assertProblems(
                "t.yaml:1:1: key: must be a text or number, but was \"{…}\"",
                "t.yaml:1:9: key: must be a text or number",
                "t.yaml:1:9: key: must be a text or number, but was \"[…]\"");
    }

    @Test
    void takes_no_section_for_a_list_of_texts() {
        assertThat(reader("key", section("a", "b")).texts("key")).isEmpty();
        assertProblems("t.yaml:1:1: key: must be a text or number, but was \"{…}\"");
    }

    @Test
    void reads_a_list_of_names() {
        List<String> allowed = List.of("paid", "failed");
        assertThat(reader("key", list("failed", "paid")).manyOf("key", allowed)).containsExactly("failed", "paid");
        assertThat(reader("key", "paid").manyOf("key", allowed)).containsExactly("paid");
        assertThat(reader().manyOf("key", allowed)).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void tells_every_name_that_is_not_allowed() {
        assertThat(reader("key", list("payed", "failed", replaced("${STATUS}", "secret"), "", list("paid")))
                        .manyOf("key", List.of("paid", "failed")))
                .containsExactly("failed");
        assertProblems(
                "t.yaml:1:9: key: must be one of paid, failed, but was \"payed\" (closest: paid)",
                "t.yaml:1:9: key: must be one of paid, failed, but was \"${STATUS}\"",
                "t.yaml:1:9: key: must be a text or number",
                "t.yaml:1:9: key: must be a text or number, but was \"[…]\"");
    }

    @Test
    void reads_a_section_within_a_section() {
        SectionReader shop = reader("shop", section("zone", "Africa/Duala", "colour", "red"))
                .section("shop")
                .orElseThrow();
        assertThat(shop.place()).isEqualTo(new Place("t.yaml", 1, 1));
        assertThat(shop.zone("zone")).isEmpty();
        shop.require("currency");
        shop.done();
        assertProblems(
                "t.yaml:1:1: shop.currency: must be given",
                "t.yaml:1:9: shop.zone: must be a time zone such as Africa/Douala, but was \"Africa/Duala\""
                        + " (closest: Africa/Douala)",
                "t.yaml:2:1: shop.colour: must be a known key, but was \"colour\" (known here: zone, currency)");
    }

    @Test
    void finds_no_section_where_there_is_none() {
        assertThat(reader().section("shop")).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void reads_nothing_where_something_else_stands() {
        Optional<SectionReader> shop = reader("shop", "Douala").section("shop");
        assertThat(shop).hasValueSatisfying(reader -> assertThat(reader.keys()).isEmpty());
        reader("shop", list(section("zone", "UTC"))).section("shop");
        reader("shop", replaced("${SHOP}", "s3cr3t")).section("shop");
        assertProblems(
                "t.yaml:1:9: shop: must be a section of keys and values, but was \"Douala\"",
                "t.yaml:1:9: shop: must be a section of keys and values, but was \"[…]\"",
                "t.yaml:1:9: shop: must be a section of keys and values, but was \"${SHOP}\"");
    }

    @Test
    void reads_a_list_of_sections() {
        List<SectionReader> parts = reader("parts", list(section("due", "1"), "two", section("due", "3")))
                .sections("parts");
        assertThat(parts).extracting(part -> part.text("due")).containsExactly(text("1"), Optional.empty(), text("3"));
        parts.get(2).require("name");
        assertProblems(
                "t.yaml:1:1: parts[2].name: must be given",
                "t.yaml:1:9: parts[1]: must be a section of keys and values, but was \"two\"");
    }

    @Test
    void takes_a_single_section_for_a_list_of_one() {
        assertThat(reader("parts", section("due", "1")).sections("parts"))
                .singleElement()
                .extracting(part -> part.text("due"))
                .isEqualTo(text("1"));
        assertThat(reader().sections("parts")).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void names_the_known_key_that_was_probably_meant() {
        SectionReader reader = reader("curency", "XAF", "zone", "UTC");
        reader.zone("zone");
        reader.currency("currency");
        reader.done();
        assertProblems("t.yaml:1:1: curency: must be a known key, but was \"curency\" (closest: currency)");
    }

    @Test
    void knows_every_key_that_was_asked_for_in_any_way() {
        SectionReader reader = reader(
                "a", "", "b", "x", "c", "x", "d", list("x"), "e", section(), "f", list(), "g", "x", "h", "x", "i", "x");
        reader.has("a");
        reader.require("b");
        reader.text("c");
        reader.texts("d");
        reader.section("e");
        reader.sections("f");
        reader.truth("g");
        reader.manyOf("h", List.of("x"));
        reader.wrong("i", Message.of(Problem.class, "rule.zone"));
        reader.done();
        assertProblems(
                "t.yaml:7:9: g: must be one of true, false, but was \"x\"",
                "t.yaml:9:9: i: must be a time zone such as Africa/Douala, but was \"x\"");
    }

    @Test
    void knows_every_key_once_all_were_asked_for() {
        SectionReader reader = reader("b", "1", "a", "2");
        assertThat(reader.keys()).containsExactly("b", "a");
        reader.done();
        assertThat(problems.isEmpty()).isTrue();
    }

    private static Optional<String> text(String value) {
        return Optional.of(value);
    }

    private SectionReader reader(Object... keysAndValues) {
        return SectionReader.of(section(keysAndValues), problems);
    }

    private void assertProblems(String... sentences) {
        assertThat(problems.all()).extracting(Problem::toString).containsExactly(sentences);
    }
}
