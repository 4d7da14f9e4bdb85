package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconcile.SourceCoverage;
import io.tillwatch.reconciliation.policy.ReadingPolicy;
import io.tillwatch.reconciliation.policy.ReadingPolicy.SourceRule;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that do not say enough themselves, and what the policy says about them. */
class ReadingPolicyTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @TempDir
    private Path work;

    private Desk desk;

    @BeforeEach
    void set_up() {
        desk = new Desk(work);
        desk.store("A,1,stripe,p1,1000,1000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,2026-03-01T10:01:00Z");
        desk.provider(record("PAYMENT", "p1", 1000, "2026-03-01T10:01:00Z"));
    }

    private static String record(String kind, String id, long gross, String at) {
        return "stripe," + kind + "," + id + ",," + gross + ",,,XAF,,,SUCCEEDED,," + at + ",,,"
                + (kind.equals("PAYMENT") ? "" : "p1");
    }

    private RunReport report(ReadingPolicy reading) {
        return Desk.done(desk.run().reading(reading).run());
    }

    private static String codes(RunReport report) {
        return report.result().discrepancies().stream()
                .map(d -> d.code() + " " + d.severity())
                .collect(Collectors.joining("; "));
    }

    private static ReadingPolicy zone(ZoneId zone) {
        return new ReadingPolicy(Optional.of(zone), Map.of(), Set.of(), List.of());
    }

    @Test
    void times_without_an_offset_are_of_the_policy_s_zone() {
        desk.store("A,1,stripe,p1,1000,1000,0,XAF,SUCCEEDED,API,2026-03-01 11:00:00,2026-03-01T10:01:00Z");
        assertThat(report(ReadingPolicy.DEFAULTS).quarantined()).hasSize(1);
        RunReport read = report(zone(PARIS));
        assertThat(read.quarantined()).isEmpty();
        assertThat(codes(read)).isEmpty();
        assertThat(codes(report(zone(ZoneId.of("America/Lima"))))).isEqualTo("CLOCK_SKEW P3");
    }

    @Test
    void an_hour_that_no_clock_showed_is_in_quarantine_and_one_that_came_twice_is_the_first() {
        desk.store("A,1,stripe,p1,1000,1000,0,XAF,SUCCEEDED,API,2026-03-29T02:30:00,2026-03-01T10:01:00Z");
        assertThat(report(zone(PARIS)).quarantined())
                .singleElement()
                .extracting(row -> row.reasons().get(0).toString())
                .isEqualTo("created_at must be a time that a clock showed, but \"2026-03-29T02:30:00\" did not exist in"
                        + " Europe/Paris");
        desk.store("A,1,stripe,p1,1000,1000,0,XAF,SUCCEEDED,API,2025-10-26T02:30:00,2026-03-01T10:01:00Z");
        assertThat(report(zone(PARIS)).quarantined()).isEmpty();
        desk.store("A,1,stripe,p1,1000,1000,0,XAF,SUCCEEDED,API,2025-13-26T02:30:00,2026-03-01T10:01:00Z");
        assertThat(report(zone(PARIS)).quarantined()).hasSize(1);
    }

    @Test
    void a_provider_may_have_a_zone_of_its_own() {
        desk.provider(record("PAYMENT", "p1", 1000, "2026-03-01T11:01:00"));
        ReadingPolicy reading =
                new ReadingPolicy(Optional.of(ZoneId.of("America/Lima")), Map.of("stripe", PARIS), Set.of(), List.of());
        assertThat(reading.zoneOf("wave")).contains(ZoneId.of("America/Lima"));
        RunReport read = report(reading);
        assertThat(read.quarantined()).isEmpty();
        assertThat(codes(read)).isEmpty();
    }

    @Test
    void amounts_without_signs_get_those_of_their_kind_where_the_policy_says_so() {
        desk.store("A,1,stripe,p1,1000,1000,400,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,2026-03-01T10:01:00Z");
        String paid = record("PAYMENT", "p1", 1000, "2026-03-01T10:01:00Z");
        desk.provider(paid, record("REFUND", "r1", 400, "2026-03-01T10:02:00Z"));
        assertThat(report(ReadingPolicy.DEFAULTS).quarantined()).hasSize(1);
        ReadingPolicy reading = new ReadingPolicy(Optional.empty(), Map.of(), Set.of("stripe"), List.of());
        RunReport read = report(reading);
        assertThat(read.quarantined()).isEmpty();
        assertThat(codes(read)).isEqualTo("PARTIAL_REFUND P3");
        assertThat(read.result().currency("XAF").provider()).isEqualTo(600);

        desk.provider(paid, record("REFUND", "r1", 400, "soon"), record("PAYMENT", "p9", -7, "2026-03-01T10:02:00Z"));
        RunReport broken = report(reading);
        assertThat(broken.quarantined()).hasSize(2);
        assertThat(broken.result().currency("XAF").provider()).isEqualTo(593);
        assertThat(broken.result().isConserved()).isTrue();
    }

    @Test
    void a_policy_says_what_files_cover_and_whether_they_are_whole() {
        desk.store(
                "A,1,stripe,p1,1000,1000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,",
                "B,1,wave,w1,1000,1000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,");
        assertThat(report(ReadingPolicy.DEFAULTS).result().discrepancies()).isEmpty();
        SourceRule covers = new SourceRule("prov*.csv", Set.of("wave"), Optional.empty(), Optional.of("by hand"));
        RunReport covered = report(new ReadingPolicy(Optional.empty(), Map.of(), Set.of(), List.of(covers)));
        assertThat(codes(covered)).isEqualTo("MISSING_AT_PROVIDER P1");
        assertThat(covered.sources().get(0).coverage().proof()).isEqualTo("by hand");

        SourceRule part = new SourceRule("*", Set.of(), Optional.of(false), Optional.empty());
        SourceRule other = new SourceRule("mtn?.csv", Set.of("x"), Optional.of(false), Optional.empty());
        RunReport partly =
                report(new ReadingPolicy(Optional.empty(), Map.of(), Set.of(), List.of(covers, part, other)));
        assertThat(partly.verdict()).isEqualTo(Verdict.NOT_VOUCHED);
        assertThat(partly.sources())
                .extracting(RunReport.Source::coverage)
                .containsExactly(new SourceCoverage("provider.csv", Set.of("stripe", "wave"), false, "by hand"));
    }

    @Test
    void balances_of_a_manifest_must_follow_from_the_records() {
        desk.write(
                "provider.csv.manifest.json",
                "{\"provider\":\"stripe\",\"complete\":true,\"opening\":500,\"closing\":\"1500\"}");
        assertThat(report(ReadingPolicy.DEFAULTS).verdict()).isEqualTo(Verdict.CLEAN);
        desk.write(
                "provider.csv.manifest.json",
                "{\"provider\":\"stripe\",\"complete\":true,\"opening\":500,\"closing\":1600}");
        RunReport broken = report(ReadingPolicy.DEFAULTS);
        assertThat(codes(broken)).isEqualTo("BALANCE_BREAK P1");
        assertThat(broken.verdict()).isEqualTo(Verdict.NOT_VOUCHED);
        assertThat(broken.sources().get(0).coverage().complete()).isFalse();
        assertThat(desk.read("report.md")).contains("provider.csv", "BALANCE_BREAK");
        desk.write(
                "provider.csv.manifest.json",
                "{\"provider\":\"stripe\",\"complete\":true,\"opening\":5.5,\"closing\":\"x\"}");
        assertThat(Desk.refused(desk.run().run()))
                .containsExactly(
                        "provider.csv.manifest.json: opening must be whole minor units of at most 18 digits, but was"
                                + " \"5.5\"",
                        "provider.csv.manifest.json: closing must be whole minor units of at most 18 digits, but was"
                                + " \"x\"");
    }

    @Test
    void a_day_that_was_closed_knows_what_arrives_late_and_again() {
        BusinessDay day = new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala"));
        desk.provider(record("PAYMENT", "p0", 1, "2026-02-01T10:01:00Z"));
        assertThat(codes(Desk.done(desk.run().day(day).run()))).isEqualTo("MISSING_AT_PROVIDER P1");
        desk.provider(record("PAYMENT", "p1", 1000, "2026-03-01T10:01:00Z"));
        for (int run = 0; run < 3; run++) {
            RunReport again = Desk.done(desk.run().day(day).run());
            assertThat(codes(again)).as("run %d", run).isEqualTo("LATE_ARRIVAL P3");
            assertThat(again.healed()).hasSize(run == 0 ? 1 : 0);
        }
        assertThat(codes(Desk.done(desk.run().run()))).isEmpty();
    }

    @Test
    void a_day_that_was_not_vouched_for_was_not_closed() throws Exception {
        BusinessDay day = new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala"));
        desk.provider(record("PAYMENT", "p0", 1, "2026-02-01T10:01:00Z"));
        desk.run().day(day).run();
        Files.delete(desk.out().resolve("reconciliation.manifest.json"));
        desk.provider(record("PAYMENT", "p1", 1000, "2026-03-01T10:01:00Z"));
        assertThat(codes(Desk.done(desk.run().day(day).run()))).isEmpty();
    }

    @Test
    void an_open_dispute_is_due_when_it_can_no_longer_be_answered() {
        String dispute = "stripe,DISPUTE,d1,,-1000,,,XAF,,,PENDING,2026-03-01T10:05:00Z,,,,p1,2026-03-09T00:00:00Z";
        desk.write(
                "provider.csv",
                Desk.PROVIDER.strip() + ",respond_by\n" + record("PAYMENT", "p1", 1000, "2026-03-01T10:01:00Z") + ",\n"
                        + dispute + "\n");
        RunReport run = report(ReadingPolicy.DEFAULTS);
        assertThat(codes(run)).isEqualTo("DISPUTE_OPEN P0");
        assertThat(run.discrepancies().get(0).followUp().due()).contains(Instant.parse("2026-03-09T00:00:00Z"));
        desk.store("A,1,stripe,p1,1000,900,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,2026-03-01T10:01:00Z");
        RunReport more = report(ReadingPolicy.DEFAULTS);
        assertThat(codes(more)).isEqualTo("AMOUNT_MISMATCH P0");
        assertThat(more.discrepancies().get(0).followUp().due()).contains(Desk.NOON.plusSeconds(7200));
    }

    @Test
    void rates_are_rates() {
        String header = Desk.PROVIDER.strip() + ",fx_rate\n";
        String row = "stripe,PAYMENT,p1,A,152,,,EUR,1000,XAF,SUCCEEDED,,2026-03-01T10:01:00Z,,,,";
        desk.write("provider.csv", header + row + "0.001524\n");
        assertThat(codes(report(ReadingPolicy.DEFAULTS))).isEqualTo("FX_CONVERTED P3");
        for (String wrong : List.of("0", "-1", "1e3", "0,0015", ".5")) {
            desk.write("provider.csv", header + row + (wrong.contains(",") ? '"' + wrong + '"' : wrong) + "\n");
            assertThat(report(ReadingPolicy.DEFAULTS).quarantined())
                    .singleElement()
                    .extracting(q -> q.reasons().get(0).toString())
                    .isEqualTo("fx_rate must be a rate above 0 such as 655.957, but was \"" + wrong + "\"");
        }
    }
}
