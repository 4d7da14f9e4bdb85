package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.AUTHORIZED;
import static io.tillwatch.payment.PaymentStatus.CANCELLED;
import static io.tillwatch.payment.PaymentStatus.EXPIRED;
import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.PaymentStatus.REVERSED;
import static io.tillwatch.payment.PaymentStatus.SUCCEEDED;
import static io.tillwatch.payment.PaymentStatus.UNKNOWN;
import static io.tillwatch.reconcile.Rows.T0;
import static io.tillwatch.reconcile.Rows.payment;
import static io.tillwatch.reconcile.Rows.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.EditDistance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows that go in: what they may be, and which of two with the same key counts. */
class RowsTest extends Desk {
    @ParameterizedTest
    @CsvSource({
        "PENDING,   SUCCEEDED, DUPLICATE_ROW",
        "SUCCEEDED, PENDING,   DUPLICATE_ROW",
        "INITIATED, FAILED,    DUPLICATE_ROW",
        "SUCCEEDED, REVERSED,  DUPLICATE_ROW",
        "UNKNOWN,   SUCCEEDED, DUPLICATE_ROW",
        "SUCCEEDED, FAILED,    CONFLICTING_ROW",
        "FAILED,    REVERSED,  CONFLICTING_ROW",
        "EXPIRED,   CANCELLED, CONFLICTING_ROW"
    })
    void progress_of_status_is_one_record_and_anything_else_a_conflict(
            PaymentStatus first, PaymentStatus second, DiscrepancyCode code) {
        RowFilter<ProviderRecord, RowFilter.RecordKey> filter = RowFilter.records(
                List.of(payment("stripe", "p1", "A", 100, first), payment("stripe", "p1", "", 100, second)));
        assertThat(filter.codes().values()).containsExactly(code);
        assertThat(filter.kept()).hasSize(1);
        assertThat(filter.repeated().size() + filter.conflicting().size()).isEqualTo(1);
    }

    @Test
    void the_most_advanced_of_two_alike_and_the_latest_of_two_that_conflict_is_kept() {
        RowFilter<StorePayment, RowFilter.PaymentKey> progress = RowFilter.payments(List.of(
                store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED), store("A", 1, "stripe", "", 100, 0, PENDING)));
        assertThat(progress.kept()).extracting(StorePayment::status).containsExactly(SUCCEEDED);
        assertThat(progress.repeated()).hasSize(1);

        RowFilter<StorePayment, RowFilter.PaymentKey> conflict = RowFilter.payments(List.of(
                store("A", 1, "stripe", "p1", 100, 100, 0, SUCCEEDED, T0),
                store("A", 1, "stripe", "p1", 100, 90, 0, SUCCEEDED, T0.plusSeconds(60))));
        assertThat(conflict.kept()).extracting(StorePayment::paidMinor).containsExactly(90L);
        assertThat(conflict.conflicting()).hasSize(1);
    }

    @Test
    void every_difference_but_progress_is_a_conflict() {
        StorePayment row = store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED);
        List<StorePayment> others = List.of(
                store("A", 1, "paypal", "p1", 100, 100, SUCCEEDED),
                store("A", 1, "stripe", "p2", 100, 100, SUCCEEDED),
                store("A", 1, "stripe", "p1", 101, 100, SUCCEEDED),
                store("A", 1, "stripe", "p1", 100, 100, 5, SUCCEEDED, T0),
                store("A", 1, "stripe", "p1", 100, 100, 0, SUCCEEDED, T0.plusSeconds(1)),
                store("A", 1, "stripe", "p1", 100, 40, PENDING));
        for (StorePayment other : others) {
            assertThat(RowFilter.payments(List.of(row, other)).codes())
                    .as("%s", other)
                    .containsValue(DiscrepancyCode.CONFLICTING_ROW);
        }
        ProviderRecord record = payment("stripe", "p1", "A", 100, SUCCEEDED);
        List<ProviderRecord> records = List.of(
                payment("stripe", "p1", "B", 100, SUCCEEDED),
                payment("stripe", "p1", "A", 101, SUCCEEDED),
                Rows.record("stripe", RecordKind.PAYMENT, "p1", "A", 100, "XOF", SUCCEEDED, T0, ""),
                Rows.record("stripe", RecordKind.PAYMENT, "p1", "A", 100, "XAF", SUCCEEDED, T0.plusSeconds(1), ""));
        for (ProviderRecord other : records) {
            assertThat(RowFilter.records(List.of(record, other)).codes())
                    .as("%s", other)
                    .containsValue(DiscrepancyCode.CONFLICTING_ROW);
        }
    }

    @Test
    void a_conflict_is_judged_by_its_latest_row_and_the_rest_is_quarantined() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, SUCCEEDED));
        provider.add(payment("stripe", "p1", "A", 100, SUCCEEDED));
        provider.add(
                Rows.record("stripe", RecordKind.PAYMENT, "p1", "A", 77, "XAF", SUCCEEDED, T0.minusSeconds(9), ""));
        assertThat(codes()).isEqualTo("A CONFLICTING_ROW P1");
        CurrencyReport.BucketTotal quarantined =
                run(LATER).currency("XAF").buckets().get(Bucket.QUARANTINED);
        assertThat(quarantined.providerCount()).isEqualTo(1);
        assertThat(quarantined.effect()).isEqualTo(-77);
        assertThat(Bucket.MATCHED_WITH_DIFFERENCE.label()).isEqualTo("matched_with_difference");
    }

    @Test
    void a_reversed_payment_read_twice_counts_as_its_refund_says() {
        store.add(store("A", 1, "stripe", "p1", 100, 100, 100, SUCCEEDED, T0));
        provider.add(payment("stripe", "p1", "A", 100, REVERSED));
        provider.add(payment("stripe", "p1", "A", 100, REVERSED));
        provider.add(Rows.refund("stripe", "r1", "p1", -100));
        assertThat(codes()).isEqualTo("A DUPLICATE_ROW INFO");
    }

    @Test
    void rows_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store(" ", 1, "stripe", "", 1, 1, SUCCEEDED))
                .withMessage("orderId must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store("A", 1, "stripe", "", 1, -1, SUCCEEDED))
                .withMessage("attempt, due, paid and refunded must be at least 0, but were 1, 1, -1 and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> payment("stripe", "", "A", 1, SUCCEEDED))
                .withMessage("providerId must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Origin("a", -1))
                .withMessage("line must be at least 0, but was -1");
        assertThat(new Origin("a.csv", 0)).hasToString("a.csv").isLessThan(new Origin("a.csv", 1));
    }

    @Test
    void a_payment_of_the_application_becomes_a_row() {
        OrderPayment payment = OrderPayment.builder("A", Money.of(500, "XAF"), T0)
                .provider("stripe")
                .providerRef("pi_1")
                .paidInFull(T0.plusSeconds(1))
                .build();
        StorePayment row = StorePayment.of(payment, new Origin("shop", 0));
        assertThat(row.orderId()).isEqualTo("A");
        assertThat(row.paidMinor()).isEqualTo(500);
        assertThat(row.paidAt()).contains(T0.plusSeconds(1));
        assertThat(row.createdAt()).contains(T0);
        assertThat(row.currency()).isEqualTo("XAF");
    }

    @Test
    void what_is_open_is_not_lost() {
        for (PaymentStatus status : PaymentStatus.values()) {
            boolean open = List.of(PaymentStatus.INITIATED, PENDING, AUTHORIZED, UNKNOWN)
                    .contains(status);
            assertThat(OrderFacts.isOpen(status)).as("%s", status).isEqualTo(open);
            assertThat(OrderFacts.isLost(status))
                    .as("%s", status)
                    .isEqualTo(List.of(FAILED, EXPIRED, CANCELLED).contains(status));
        }
    }

    @Test
    void distance_counts_slips() {
        assertThat(EditDistance.of("CMD-1042", "CMD-1024")).isEqualTo(1);
        assertThat(EditDistance.of("", "ab")).isEqualTo(2);
        assertThat(References.areNear("ab", "ab")).isFalse();
        assertThat(References.areNear("abcdef", "abcdefghi")).isFalse();
        assertThat(References.areNear("abcdef", "abcxyz")).isFalse();
        assertThat(References.areNear("abcdef", "bacde")).isTrue();
    }

    @Test
    void severities_are_ordered() {
        assertThat(Severity.P1.orWorse(Severity.P0)).isEqualTo(Severity.P0);
        assertThat(Severity.P1.orWorse(Severity.INFO)).isEqualTo(Severity.P1);
        assertThat(Severity.values())
                .filteredOn(Severity::isFinding)
                .containsExactly(Severity.P0, Severity.P1, Severity.P2);
    }
}
