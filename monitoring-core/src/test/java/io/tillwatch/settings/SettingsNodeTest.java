package io.tillwatch.settings;

import static io.tillwatch.settings.Nodes.list;
import static io.tillwatch.settings.Nodes.replaced;
import static io.tillwatch.settings.Nodes.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsNodeTest {
    private static final Place PLACE = Place.of("t.yaml");

    @Test
    void folds_into_one_answer_for_each_kind() {
        assertThat(List.<SettingsNode>of(replaced("a", "b"), list("a", "b"), section("a", "b")))
                .extracting(node -> node.<String>fold(
                        scalar -> "scalar " + scalar.value(),
                        sequence -> "sequence of " + sequence.items().size(),
                        section -> "section of " + section.entries().keySet()))
                .containsExactly("scalar b", "sequence of 2", "section of [a]");
    }

    @Test
    void never_shows_what_a_reference_was_replaced_by() {
        SettingsNode.Scalar scalar = replaced("${TOKEN}", "s3cr3t");
        assertThat(scalar).hasToString("${TOKEN}");
        assertThat(list(scalar).toString()).contains("${TOKEN}").doesNotContain("s3cr3t");
        assertThat(section("token", scalar).toString()).contains("${TOKEN}").doesNotContain("s3cr3t");
    }

    @Test
    void keeps_the_order_of_the_file() {
        assertThat(section("z", "", "a", "", "m", "").entries().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void copies_what_it_is_given() {
        List<SettingsNode> items = new ArrayList<>(List.of(replaced("a", "a")));
        Map<String, SettingsNode.Entry> entries =
                new LinkedHashMap<>(section("a", "b").entries());
        SettingsNode.Sequence sequence = new SettingsNode.Sequence(items, PLACE);
        SettingsNode.Section section = new SettingsNode.Section(entries, PLACE);
        items.clear();
        entries.clear();
        assertThat(sequence.items()).hasSize(1);
        assertThat(section.entries()).hasSize(1);
        assertThatThrownBy(() -> section.entries().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void must_be_given_everything() {
        assertThatNullPointerException()
                .isThrownBy(() -> new SettingsNode.Scalar(null, "", PLACE))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> new SettingsNode.Scalar("", null, PLACE))
                .withMessage("written");
        assertThatNullPointerException()
                .isThrownBy(() -> new SettingsNode.Scalar("", "", null))
                .withMessage("place");
        assertThatNullPointerException()
                .isThrownBy(() -> new SettingsNode.Sequence(List.of(), null))
                .withMessage("place");
        assertThatNullPointerException()
                .isThrownBy(() -> new SettingsNode.Section(Map.of(), null))
                .withMessage("place");
        assertThatNullPointerException()
                .isThrownBy(() -> new SettingsNode.Entry(null, list()))
                .withMessage("keyPlace");
        assertThatNullPointerException()
                .isThrownBy(() -> new SettingsNode.Entry(PLACE, null))
                .withMessage("value");
    }
}
