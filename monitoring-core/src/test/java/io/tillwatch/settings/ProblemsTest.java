package io.tillwatch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillwatch.text.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void is_empty_at_first() {
        assertThat(problems.isEmpty()).isTrue();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void sorts_by_file_line_column_and_key() {
        List<Problem> sorted = List.of(
                problem("a.yaml", 0, 0, "z"),
                problem("a.yaml", 2, 1, "y"),
                problem("a.yaml", 2, 9, "x"),
                problem("a.yaml", 10, 1, "w"), // as a number, not as a text
                problem("b.yaml", 1, 1, "u"),
                problem("b.yaml", 1, 1, "v"));
        for (int i : new int[] {3, 5, 0, 4, 2, 1}) {
            problems.add(sorted.get(i));
        }
        assertThat(problems.all()).isEqualTo(sorted);
        assertThat(problems.isEmpty()).isFalse();
    }

    @Test
    void a_warning_is_a_problem_but_no_error() {
        problems.add(problem("a.yaml", 1, 1, "a").asWarning());
        assertThat(problems.isEmpty()).isFalse();
        assertThat(problems.hasErrors()).isFalse();
        problems.add(problem("a.yaml", 2, 1, "b"));
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void gives_a_copy() {
        List<Problem> none = problems.all();
        problems.add(problem("a.yaml", 1, 1, "a"));
        assertThat(none).isEmpty();
        assertThatThrownBy(() -> none.add(problem("a.yaml", 1, 1, "a")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Problem problem(String file, int line, int column, String key) {
        return new Problem(new Place(file, line, column), key, Message.of(Problem.class, "rule.required"), "");
    }
}
