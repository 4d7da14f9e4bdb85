package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.reconcile.FeeContract;
import io.tillwatch.reconcile.PolicyBuilder;
import io.tillwatch.reconcile.PolicyLimits;
import io.tillwatch.reconcile.Reconciliation;
import io.tillwatch.reconcile.ReconciliationPolicy;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pair that agrees in everything is set aside; with one thing changed, it goes to the judge, and no byte differs. */
class ClearPairTest {
    private static final String STORE = Desk.STORE.strip() + ",fulfilled_at,refunded_at,customer_key";
    private static final String PROVIDER =
            Desk.PROVIDER.strip() + ",alt_ids,description,authorized_minor,fx_rate,balance_minor,respond_by";
    private static final String PAID =
            "A,1,stripe,pi_1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,2026-03-01T10:05:00Z,,,";
    private static final String RECORD =
            "stripe,PAYMENT,pi_1,A,5000,,,XAF,,,SUCCEEDED,2026-03-01T10:01:00Z,2026-03-01T10:05:00Z,,,,,,,,,";

    @TempDir
    private Path work;

    private final List<String> store = new ArrayList<>();
    private final List<String> provider = new ArrayList<>();
    private UnaryOperator<ReconciliationRun> setting = run -> run;
    private long judged;

    /** Rows of an order with another number, which have nothing to do with the pair. */
    private void other(int number) {
        store.add(PAID.replace("A,", "B" + number + ",").replace("pi_1", "pj_" + number));
        provider.add(RECORD.replace(",A,", ",B" + number + ",").replace("pi_1", "pj_" + number));
    }

    private static String changed(String header, String row, String changes, String side) {
        Map<String, String> cells = new LinkedHashMap<>();
        String[] names = header.split(",", -1);
        String[] values = row.split(",", -1);
        for (int i = 0; i < names.length; i++) {
            cells.put(names[i], values[i]);
        }
        for (String change : changes.split(" ")) {
            String[] part = change.split("[.=]", 3);
            if (part[0].equals(side)) {
                assertThat(cells.replace(part[1], part.length > 2 ? part[2] : ""))
                        .isNotNull();
            }
        }
        return String.join(",", cells.values());
    }

    private static Map<String, String> written(Path directory) {
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.list(directory)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private ReconciliationReport judge(Reconciliation reconciliation) {
        ReconciliationReport report = reconciliation.run();
        judged = report.read().store() + report.read().provider();
        return report;
    }

    /** How many rows the judge sees; what is written is the same as if it saw them all. */
    private long judged() {
        Desk desk = new Desk(work)
                .write("store.csv", STORE + "\n" + String.join("\n", store) + "\n")
                .write("provider.csv", PROVIDER + "\n" + String.join("\n", provider) + "\n");
        RunReport all = Desk.done(setting.apply(desk.run().inMemory()).run());
        Map<String, String> expected = written(desk.out());
        Path aside = work.resolve("aside");
        RunReport run = Desk.done(
                setting.apply(desk.run()).to(aside).engine(this::judge).run());
        assertThat(run.result()).isEqualTo(all.result());
        assertThat(written(aside)).isEqualTo(expected);
        return judged;
    }

    private void policy(UnaryOperator<PolicyBuilder> change) {
        setting = run -> run.policy(
                change.apply(ReconciliationPolicy.builder("boutique-akwa")).build());
    }

    private void clockTolerance(Duration clock) {
        policy(p -> p.limits(new PolicyLimits(Duration.ofHours(24), 0, 5, Duration.ofMinutes(2), clock, Set.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "store.provider_ref",
                "provider.merchant_ref",
                "provider.description=thanks",
                "provider.fee_minor=100 provider.net_minor=4900",
                "provider.available_at=2026-03-05T10:00:00Z",
                "store.paid_minor=0 store.status=FAILED store.paid_at provider.status=FAILED",
                "store.created_at provider.created_at",
                "store.customer_key=c1",
                "store.proof=WEBHOOK",
                "provider.fx_rate=1.5",
                "provider.customer_minor=5000 provider.customer_currency=XAF"
            })
    void what_agrees_is_set_aside(String changes) {
        store.add(changed(STORE, PAID, changes, "store"));
        provider.add(changed(PROVIDER, RECORD, changes, "provider"));
        other(1);
        assertThat(judged()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider.gross_minor=5700",
                "provider.gross_minor=500000",
                "provider.gross_minor=0",
                "store.due_minor=5100",
                "store.paid_minor=4900",
                "store.paid_minor=0",
                "store.due_minor=0 store.paid_minor=0 provider.gross_minor=0",
                "store.refunded_minor=100",
                "provider.currency=XOF",
                "store.currency=FCFA provider.currency=FCFA",
                "provider.customer_minor=5000 provider.customer_currency=EUR",
                "provider.provider=paypal",
                "provider.provider=paypal store.provider_ref",
                "provider.currency=XOF store.provider_ref",
                "provider.gross_minor=5700 store.provider_ref",
                "provider.status=FAILED",
                "provider.status=FAILED store.provider_ref",
                "provider.status=PENDING",
                "provider.status=REVERSED",
                "provider.status=REVERSED store.status=REVERSED",
                "provider.status=AUTHORIZED store.status=AUTHORIZED",
                "provider.status=UNKNOWN store.status=UNKNOWN",
                "store.status=PENDING",
                "store.status=FAILED provider.status=FAILED",
                "store.status=FAILED store.paid_minor=0 provider.status=EXPIRED",
                "store.proof=MANUAL",
                "store.proof=COURIER",
                "store.attempt=0",
                "store.paid_at",
                "provider.completed_at",
                "store.created_at=2026-03-01T10:06:00Z",
                "store.created_at=2026-03-02T07:00:00Z store.paid_at=2026-03-02T07:05:00Z"
                        + " provider.created_at=2026-03-02T07:01:00Z provider.completed_at=2026-03-02T07:05:00Z",
                "store.created_at=2026-03-02T05:59:00Z store.paid_at=2026-03-02T06:00:00Z"
                        + " provider.created_at=2026-03-02T05:59:00Z provider.completed_at=2026-03-02T06:00:00Z",
                "provider.completed_at=2026-03-01T11:05:00Z",
                "provider.completed_at=2026-03-01T09:05:00Z",
                "provider.completed_at=2026-03-01T09:55:00Z",
                "provider.kind=REFUND provider.gross_minor=-5000",
                "provider.kind=ADJUSTMENT",
                "provider.fee_minor=100 provider.net_minor=4800",
                "provider.available_at=2026-03-01T12:00:00Z",
                "provider.payout_id=po_1",
                "provider.parent_id=pi_0",
                "provider.alt_ids=x",
                "provider.authorized_minor=6000",
                "provider.balance_minor=100",
                "provider.respond_by=2026-03-09T10:00:00Z",
                "store.refunded_at=2026-03-01T12:00:00Z"
            })
    void with_one_thing_changed_it_goes_to_the_judge_and_nothing_else_does(String changes) {
        store.add(changed(STORE, PAID, changes, "store"));
        provider.add(changed(PROVIDER, RECORD, changes, "provider"));
        other(1);
        other(2);
        assertThat(judged()).as(changes).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store.attempt=2",
                "store.order_id=Z store.paid_minor=0 store.status=FAILED store.paid_at",
                "store.order_id=Z",
                "store.attempt=2 store.provider_ref=pi_2 store.paid_minor=0 store.status=PENDING store.paid_at",
                "store.attempt=2 store.provider_ref=pi_2",
                "store.provider_ref=pi_2",
                "store.attempt=2 store.provider_ref"
            })
    void another_row_of_the_order_or_the_reference_takes_the_pair_to_the_judge(String changes) {
        store.add(PAID);
        provider.add(RECORD);
        store.add(changed(STORE, PAID, changes, "store"));
        other(1);
        assertThat(judged()).as(changes).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "provider.provider_id=pi_2",
                "provider.provider_id=pi_2 provider.gross_minor=70",
                "provider.provider_id=pi_2 provider.status=PENDING",
                "provider.provider_id=pi_2 provider.merchant_ref provider.description=A",
                "provider.provider_id=pi_2 provider.merchant_ref=X provider.alt_ids=pi_1",
                "provider.kind=REFUND provider.provider_id=r provider.merchant_ref provider.parent_id=pi_1"
                        + " provider.gross_minor=-5000",
                "provider.provider=paypal provider.provider_id=other",
                "provider.merchant_ref=X"
            })
    void another_record_of_the_order_or_the_reference_takes_the_pair_to_the_judge(String changes) {
        store.add(PAID);
        provider.add(RECORD);
        provider.add(changed(PROVIDER, RECORD, changes, "provider"));
        other(1);
        assertThat(judged()).as(changes).isEqualTo(3);
    }

    private void attempt(String storeChanges, String recordChanges) {
        store.add(changed(STORE, PAID, storeChanges, "store"));
        provider.add(changed(PROVIDER, RECORD, recordChanges, "provider"));
    }

    @Test
    void attempts_are_set_aside_if_one_of_them_moved_money_and_all_are_over_the_same_due() {
        String failed = "store.attempt=2 store.provider_ref=pi_2 store.paid_minor=0 store.status=FAILED store.paid_at";
        String declined = "provider.provider_id=pi_2 provider.status=FAILED";
        attempt("", "");
        attempt(failed, declined);
        other(1);
        assertThat(judged()).isZero();
        for (List<String> more : List.of(
                List.of(failed + " store.due_minor=700", declined + " provider.gross_minor=700"),
                List.of(failed + " store.currency=XOF", declined + " provider.currency=XOF"),
                List.of(failed + " store.attempt=1", declined),
                List.of("store.attempt=2 store.provider_ref=pi_2", "provider.provider_id=pi_2"),
                List.of(failed, declined + " provider.merchant_ref=other"))) {
            store.subList(1, store.size()).clear();
            provider.subList(1, provider.size()).clear();
            attempt(more.get(0), more.get(1));
            other(1);
            assertThat(judged()).as("%s", more).isEqualTo(4);
        }
    }

    @Test
    void one_customer_who_paid_the_same_twice_is_judged() {
        attempt("store.customer_key=c1", "");
        attempt(
                "store.order_id=Z store.provider_ref=pi_9 store.customer_key=c1",
                "provider.merchant_ref=Z provider.provider_id=pi_9");
        other(1);
        assertThat(judged()).isEqualTo(4);
    }

    @Test
    void whoever_has_a_contract_about_fees_is_judged() {
        attempt("", "provider.fee_minor=100 provider.net_minor=4900");
        policy(p -> p.fee(new FeeContract("stripe", "XAF", new BigDecimal("0.03"), 0, 0, 1_000_000, 0)));
        assertThat(judged()).isEqualTo(1 + 1);
        policy(p -> p.fee(new FeeContract("paypal", "XAF", new BigDecimal("0.03"), 0, 0, 1_000_000, 0)));
        assertThat(judged()).isZero();
    }

    @Test
    void whoever_has_a_plan_of_instalments_is_judged() {
        attempt("", "");
        Desk desk = new Desk(work);
        desk.write("plan.csv", "order_id,due_at,due_minor,currency\nA,2026-03-01T12:00:00Z,7000,XAF\n");
        setting = run -> run.schedule(work.resolve("plan.csv"));
        assertThat(judged()).isEqualTo(2);
        desk.write("plan.csv", "order_id,due_at,due_minor,currency\nZ,2026-03-05T12:00:00Z,5000,XAF\n");
        assertThat(judged()).isZero();
    }

    @Test
    void whatever_stands_beside_a_manifest_with_balances_is_judged() {
        attempt("", "");
        new Desk(work)
                .write(
                        "provider.csv.manifest.json",
                        "{\"provider\":\"stripe\",\"complete\":true,\"opening\":0,\"closing\":5000}");
        assertThat(judged()).isEqualTo(2);
    }

    @Test
    void what_lies_on_two_days_is_judged() {
        String store = "store.created_at=2026-03-01T22:50:00Z store.paid_at=2026-03-01T22:59:00Z";
        String record = "provider.created_at=2026-03-01T22:59:00Z provider.completed_at=2026-03-01T23:01:00Z";
        attempt(store, record);
        assertThat(judged()).isZero();
        policy(p -> p.zone(ZoneId.of("Africa/Douala")));
        assertThat(judged()).isEqualTo(2);
    }

    @Test
    void what_lies_on_another_day_than_the_one_that_is_judged_is_told_from_it() {
        attempt("", "");
        BusinessDay day = new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala"));
        setting = run -> run.day(day);
        assertThat(judged()).isZero();
        for (String date : List.of("2026-02-28T10", "2026-03-02T05")) {
            store.clear();
            provider.clear();
            attempt(
                    ("store.created_at=%s:00:00Z store.paid_at=%s:05:00Z").formatted(date, date),
                    ("provider.created_at=%s:01:00Z provider.completed_at=%s:05:00Z").formatted(date, date));
            assertThat(judged()).as(date).isEqualTo(2);
        }
        store.clear();
        provider.clear();
        attempt("store.created_at", "");
        assertThat(judged()).isEqualTo(2);
    }

    @Test
    void with_an_exact_clock_a_payment_in_the_minute_of_its_order_is_judged() {
        attempt(
                "store.created_at=2026-03-01T10:05:30Z store.paid_at=2026-03-01T10:05:40Z",
                "provider.created_at=2026-03-01T10:05:00Z provider.completed_at=2026-03-01T10:05:10Z");
        clockTolerance(Duration.ofMinutes(5));
        assertThat(judged()).isZero();
        clockTolerance(Duration.ZERO);
        assertThat(judged()).isEqualTo(2);
    }

    @Test
    void a_text_that_names_another_order_takes_that_order_to_the_judge() {
        attempt("", "");
        store.add(PAID.replace("A,", "B1,").replace("pi_1", "pj_1"));
        provider.add(RECORD.replace(",A,", ",B1,").replace("pi_1", "pj_1"));
        provider.set(0, changed(PROVIDER, RECORD, "provider.description=B1", "provider"));
        assertThat(judged()).isBetween(2L, 4L);
    }
}
