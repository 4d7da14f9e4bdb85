package io.tillwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.alert.Observation.Verdict;
import io.tillwatch.health.CheckReport;
import io.tillwatch.health.HealthResult;
import io.tillwatch.kpi.KpiReading;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps are a minute apart. H the condition holds, C it is clear, N no data, F the evaluation failed. */
class AlertRuleTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Message ANY = Message.of(AlertRuleTest.class, "any");

    private static AlertRule rule(int holdsFor, int keepFiringFor) {
        return AlertRule.of("r", "rate > 1 for " + holdsFor + "m", Severity.P1)
                .keepFiringFor(Duration.ofMinutes(keepFiringFor));
    }

    private static Instant minute(int i) {
        return START.plus(Duration.ofMinutes(i));
    }

    private static Observation look(char letter, Instant at) {
        Verdict verdict = switch (letter) {
            case 'H' -> Verdict.HOLDS;
            case 'C' -> Verdict.CLEAR;
            case 'N' -> Verdict.NO_DATA;
            default -> Verdict.FAILED;
        };
        return new Observation(verdict, ANY, at);
    }

    private static List<AlertState> run(AlertRule rule, String letters) {
        List<AlertState> states = new ArrayList<>();
        AlertState state = AlertState.initial();
        for (int i = 0; i < letters.length(); i++) {
            state = rule.evaluate(state, look(letters.charAt(i), minute(i)), minute(i));
            states.add(state);
        }
        return states;
    }

    private static String statuses(List<AlertState> states) {
        StringBuilder text = new StringBuilder();
        states.forEach(state -> text.append(state.status().name().charAt(0)));
        return text.toString();
    }

    /** P pending, F firing, I inactive, U unknown. */
    @ParameterizedTest
    @CsvSource({
        // without a wait it fires in the evaluation that sees it
        "0, 0, HHC, FFI",
        // a wait shorter than the interval fires at the second evaluation; exactly the wait is enough
        "1, 0, HHH, PFF",
        "2, 0, HHHH, PPFF",
        "3, 0, HHHH, PPPF",
        // one clear look while pending begins the wait again
        "2, 0, HHCHHH, PPIPPF",
        // what failed changes nothing and does not interrupt the wait
        "2, 0, HFH, PPF",
        "0, 0, F, U",
        // kept firing for less than its length, and going on when it comes back
        "0, 2, HCC, FFF",
        "0, 2, HCCC, FFFI",
        "0, 2, HCHCC, FFFFF",
        "0, 2, HCHCCC, FFFFFI",
        "1, 2, HCH, PIP",
        // no data keeps the state twice, then nothing is known
        "0, 0, CNNN, IIIU",
        "0, 0, CNNCNN, IIIIII",
        "0, 0, N, U",
        "2, 0, HNNH, PPPF",
        // silence is longer than any wait can bear, but it resolves nothing
        "2, 0, HNNNHHH, PPPUPPF",
        "0, 0, HNNNNC, FFFUUI",
        "3, 0, HHHHNNNH, PPPFFFUF",
        "0, 2, HNNNCC, FFFUFF",
        "0, 0, HNNNF, FFFUU",
    })
    void goes_from_state_to_state(int holdsFor, int keep, String letters, String expected) {
        assertThat(statuses(run(rule(holdsFor, keep), letters))).isEqualTo(expected);
    }

    @Test
    void remembers_when_it_became_active_fired_and_was_resolved() {
        List<AlertState> states = run(rule(1, 0), "HHHCCH");
        assertThat(states.get(1).activeAt()).contains(minute(0));
        assertThat(states.get(1).firedAt()).contains(minute(1));
        assertThat(states.get(2))
                .isEqualTo(new AlertState(
                        AlertStatus.FIRING,
                        Optional.of(minute(0)),
                        Optional.of(minute(1)),
                        Optional.empty(),
                        Optional.empty(),
                        3,
                        Optional.of(minute(2)),
                        0,
                        Optional.of(minute(2))));
        assertThat(states.get(3).resolvedAt()).contains(minute(3));
        assertThat(states.get(3).isOpen()).isFalse();
        assertThat(states.get(4).resolvedAt()).contains(minute(3));
        // what comes back after its resolution is a new alert
        assertThat(states.get(5).activeAt()).contains(minute(5));
        assertThat(states.get(5).firedAt()).isEmpty();
        assertThat(states.get(5).resolvedAt()).isEmpty();
    }

    @Test
    void what_comes_back_while_it_is_kept_firing_is_the_same_alert() {
        List<AlertState> states = run(rule(0, 3), "HCCHCCC");
        assertThat(states.get(2).keepingSince()).contains(minute(1));
        assertThat(states.get(3).keepingSince()).isEmpty();
        assertThat(states.get(3).activeAt()).contains(minute(0));
        assertThat(states.get(6).keepingSince()).contains(minute(4));
        assertThat(states.get(6).status()).isEqualTo(AlertStatus.FIRING);
    }

    @Test
    void an_evaluation_that_failed_gives_the_same_state() {
        AlertState pending = run(rule(5, 0), "HH").get(1);
        assertThat(rule(5, 0).evaluate(pending, look('F', minute(9)), minute(9)))
                .isSameAs(pending);
    }

    @Test
    void a_longer_wait_takes_back_what_fired_too_early() {
        AlertState firing = run(rule(1, 0), "HH").get(1);
        AlertState back = rule(10, 0).evaluate(firing, look('H', minute(2)), minute(2));
        assertThat(back.status()).isEqualTo(AlertStatus.PENDING);
        assertThat(back.firedAt()).isEmpty();
        assertThat(back.activeAt()).contains(minute(0));
        AlertState kept = rule(10, 5).evaluate(firing, look('C', minute(2)), minute(2));
        assertThat(kept.status()).isEqualTo(AlertStatus.PENDING);
        assertThat(kept.keepingSince()).isEmpty();
    }

    @Test
    void a_clock_that_goes_back_neither_takes_back_nor_hurries() {
        AlertState firing = run(rule(2, 0), "HHH").get(2);
        AlertState after = rule(2, 0).evaluate(firing, look('H', minute(0)), minute(0));
        assertThat(after.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(after.evaluatedAt()).contains(minute(2));
        AlertState resolved = rule(2, 0).evaluate(after, look('C', minute(1)), minute(1));
        assertThat(resolved.resolvedAt()).contains(minute(2));
    }

    @Test
    void one_failed_check_is_no_length_of_time() {
        AlertRule rule = AlertRule.of("Shop is down", "health_check_failed for 2 minutes", Severity.P0);
        Observation first = Observation.of(check(HealthResult.down("no answer"), minute(0), false));
        AlertState state = AlertState.initial();
        for (int i = 0; i < 5; i++) {
            state = rule.evaluate(state, first, minute(i));
        }
        assertThat(state.status()).isEqualTo(AlertStatus.PENDING);
        Observation second = Observation.of(check(HealthResult.down("no answer"), minute(5), false));
        state = rule.evaluate(state, second, minute(5));
        assertThat(state.status()).isEqualTo(AlertStatus.FIRING);
        assertThat(state.activeAt()).contains(minute(0));

        AlertRule atOnce = AlertRule.of("Shop is down", "health_check_failed", Severity.P0);
        assertThat(atOnce.evaluate(AlertState.initial(), first, minute(0)).status())
                .isEqualTo(AlertStatus.FIRING);
    }

    private static CheckReport check(HealthResult result, Instant at, boolean stale) {
        return new CheckReport(
                "api", Severity.P0, result, Optional.of(at), Optional.empty(), Duration.ofSeconds(90), stale);
    }

    @Test
    void looks_at_checks_and_kpis() {
        assertThat(Observation.of(check(HealthResult.down("x"), START, false)))
                .isEqualTo(new Observation(Verdict.HOLDS, what("seen", "api", HealthResult.down("x")), START));
        assertThat(Observation.of(check(HealthResult.degraded("x"), START, false))
                        .verdict())
                .isEqualTo(Verdict.CLEAR);
        assertThat(Observation.of(check(HealthResult.unknown("x"), START, false))
                        .verdict())
                .isEqualTo(Verdict.NO_DATA);
        Observation stale = Observation.of(check(HealthResult.down("x"), START, true));
        assertThat(stale.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(stale.what()).hasToString("api: the last result is 90 s old");

        AlertCondition.Threshold limit = (AlertCondition.Threshold)
                AlertRule.of("r", "rate < 90%", Severity.P1).condition();
        Observation low = Observation.of(limit, new KpiReading.Value(new BigDecimal("0.8512345"), START));
        assertThat(low.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(low.what()).hasToString("rate is 85.1234%, and alerts when < 90%");
        assertThat(low.what().in(java.util.Locale.FRENCH)).isEqualTo("rate vaut 85.1234%, et alerte si < 90%");
        Observation equal = Observation.of(limit, new KpiReading.Value(new BigDecimal("0.90"), START));
        assertThat(equal.verdict()).isEqualTo(Verdict.CLEAR);
        Observation none = Observation.of(
                limit, new KpiReading.NoData(HealthResult.unknown("too few").summary(), START));
        assertThat(none.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(none.what()).hasToString("rate: too few");
    }

    private static Message what(String key, String name, HealthResult result) {
        return Message.of(Observation.class, key, name, result.summary());
    }

    @Test
    void counts_are_not_negative() {
        AlertState s = AlertState.initial();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertState(
                        s.status(),
                        s.activeAt(),
                        s.firedAt(),
                        s.resolvedAt(),
                        s.keepingSince(),
                        -1,
                        s.lastBreach(),
                        0,
                        s.evaluatedAt()))
                .withMessage("breaches and missed must be at least 0, but were -1 and 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void step_by_step_equals_the_whole_history_at_once(long seed) {
        Random random = new Random(seed);
        for (int world = 0; world < 400; world++) {
            int holdsFor = random.nextInt(5);
            int keep = random.nextInt(4);
            StringBuilder letters = new StringBuilder();
            String bag = "HHHHCCNNF".substring(random.nextInt(4));
            for (int i = 0; i < 40; i++) {
                letters.append(bag.charAt(random.nextInt(bag.length())));
            }
            List<AlertState> states = run(rule(holdsFor, keep), letters.toString());
            for (int end = 0; end < letters.length(); end++) {
                History history = new History(letters.substring(0, end + 1), holdsFor, keep);
                assertThat(states.get(end).status())
                        .as("for %d, keep %d, %s", holdsFor, keep, letters.substring(0, end + 1))
                        .isEqualTo(history.status());
            }
        }
    }

    /** Says from everything that was ever seen how the alert must stand, without any state. Slow and plain. */
    private record History(String letters, int holdsFor, int keep) {
        AlertStatus status() {
            String seen = letters.replace("F", "");
            boolean onlySilence = seen.replace("N", "").isEmpty();
            if (onlySilence || seen.endsWith("NNN")) {
                return AlertStatus.UNKNOWN;
            }
            int last = letters.length() - 1;
            if (firing(last)) {
                return AlertStatus.FIRING;
            }
            return seen.replace("N", "").endsWith("H") ? AlertStatus.PENDING : AlertStatus.INACTIVE;
        }

        private boolean firing(int i) {
            if (i < 0) {
                return false;
            }
            return switch (letters.charAt(i)) {
                case 'H' -> firing(i - 1) || i - beginning(i) >= holdsFor;
                case 'C' -> firing(i - 1) && i - firstClear(i) < keep;
                default -> firing(i - 1);
            };
        }

        /** The first H since the last C or the last silence. */
        private int beginning(int i) {
            int first = i;
            int silent = 0;
            for (int j = i; j >= 0; j--) {
                char c = letters.charAt(j);
                silent = c == 'N' ? silent + 1 : c == 'F' ? silent : 0;
                if (c == 'C' || silent == 3) {
                    return first;
                }
                first = c == 'H' ? j : first;
            }
            return first;
        }

        /** The first C since the last H. */
        private int firstClear(int i) {
            int first = i;
            for (int j = i; j >= 0 && letters.charAt(j) != 'H'; j--) {
                first = letters.charAt(j) == 'C' ? j : first;
            }
            return first;
        }
    }
}
