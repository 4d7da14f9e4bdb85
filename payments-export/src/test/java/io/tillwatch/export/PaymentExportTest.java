package io.tillwatch.export;

import static io.tillwatch.export.ExportFixture.exported;
import static io.tillwatch.export.ExportFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.money.Money;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentExportTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path work;

    private ExportFixture shop;

    @BeforeEach
    void open() {
        shop = new ExportFixture(work);
    }

    private static OrderPayment.Builder order(String id, long due) {
        return OrderPayment.builder(id, Money.of(due, "XAF"), MORNING).provider("cash");
    }

    private static OrderSource source(Consumer<OrderReceiver> orders) {
        return OrderSource.of("test", receiver -> {
            orders.accept(receiver);
            return SourceResult.complete();
        });
    }

    @Test
    void what_is_missing_is_named() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PaymentExport.from(source(r -> {})).run())
                .withMessage("PaymentExport must be given before run(): shop day to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PaymentExport.from(source(r -> {})).shop(" "))
                .withMessage("shop must not be blank");
    }

    @Test
    void a_source_that_fails_after_some_orders_writes_nothing() {
        OrderSource source = OrderSource.of("test", receiver -> {
            receiver.order(order("a", 100).build());
            return SourceResult.failed(Message.of(ExportReport.class, "headline.none"));
        });

        assertThat(refused(shop.export(source, "2026-03-01"))).isEqualTo("0 orders in the answer");
        assertThat(shop.exports()).doesNotExist();
    }

    @Test
    void attempts_of_one_order_are_given_together_and_numbered() {
        OrderPayment a1 = order("a", 100).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.export(source(r -> r.order(List.of())), "2026-03-01"))
                .withMessage("attempts must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.export(
                        source(r -> r.order(List.of(a1, order("b", 100).build()))), "2026-03-01"))
                .withMessage("attempts must be of one order, but were of a and b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.export(source(r -> r.order(List.of(a1, a1))), "2026-03-01"))
                .withMessage("attempts of order a must have different numbers, but two were 1");
    }

    @Test
    void rows_are_sorted_by_instant_order_and_attempt_whatever_the_order_of_the_source() {
        OrderSource source = source(r -> {
            r.order(List.of(
                    order("b", 100).attempt(2).build(),
                    order("b", 100).attempt(1).build()));
            r.order(order("c", 100).paidInFull(MORNING.minusSeconds(60)).build());
            r.order(order("a", 100).build());
        });

        exported(shop.export(source, "2026-03-01"));

        assertThat(shop.rows("payments-2026-03-01.csv"))
                .extracting(r -> r.get("order_id") + r.get("attempt"))
                .containsExactly("c1", "a1", "b1", "b2");
    }

    @Test
    void the_basis_decides_the_day() {
        OrderPayment payment = order("a", 100)
                .paidInFull(Instant.parse("2026-03-02T08:00:00Z"))
                .updatedAt(Instant.parse("2026-03-03T08:00:00Z"))
                .build();
        List<String> days = new ArrayList<>();
        for (DayBasis basis : DayBasis.values()) {
            for (int day = 1; day <= 3; day++) {
                ExportReport report = exported(PaymentExport.from(source(r -> r.order(payment)))
                                .shop("s")
                                .day(new BusinessDay(LocalDate.of(2026, 3, day), ExportFixture.DOUALA))
                                .basis(basis)
                                .to(DirectorySink.at(work.resolve(basis + "" + day)))
                                .run())
                        .report();
                if (report.rows() == 1) {
                    days.add(basis + " " + day);
                }
            }
        }
        assertThat(days).containsExactly("PAYMENT 2", "ORDER 1", "UPDATE 3");
    }

    @Test
    void an_order_given_twice_alike_is_kept_once() {
        OrderSource source = source(r -> {
            r.order(order("a", 100).build());
            r.order(order("b", 200).build());
            r.order(order("a", 100).build());
        });

        ExportReport report = exported(shop.export(source, "2026-03-01")).report();

        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.orders()).isEqualTo(2);
        assertThat(report.needsAction()).isFalse();
        assertThat(report.totals())
                .singleElement()
                .satisfies(t -> assertThat(t.count()).isEqualTo(2));
        assertThat(report.notices())
                .extracting(Object::toString)
                .containsExactly("1 order was given twice by the source and kept once");
        assertThat(shop.rows("payments-2026-03-01.csv")).hasSize(2);
    }

    @Test
    void of_two_readings_that_differ_the_later_change_is_kept_and_the_other_quarantined() {
        OrderSource source = source(r -> {
            r.order(order("a", 100)
                    .paidInFull(MORNING)
                    .updatedAt(MORNING.plusSeconds(9))
                    .build());
            r.order(order("a", 100).updatedAt(MORNING).build());
        });

        ExportReport report = exported(shop.export(source, "2026-03-01")).report();

        assertThat(report.needsAction()).isTrue();
        assertThat(shop.rows("payments-2026-03-01.csv"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("status", "SUCCEEDED"));
        assertThat(shop.rows("payments-2026-03-01.quarantine.csv"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("reason"))
                        .isEqualTo("CONFLICTING_ORDER: the source gave order a twice with different contents; the one"
                                + " changed last was kept"));
    }

    @Test
    void the_batch_tells_a_sink_of_ones_own_everything() {
        List<String> seen = new ArrayList<>();
        ExportResult result = PaymentExport.from(
                        source(r -> r.order(order("a", 100).build())))
                .shop("s")
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                .spool(work)
                .to((PaymentBatch batch) -> {
                    batch.forEach(p -> seen.add(batch.shop()
                            + batch.source()
                            + batch.day()
                            + batch.basis()
                            + batch.size()
                            + batch.ordersRead()
                            + batch.rejected()
                            + p.orderId()));
                    return new SinkResult.Unchanged(7, List.of("here"));
                })
                .run();

        assertThat(seen).containsExactly("stest2026-03-01 Africa/DoualaPAYMENT110a");
        assertThat(exported(result).sink()).isEqualTo(new SinkResult.Unchanged(7, List.of("here")));
    }

    @Test
    void a_spool_that_cannot_be_written_is_refused() {
        ExportResult result = PaymentExport.from(source(r -> {
                    for (int i = 0; i < 20_000; i++) {
                        r.order(order("order-" + i, 100).build());
                    }
                }))
                .shop("s")
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                .spool(work.resolve("missing"))
                .to(DirectorySink.at(shop.exports()))
                .run();

        assertThat(refused(result)).startsWith("the rows could not be kept on disk while they were sorted: ");
    }
}
