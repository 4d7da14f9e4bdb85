package io.tillwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.kpi.Better;
import io.tillwatch.kpi.Kpi;
import io.tillwatch.kpi.KpiUnit;
import io.tillwatch.severity.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    @ParameterizedTest
    @CsvSource({
        "payment_success_rate < 90% for 15 minutes, payment_success_rate < 90%, PT15M",
        "payment_success_rate<90% for 15m, payment_success_rate < 90%, PT15M",
        "error_rate > 0.5% for 1 minute, error_rate > 0.5%, PT1M",
        "error_rate > 0.05, error_rate > 0.05, PT0S",
        "p95_response_time > 2000ms for 10 minutes, p95_response_time > 2000ms, PT10M",
        "p95_response_time >= 2 s for 30s, p95_response_time >= 2s, PT30S",
        "orders == 0 for 2 hours, orders == 0, PT2H",
        "balance != -5 for 1 day, balance != -5, PT24H",
        "stripe.failures <= 10, stripe.failures <= 10, PT0S",
        "health_check_failed for 2 minutes, health_check_failed, PT2M",
        "'  health_check_failed  ', health_check_failed, PT0S",
    })
    void reads_conditions(String text, String condition, Duration holdsFor) {
        ParsedCondition.Understood read = (ParsedCondition.Understood) ParsedCondition.of(text);
        assertThat(read.condition()).hasToString(condition);
        assertThat(read.holdsFor()).isEqualTo(holdsFor);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                    | 1  | must begin with the name of a KPI or with health_check_failed (at character 1)
            '  5 > 3'                             | 3  | must begin with the name of a KPI or with health_check_failed (at character 3)
            Payment < 5                           | 1  | must begin with the name of a KPI or with health_check_failed (at character 1)
            rate                                  | 5  | must compare with <, <=, >, >=, == or != at character 5
            rate = 5                              | 6  | must compare with <, <=, >, >=, == or != at character 6
            rate =< 5                             | 6  | must compare with <, <=, >, >=, == or != at character 6
            rate <                                | 7  | must have a number such as 90%, 2000ms or 10 at character 7
            rate < x                              | 8  | must have a number such as 90%, 2000ms or 10 at character 8
            rate < 90percent                      | 8  | must have a number such as 90%, 2000ms or 10 at character 8
            rate < 1.2.3                          | 8  | must have a number such as 90%, 2000ms or 10 at character 8
            stripe_webhook_failures > 10 in 5 minutes | 30 | must end at character 30 or go on with "for" and a time
            rate < 90% fort 5m                    | 12 | must end at character 12 or go on with "for" and a time
            rate < 90% for                        | 15 | must have a time such as 15 minutes at character 15
            rate < 90% for ever                   | 16 | must have a time such as 15 minutes at character 16
            rate < 90% for 5 minutos              | 16 | must have a time such as 15 minutes at character 16
            rate < 90% for 5m and more            | 19 | must end at character 19
            health_check_failed > 3               | 21 | must end at character 21 or go on with "for" and a time
            """)
    void says_where_it_goes_wrong(String text, int character, String rule) {
        ParsedCondition.Misunderstood wrong = (ParsedCondition.Misunderstood) ParsedCondition.of(text);
        assertThat(wrong.character()).isEqualTo(character);
        assertThat(wrong.rule()).hasToString(rule);
    }

    @Test
    void says_it_in_french() {
        String wrong = ParsedCondition.of("rate > 10 in 5 minutes")
                .fold(u -> "understood", m -> m.rule().in(Locale.FRENCH));
        assertThat(wrong).isEqualTo("doit finir au caractère 11 ou continuer par « for » et une durée");
    }

    @Test
    void a_rule_from_a_wrong_text_is_misuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertRule.of("r", "rate << 5", Severity.P1))
                .withMessage(
                        "condition must compare with <, <=, >, >=, == or != at character 6, but was \"rate << 5\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertRule.of(" ", "rate < 5", Severity.P1))
                .withMessage("name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertRule.of("r", "rate < 5", Severity.P1).keepFiringFor(Duration.ofSeconds(-1)))
                .withMessage("keepFiringFor must be at least 0, but was PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new AlertCondition.Threshold("No", Comparison.LESS, BigDecimal.ONE, java.util.Optional.empty()))
                .withMessage("kpi must be the name of a KPI, but was \"No\"");
    }

    @ParameterizedTest
    @CsvSource({
        "rate < 90%, RATIO, ''",
        "rate < 0.9, RATIO, ''",
        "rate < 90, RATIO, must compare rate with a percentage such as 90%",
        "rate > -1%, RATIO, must compare rate with a percentage such as 90%",
        "rate < 9s, RATIO, must compare rate with a percentage such as 90%",
        "rate > 10, COUNT, ''",
        "rate > 10%, COUNT, must compare rate with a bare number such as 10",
        "rate > 10ms, SECONDS, must compare rate with seconds such as 2s",
        "rate > 10s, MILLISECONDS, must compare rate with milliseconds such as 2000ms",
        "rate > 10, MILLISECONDS, ''",
    })
    void the_limit_must_fit_the_unit_of_the_kpi(String text, KpiUnit unit, String misfit) {
        AlertCondition.Threshold threshold =
                (AlertCondition.Threshold) AlertRule.of("r", text, Severity.P1).condition();
        String found = threshold
                .misfit(Kpi.of("rate", unit, Better.HIGHER))
                .map(Object::toString)
                .orElse("");
        assertThat(found).isEqualTo(misfit);
    }

    /** A value equal to the limit is neither above nor below it. */
    @ParameterizedTest
    @CsvSource({
        "LESS, true, false, false",
        "AT_MOST, true, true, false",
        "MORE, false, false, true",
        "AT_LEAST, false, true, true",
        "EQUAL, false, true, false",
        "NOT_EQUAL, true, false, true",
    })
    void compares_exactly(Comparison comparison, boolean below, boolean equal, boolean above) {
        BigDecimal limit = new BigDecimal("0.90");
        assertThat(comparison.holds(new BigDecimal("0.8999999999"), limit)).isEqualTo(below);
        assertThat(comparison.holds(new BigDecimal("0.9"), limit)).isEqualTo(equal);
        assertThat(comparison.holds(new BigDecimal("0.9000000001"), limit)).isEqualTo(above);
    }
}
