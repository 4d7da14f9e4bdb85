package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.ExportReport;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up shop that README and guides use. */
class BoutiqueAkwaTest {
    @TempDir
    Path directory;

    private ExportReport export(String date) {
        OrderMapping mapping = SavedAnswer.detectMapping(Repository.ORDERS).orElseThrow();
        return PaymentExport.from(SavedAnswer.of(Repository.ORDERS, mapping, CurrencyUnit.of("XAF")))
                .shop("boutique-akwa")
                .day(new BusinessDay(LocalDate.parse(date), ZoneId.of("Africa/Douala")))
                .to(DirectorySink.at(directory))
                .run()
                .fold(exported -> exported.report(), refused -> {
                    throw new AssertionError(refused.reason());
                });
    }

    private List<Map<String, String>> rows(String name) {
        return Repository.rows(directory.resolve(name));
    }

    private static long sum(List<Map<String, String>> rows, String column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }

    @Test
    void first_of_march_has_twelve_rows_and_one_record_in_quarantine() {
        ExportReport report = export("2026-03-01");

        assertThat(report.ordersRead()).isEqualTo(14);
        assertThat(report.orders()).isEqualTo(11);
        assertThat(report.needsAction()).isTrue();
        List<Map<String, String>> rows = rows("payments-2026-03-01.csv");
        assertThat(rows)
                .extracting(row -> row.get("order_number") + " " + row.get("attempt") + " " + row.get("provider") + " "
                        + row.get("status") + " " + row.get("paid_minor") + " " + row.get("notes"))
                .containsExactly(
                        // ordered and paid after midnight in Douala, on 28 February in UTC
                        "BA-1003 1 mtn_momo SUCCEEDED 10000 ",
                        "BA-1004 1 mtn_momo SUCCEEDED 47500 ",
                        "BA-1005 1 orange_money SUCCEEDED 23500 ",
                        "BA-1006 1 cash SUCCEEDED 11100 PAID_AT_UNKNOWN",
                        "BA-1008 1 manual SUCCEEDED 45000 ",
                        "BA-1007 1 campost SUCCEEDED 34000 ",
                        "BA-1009 1 mtn_momo SUCCEEDED 15000 PAID_BUT_CANCELLED",
                        "BA-1010 2 campost PENDING 0 ",
                        "BA-1010 1 campost SUCCEEDED 63000 ",
                        "BA-1011 1 orange_money FAILED 0 ",
                        "BA-1012 1 campost PENDING 0 ",
                        "BA-1013 0 mtn_momo PENDING 0 ");
        assertThat(sum(rows, "paid_minor")).isEqualTo(249_100);
        assertThat(sum(rows, "refunded_minor")).isEqualTo(15_000);
        assertThat(rows).extracting(row -> row.get("currency")).containsOnly("XAF");
        assertThat(rows("payments-2026-03-01.quarantine.csv"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("position", "orders[1]")
                        .containsEntry("reason", "AMOUNT_MISSING: there is no amount (field total)"));
    }

    @Test
    void order_of_half_past_midnight_belongs_to_the_second_of_march() {
        assertThat(export("2026-03-02").needsAction()).isFalse();

        assertThat(rows("payments-2026-03-02.csv"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("created_at", "2026-03-01T23:30:00Z")
                        .containsEntry("business_date", "2026-03-02")
                        .containsEntry("paid_minor", "18500"));
    }

    @Test
    void the_three_days_of_the_answer_hold_every_order_once() {
        long orders = export("2026-02-28").orders()
                + export("2026-03-01").orders()
                + export("2026-03-02").orders();

        assertThat(orders).isEqualTo(13);
    }
}
