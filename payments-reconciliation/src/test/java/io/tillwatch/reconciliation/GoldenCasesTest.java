package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.reconcile.Bucket;
import io.tillwatch.reconcile.CurrencyReport;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases that the contract names, as it writes them. */
class GoldenCasesTest {
    @TempDir
    private Path work;

    private Desk desk;

    @BeforeEach
    void set_up() {
        desk = new Desk(work);
    }

    private RunReport run(int golden) {
        return Desk.done(desk.golden(golden).run().run());
    }

    private static CurrencyReport xaf(RunReport run) {
        return run.result().currency("XAF");
    }

    private static long effect(CurrencyReport currency, Bucket bucket) {
        return currency.buckets().get(bucket).effect().longValueExact();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void writes_the_expected_discrepancies_byte_for_byte(int golden) {
        if (golden == 6) {
            desk.copy("golden/6/provider.csv.manifest.json");
        }
        run(golden);

        assertThat(desk.read("discrepancies.csv"))
                .isEqualTo(Desk.text("golden/" + golden + "/discrepancies.csv.expected"));
    }

    @Test
    void case_1_an_amount_a_hundred_times_too_large_is_a_scale_error() {
        RunReport run = run(1);

        assertThat(run.discrepancies()).singleElement().satisfies(each -> {
            assertThat(each.discrepancy().code()).hasToString("SCALE_ERROR");
            assertThat(each.discrepancy().severity()).hasToString("P0");
            assertThat(each.discrepancy().amounts().expected()).isEqualTo(5000);
            assertThat(each.discrepancy().amounts().actual()).isEqualTo(500_000);
            assertThat(each.discrepancy().effect().get("XAF")).isEqualTo(-495_000);
        });
        assertThat(xaf(run).unexplained()).isZero();
        assertThat(run.verdict()).isEqualTo(Verdict.FINDINGS);
    }

    @Test
    void case_2_xof_is_not_xaf() {
        RunReport run = run(2);

        assertThat(run.discrepancies()).singleElement().satisfies(each -> {
            assertThat(each.discrepancy().code()).hasToString("CURRENCY_MISMATCH");
            assertThat(each.discrepancy().severity()).hasToString("P0");
            assertThat(each.discrepancy().effect().get("XAF")).isEqualTo(5000);
            assertThat(each.discrepancy().effect().get("XOF")).isEqualTo(-5000);
        });
        assertThat(run.result().isConserved()).isTrue();
        assertThat(run.verdict()).isEqualTo(Verdict.FINDINGS);
    }

    @Test
    void case_3_a_duplicate_a_missing_refund_and_a_payment_in_flight() {
        RunReport run = run(3);

        assertThat(run.discrepancies())
                .extracting(each -> each.discrepancy().subject().orderId() + " "
                        + each.discrepancy().code() + " "
                        + each.discrepancy().effect())
                .containsExactly("A DUPLICATE_CHARGE {XAF=-5000}", "B REFUND_MISSING_AT_PROVIDER {XAF=-2500}");
        assertThat(run.result().waiting()).singleElement().satisfies(each -> {
            assertThat(each.subject().orderId()).isEqualTo("C");
            assertThat(each.effect().get("XAF")).isEqualTo(2500);
        });
        assertThat(xaf(run).store()).isEqualTo(15_000);
        assertThat(xaf(run).provider()).isEqualTo(20_000);
        assertThat(xaf(run).unexplained()).isZero();
        assertThat(run.verdict()).isEqualTo(Verdict.FINDINGS);
    }

    @Test
    void case_4_cash_without_a_source_is_not_judged() {
        RunReport run = run(4);

        assertThat(run.discrepancies()).isEmpty();
        assertThat(effect(xaf(run), Bucket.NOT_JUDGED)).isEqualTo(5000);
        assertThat(run.notices())
                .extracting(Object::toString)
                .contains("not judged: cash, which no source covers (1 row)");
        assertThat(run.verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void case_5_equal_amounts_are_matched_by_reference_only() {
        RunReport run = run(5);

        assertThat(run.discrepancies()).singleElement().satisfies(each -> {
            assertThat(each.discrepancy().code()).hasToString("AMOUNT_TIME_ONLY");
            assertThat(each.discrepancy().severity()).hasToString("P2");
        });
        assertThat(xaf(run).buckets().get(Bucket.MATCHED).storeCount()).isEqualTo(200);
        assertThat(run.result().isConserved()).isTrue();
    }

    @Test
    void case_6_a_source_that_is_not_whole_accuses_nobody() {
        desk.copy("golden/6/provider.csv.manifest.json");
        RunReport run = run(6);

        assertThat(run.discrepancies()).isEmpty();
        assertThat(run.result().waiting())
                .singleElement()
                .satisfies(each -> assertThat(each.subject().orderId()).isEqualTo("I-1"));
        assertThat(run.notices()).extracting(notice -> notice.key()).contains("notice.SOURCE_INCOMPLETE");
        assertThat(run.verdict()).isEqualTo(Verdict.NOT_VOUCHED);
        assertThat(desk.written())
                .containsExactly("discrepancies.csv", "reconciliation.json", "report.html", "report.md");
    }

    @Test
    void case_7_a_second_run_keeps_ids_and_comments_and_tells_what_healed() {
        run(7);
        String first = desk.read("discrepancies.csv");
        String commented = first.replace(",open,,,,", ",waiting,\"Asked Stripe, ticket 7\",Awa,2026-03-02,");
        assertThat(commented).isNotEqualTo(first);
        desk.write("out/discrepancies.csv", commented);

        ReconciliationRun later = ReconciliationRun.asOf(Desk.NOON.plusSeconds(86_400))
                .shop("boutique-akwa")
                .store(work.resolve("store.csv"))
                .provider(work.resolve("provider.csv"))
                .previous(desk.out());
        RunReport again = Desk.done(later.to(work.resolve("second")).run());

        assertThat(again.discrepancies()).singleElement().satisfies(each -> {
            assertThat(first).contains(each.discrepancy().id());
            assertThat(each.followUp().firstSeen()).isEqualTo(Desk.NOON);
            assertThat(each.followUp().due()).contains(Desk.NOON.plusSeconds(6 * 3600));
            assertThat(each.followUp().state()).isEqualTo("waiting");
            assertThat(each.followUp().comment()).isEqualTo("Asked Stripe, ticket 7");
            assertThat(each.followUp().decidedBy()).isEqualTo("Awa");
            assertThat(each.followUp().decidedAt()).isEqualTo("2026-03-02");
        });

        desk.provider(
                "stripe,PAYMENT,pi_r1,R-1,5000,,,XAF,,,SUCCEEDED,2026-03-01T10:00:05Z,2026-03-01T10:00:30Z,,,",
                "stripe,PAYMENT,pi_r2,R-2,8000,,,XAF,,,SUCCEEDED,2026-03-01T11:00:05Z,2026-03-01T11:00:30Z,,,");
        RunReport healed = Desk.done(desk.run().previous(work.resolve("second")).run());

        assertThat(healed.discrepancies()).isEmpty();
        assertThat(healed.healed())
                .singleElement()
                .satisfies(each -> assertThat(each.orderId() + " " + each.code() + " "
                                + each.followUp().comment())
                        .isEqualTo("R-2 MISSING_AT_PROVIDER Asked Stripe, ticket 7"));
        assertThat(desk.read("report.md")).contains("## Healed since the last run");
        assertThat(desk.read("reconciliation.json")).contains("\"comment\" : \"Asked Stripe, ticket 7\"");
        assertThat(healed.verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void case_8_our_own_export_of_a_clean_day_matches_its_provider_file() throws Exception {
        OrderSource orders = OrderSource.of("shop", receiver -> {
            for (int i = 1; i <= 20; i++) {
                Instant created = Instant.parse("2026-03-01T08:00:00Z").plusSeconds(i * 600L);
                receiver.order(OrderPayment.builder("E-" + i, Money.of(1000 * i, "XAF"), created)
                        .provider("mtn_momo")
                        .providerRef("MP" + i)
                        .paidInFull(created.plusSeconds(40))
                        .build());
            }
            return SourceResult.complete();
        });
        PaymentExport.from(orders)
                .shop("boutique-akwa")
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala")))
                .to(DirectorySink.at(work.resolve("exports")))
                .run();
        StringBuilder records = new StringBuilder(Desk.PROVIDER);
        for (int i = 1; i <= 20; i++) {
            records.append("mtn_momo,PAYMENT,MP%d,E-%d,%d,,,XAF,,,SUCCEEDED,,2026-03-01T12:00:00Z,,,\n"
                    .formatted(i, i, 1000 * i));
        }
        desk.write("provider.csv", records.toString());

        RunReport run = Desk.done(ReconciliationRun.asOf(Desk.NOON)
                .shop("boutique-akwa")
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala")))
                .store(work.resolve("exports/payments-2026-03-01.csv"))
                .provider(work.resolve("provider.csv"))
                .to(desk.out())
                .run());

        assertThat(run.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(run.discrepancies()).isEmpty();
        assertThat(run.notices()).isEmpty();
        assertThat(xaf(run).buckets().get(Bucket.MATCHED).storeCount()).isEqualTo(20);
        assertThat(xaf(run).buckets().get(Bucket.MATCHED).providerCount()).isEqualTo(20);
        assertThat(Files.exists(desk.out().resolve("reconciliation.manifest.json")))
                .isTrue();
    }
}
