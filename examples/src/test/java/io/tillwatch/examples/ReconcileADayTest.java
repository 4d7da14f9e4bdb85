package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconcile.ReconciliationReport;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileADayTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void tells_who_was_charged_twice() {
        ReconciliationReport report = ReconcileADay.reconcile(
                List.of(ReconcileADay.payment("BA-2", 47_500, "MP2", NOON)),
                List.of(
                        ReconcileADay.record("MP2", "BA-2", 47_500, NOON),
                        ReconcileADay.record("MP3", "BA-2", 47_500, NOON.plusSeconds(90))),
                NOON.plusSeconds(86_400));

        assertThat(report.isConserved()).isTrue();
        assertThat(report.discrepancies())
                .extracting(d -> d.severity() + " " + d.explanation())
                .containsExactly("P0 Order BA-2 was charged more than once by mtn_momo: 95000 XAF for 47500 XAF");
    }

    @Test
    void runs_as_a_program() {
        ReconcileADay.main();
    }
}
