package io.tillwatch.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final IncidentKey KEY = new IncidentKey("Shop is down", "api-health");
    private static final Message DOWN = Message.of(IncidentTest.class, "down");
    private static final Message UP = Message.of(IncidentTest.class, "up");

    private static Optional<IncidentChange> report(Optional<Incident> known, Severity severity, int seconds) {
        return Incident.report(known, KEY, severity, DOWN, AT.plusSeconds(seconds));
    }

    private static Incident open(Severity severity) {
        return report(Optional.empty(), severity, 0).orElseThrow().incident();
    }

    private static String name(IncidentChange change) {
        return change.fold(opened -> "opened", raised -> "raised from " + raised.from(), resolved -> "resolved");
    }

    @Test
    void opens_once() {
        IncidentChange change = report(Optional.empty(), Severity.P1, 0).orElseThrow();
        assertThat(name(change)).isEqualTo("opened");
        Incident incident = change.incident();
        assertThat(incident.isOpen()).isTrue();
        assertThat(incident.length()).isEmpty();
        assertThat(incident.id()).isEqualTo("Shop is down/api-health@2026-03-01T10:00:00Z");
        assertThat(report(Optional.of(incident), Severity.P1, 5)).isEmpty();
    }

    @Test
    void is_raised_and_never_lowered_while_it_is_open() {
        Incident p1 = open(Severity.P1);
        IncidentChange change = report(Optional.of(p1), Severity.P0, 60).orElseThrow();
        assertThat(name(change)).isEqualTo("raised from P1");
        Incident p0 = change.incident();
        assertThat(p0.severity()).isEqualTo(Severity.P0);
        assertThat(p0.openedAt()).isEqualTo(AT);
        assertThat(p0.raisedAt()).contains(AT.plusSeconds(60));
        assertThat(p0.id()).isEqualTo(p1.id());
        assertThat(report(Optional.of(p0), Severity.P3, 120)).isEmpty();
    }

    @Test
    void resolves_once_and_what_comes_then_is_a_new_one() {
        IncidentChange change =
                open(Severity.P2).resolve(UP, AT.plusSeconds(90)).orElseThrow();
        assertThat(name(change)).isEqualTo("resolved");
        Incident resolved = change.incident();
        assertThat(resolved.isOpen()).isFalse();
        assertThat(resolved.what()).isEqualTo(UP);
        assertThat(resolved.length()).contains(Duration.ofSeconds(90));
        assertThat(resolved.resolve(UP, AT.plusSeconds(100))).isEmpty();
        IncidentChange again = report(Optional.of(resolved), Severity.P3, 200).orElseThrow();
        assertThat(name(again)).isEqualTo("opened");
        assertThat(again.incident().severity()).isEqualTo(Severity.P3);
        assertThat(again.incident().id()).isNotEqualTo(resolved.id());
    }

    @Test
    void a_clock_that_went_back_does_not_make_it_end_before_it_began() {
        Incident resolved =
                open(Severity.P2).resolve(UP, AT.minusSeconds(5)).orElseThrow().incident();
        assertThat(resolved.resolvedAt()).contains(AT);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Incident(KEY, Severity.P0, UP, AT, Optional.empty(), Optional.of(AT.minusSeconds(1))))
                .withMessage("resolvedAt must not be before 2026-03-01T10:00:00Z, but was 2026-03-01T09:59:59Z");
    }

    @Test
    void does_not_mix_two_keys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Incident.report(
                        Optional.of(open(Severity.P0)), new IncidentKey("other", "x"), Severity.P0, DOWN, AT))
                .withMessage("known must be the incident of other/x, but was of Shop is down/api-health");
    }

    @Test
    void severities_are_in_order() {
        assertThat(Severity.values())
                .containsExactly(Severity.P0, Severity.P1, Severity.P2, Severity.P3, Severity.INFO);
        assertThat(Severity.P0.isWorseThan(Severity.P1)).isTrue();
        assertThat(Severity.P1.isWorseThan(Severity.P1)).isFalse();
        assertThat(Severity.P2.isFinding()).isTrue();
        assertThat(Severity.P3.isFinding()).isFalse();
        assertThat(Severity.INFO.isFinding()).isFalse();
    }
}
