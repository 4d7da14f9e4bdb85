package io.tillwatch.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SettingsNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSettingsTest {
    @TempDir
    private Path directory;

    private final Problems problems = new Problems();
    private final Map<String, String> environment = Map.of("ZONE", "Africa/Douala", "EMPTY", "", "NESTED", "${ZONE}");

    @Test
    void keeps_the_place_of_every_value_and_key() {
        SettingsNode root = read("# the shop\nshop:\n  names: [one, \"two\"]\n").orElseThrow();

        SettingsNode.Entry shop = ((SettingsNode.Section) root).entries().get("shop");
        SettingsNode.Entry names =
                ((SettingsNode.Section) shop.value()).entries().get("names");
        SettingsNode.Sequence list = (SettingsNode.Sequence) names.value();
        assertThat(root.place()).hasToString("t.yaml:2:1");
        assertThat(shop.keyPlace()).hasToString("t.yaml:2:1");
        assertThat(names.keyPlace()).hasToString("t.yaml:3:3");
        assertThat(list.place()).hasToString("t.yaml:3:10");
        assertThat(list.items())
                .extracting(SettingsNode::place)
                .map(Object::toString)
                .containsExactly("t.yaml:3:11", "t.yaml:3:16");
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: ~", "a: null", "a:"})
    void reads_null_as_an_empty_value(String text) {
        assertThat(value(text)).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void reads_words_of_old_yaml_as_text() {
        assertThat(value("a: yes")).isEqualTo("yes");
        assertThat(value("a: 0123")).isEqualTo("0123");
        assertThat(value("a: 12:30:45")).isEqualTo("12:30:45");
        assertThat(told()).isEmpty();
    }

    @Test
    void allows_tabs_that_yaml_allows_a_byte_order_mark_and_windows_line_ends() throws IOException {
        assertThat(file("\uFEFFa:\tx \t# why\r\nb: y\r\n".getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        assertThat(told()).isEmpty();
    }

    @Test
    void tells_both_places_of_a_key_that_stands_twice() {
        read("shop:\n  zone: a\n  name: b\n  zone: c\n");
        assertThat(told())
                .containsExactly("t.yaml:4:3: shop.zone: must be given only once (first at line 2, column 3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "# only a comment\n", "---\n", "~\n"})
    void refuses_an_empty_file(String text) {
        assertThat(read(text)).isEmpty();
        assertThat(told()).containsExactly("t.yaml: must not be empty");
    }

    @Test
    void tells_a_syntax_error_in_one_line_with_its_place() {
        assertThat(read("shop:\n  name: a\n zone: b\n")).isEmpty();
        assertThat(told())
                .containsExactly(
                        "t.yaml:3:2: must be valid YAML (expected <block end>, but found '<block mapping start>')");
    }

    @Test
    void tells_a_tab_used_for_indentation() {
        assertThat(read("shop:\n\tname: a\n")).isEmpty();
        assertThat(told())
                .containsExactly(
                        "t.yaml:2:1: must be valid YAML (found character '\\t(TAB)' that cannot start any token. (Do not"
                                + " use \\t(TAB) for indentation))");
    }

    @Test
    void tells_a_control_character() {
        assertThat(read("a: b\nc: d\u0007e\n")).isEmpty();
        assertThat(told()).containsExactly("t.yaml:2:5: must be valid YAML (character U+0007 is not allowed)");
    }

    @Test
    void refuses_aliases_before_they_unfold() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 3; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(read(bomb.toString())).isEmpty();
        assertThat(told())
                .containsExactly(
                        "t.yaml:2:10: must not use an alias, but was \"*a0\" (write the value out again)",
                        "t.yaml:2:15: must not use an alias, but was \"*a0\" (write the value out again)",
                        "t.yaml:3:10: must not use an alias, but was \"*a1\" (write the value out again)",
                        "t.yaml:3:15: must not use an alias, but was \"*a1\" (write the value out again)");
    }

    @Test
    void refuses_a_second_document() {
        assertThat(read("a: b\n---\nc: d\n")).isEmpty();
        assertThat(told()).containsExactly("t.yaml:2:1: must hold one document only");
    }

    @Test
    void refuses_deep_nesting_without_exhausting_the_stack() {
        assertThat(read("[".repeat(50) + "]".repeat(50))).isPresent();
        assertThat(read("[".repeat(900_000))).isEmpty();
        assertThat(told()).containsExactly("t.yaml:1:51: must not be nested deeper than 50 levels");
    }

    @Test
    void refuses_keys_that_are_not_text_and_reads_on() {
        read("1: a\ntrue: b\n~: c\n? [x]\n: d\nname: ${MISSING}\n");
        assertThat(told())
                .containsExactly(
                        "t.yaml:1:1: must be a key of plain text, but was \"1\"",
                        "t.yaml:2:1: must be a key of plain text, but was \"true\"",
                        "t.yaml:3:1: must be a key of plain text, but was \"~\"",
                        "t.yaml:4:3: must be a key of plain text, but was \"[…]\"",
                        "t.yaml:6:7: name: must refer to a variable that is set, but was \"${MISSING}\" (set the"
                                + " environment variable MISSING)");
    }

    @Test
    void refuses_tags() {
        read("a: !secret x\nb: !!binary aGk=\n");
        assertThat(told())
                .containsExactly(
                        "t.yaml:1:4: a: must not have a tag, but was \"!secret\"",
                        "t.yaml:2:4: b: must not have a tag, but was \"!!binary\"");
    }

    @Test
    void shows_no_control_characters() {
        SettingsNode.Scalar scalar = scalar("a: \"x\\n\\t\\r\\e\\0y\"");
        assertThat(scalar.value()).isEqualTo("x\n\t\r\u001b\0y");
        assertThat(scalar.written()).isEqualTo("x\\n\\t\\r\\u001b\\u0000y");
    }

    @Test
    void replaces_references_once_and_keeps_what_is_written() {
        SettingsNode.Scalar scalar = scalar("a: \"<${ZONE}|${EMPTY}|${NESTED}|$${ZONE}|$5>\"");
        assertThat(scalar.value()).isEqualTo("<Africa/Douala||${ZONE}|${ZONE}|$5>");
        assertThat(scalar.written()).isEqualTo("<${ZONE}|${EMPTY}|${NESTED}|$${ZONE}|$5>");
        assertThat(told()).isEmpty();
    }

    @Test
    void tells_every_reference_that_cannot_be_replaced() {
        assertThat(value("a: \"${NO} ${ZONE} ${1} ${} ${ZONE\"")).isEqualTo("${NO} ${ZONE} ${1} ${} ${ZONE");
        String reference = "must be a reference such as ${NAME} or ${file:PATH}, but was ";
        String advice = " (write $${ for the characters ${ themselves)";
        assertThat(told())
                .containsExactly(
                        "t.yaml:1:4: a: must refer to a variable that is set, but was \"${NO}\" (set the environment"
                                + " variable NO)",
                        "t.yaml:1:4: a: " + reference + "\"${1}\"" + advice,
                        "t.yaml:1:4: a: " + reference + "\"${}\"" + advice,
                        "t.yaml:1:4: a: " + reference + "\"${ZONE\"" + advice);
    }

    @Test
    void reads_secrets_from_files_without_the_last_line_end() throws IOException {
        Files.writeString(directory.resolve("one"), "top secret\n");
        Files.writeString(directory.resolve("two"), "a\nb\n\r\n");
        assertThat(value("a: ${file:one}")).isEqualTo("top secret");
        assertThat(value("a: ${file:" + directory.resolve("two") + "}")).isEqualTo("a\nb\n");
        assertThat(told()).isEmpty();
    }

    @Test
    void tells_files_that_cannot_be_read_as_text() throws IOException {
        Files.writeString(directory.resolve("big"), "x".repeat(64_001));
        Files.write(directory.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        read("a: ${file:none}\nb: ${file:big}\nc: ${file:binary}\nd: ${file:.}\n");
        String rule = "must refer to a readable text file of at most 64 kB, but was ";
        assertThat(told())
                .containsExactly(
                        "t.yaml:1:4: a: " + rule + "\"${file:none}\"",
                        "t.yaml:2:4: b: " + rule + "\"${file:big}\"",
                        "t.yaml:3:4: c: " + rule + "\"${file:binary}\"",
                        "t.yaml:4:4: d: " + rule + "\"${file:.}\"");
    }

    @Test
    void refuses_files_that_are_missing_too_big_or_not_utf_8() throws IOException {
        YamlSettings.read(directory.resolve("none"), "none.yaml", name -> Optional.empty(), problems);
        YamlSettings.read(directory, "dir.yaml", name -> Optional.empty(), problems);
        assertThat(file(new byte[1_000_001])).isEmpty();
        assertThat(told())
                .containsExactly(
                        "dir.yaml: must be a readable file",
                        "none.yaml: must be a file that exists",
                        "t.yaml: must have at most 1 MB");
    }

    @Test
    void tells_where_a_file_stops_being_utf_8() throws IOException {
        assertThat(file(new byte[] {'a', ':', '\n', ' ', 'b', (byte) 0xE9, '\n'}))
                .isEmpty();
        assertThat(told()).containsExactly("t.yaml:2:3: must be text in UTF-8 (the next byte is 0xE9)");
    }

    private Optional<SettingsNode> file(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("t.yaml"), bytes);
        return YamlSettings.read(file, "t.yaml", name -> Optional.empty(), problems);
    }

    private Optional<SettingsNode> read(String text) {
        return YamlSettings.read(
                text, "t.yaml", directory, name -> Optional.ofNullable(environment.get(name)), problems);
    }

    private String value(String text) {
        return scalar(text).value();
    }

    private SettingsNode.Scalar scalar(String text) {
        SettingsNode.Section root = (SettingsNode.Section) read(text).orElseThrow();
        return (SettingsNode.Scalar) root.entries().values().iterator().next().value();
    }

    private List<String> told() {
        return problems.all().stream().map((Problem p) -> p.in(Locale.ENGLISH)).toList();
    }
}
