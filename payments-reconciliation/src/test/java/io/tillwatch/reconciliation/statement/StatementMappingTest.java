package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.testkit.MessageBundles;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StatementMappingTest {
    private static List<String> problems(String json) {
        Problems problems = new Problems();
        assertThat(StatementMapping.parse("own.json", json, problems)).isEmpty();
        return problems.all().stream()
                .map(problem -> problem.in(Locale.ENGLISH))
                .toList();
    }

    @Test
    void tells_every_problem_at_once_with_its_place() {
        assertThat(problems("""
                        {"statement": 2, "name": "own", "provider": "My Pay",
                         "columns": {"id": "Id", "amounts": "Amount", "date": "Date"},
                         "required": ["id", "when"],
                         "time": {"formats": ["dd/MM/yyyy", "never b"], "zone": "Africa/Duala"},
                         "kind": {"words": {"sale": "SALE"}}, "order-pattern": "^(.+)$", "charset": "latin-x"}
                        """))
                .hasSize(10)
                .allMatch(text -> text.startsWith("own.json:"))
                .anyMatch(
                        text -> text.startsWith("own.json:3:") && text.contains("required: must name columns of: id, "))
                .anyMatch(text -> text.startsWith("own.json:2:") && text.contains("columns.amounts"))
                .anyMatch(text -> text.contains("(closest: Africa/Douala)"))
                .anyMatch(text -> text.contains("columns: must have id, date, and amount or credit with debit"))
                .anyMatch(text -> text.contains("must be a regular expression with a group (?<order>…)"));
    }

    @Test
    void requires_what_nothing_can_be_read_without() {
        assertThat(problems("{}"))
                .hasSize(7)
                .allMatch(text -> text.contains("must be given") || text.contains("required"), "required");
        assertThat(problems("")).hasSize(1);
        assertThat(problems("{")).hasSize(1);
    }

    @Test
    void keeps_problems_out_of_a_sound_mapping() {
        Problems problems = new Problems();
        assertThat(StatementMapping.parse("own.json", StatementMapping.readyText("wave-transactions"), problems))
                .hasValueSatisfying(mapping -> assertThat(mapping.provider()).isEqualTo("wave"));
        assertThat(problems.all()).extracting(Problem::toString).isEmpty();
    }

    @Test
    void every_sentence_is_there_in_both_languages() {
        assertThatCode(() -> MessageBundles.assertComplete(StatementReader.class))
                .doesNotThrowAnyException();
    }
}
