package io.tillwatch.export.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.jdbc.NamedQuery.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedQueryTest {
    @Test
    void parameters_are_bound_in_their_order_and_as_often_as_they_occur() {
        assertThat(NamedQuery.parse("SELECT 1 WHERE a >= :from AND b < :to AND (c >= :from)"))
                .contains(new NamedQuery(
                        "SELECT 1 WHERE a >= ? AND b < ? AND (c >= ?)",
                        java.util.List.of(Parameter.FROM, Parameter.TO, Parameter.FROM)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'at :from, it''s :x'",
                "SELECT \":from\"\"s :x\"",
                "SELECT 1 -- :from :x",
                "SELECT 1 /* :from\n :x */",
                "SELECT $$ :from :x $$, $a$ $$ :x $a$",
                "SELECT a::date, b[1:n] FROM c",
                "SELECT 'C:\\:x $1 \\' FROM c",
            })
    void what_is_no_parameter_stays_as_it_is(String query) {
        assertThat(NamedQuery.parse(query).orElseThrow().sql()).isEqualTo(query);
        assertThat(NamedQuery.parse(query).orElseThrow().parameters()).isEmpty();
    }

    @Test
    void another_parameter_is_refused() {
        assertThat(NamedQuery.parse("SELECT 1 WHERE a > :since")).isEmpty();
    }
}
