package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose answer changes from one morning to the next, and an export that looks back. */
class ManyDaysTest {
    private static final CurrencyUnit XAF = CurrencyUnit.of("XAF");

    @TempDir
    Path work;

    private final List<OrderPayment> answer = new ArrayList<>();
    private ExportFixture shop;
    private int readings;

    @BeforeEach
    void three_days_are_exported() {
        shop = new ExportFixture(work);
        answer.add(paid("a", "2026-03-01T10:00:00Z", 100));
        answer.add(open("b", "2026-03-01T22:30:00Z", 200));
        answer.add(paid("c", "2026-03-02T10:00:00Z", 300));
        answer.add(paid("d", "2026-03-03T10:00:00Z", 400));
        lookBack("2026-03-03", "2026-03-04T07:00:00Z", "2026-03-01", "2026-03-02");
    }

    private static OrderPayment paid(String id, String at, long amount) {
        return OrderPayment.builder(id, new Money(amount, XAF), Instant.parse(at))
                .paidInFull(Instant.parse(at))
                .build();
    }

    private static OrderPayment open(String id, String at, long amount) {
        return OrderPayment.builder(id, new Money(amount, XAF), Instant.parse(at))
                .status(PaymentStatus.PENDING)
                .build();
    }

    private Map<String, ExportResult> lookBack(String day, String now, String... others) {
        OrderSource source = OrderSource.of("shop", receiver -> {
            readings++;
            answer.forEach(receiver::order);
            return SourceResult.complete();
        });
        Set<LocalDate> compared = Set.of(others).stream().map(LocalDate::parse).collect(Collectors.toSet());
        Map<String, ExportResult> results = new TreeMap<>();
        PaymentExport.from(source)
                .shop(ExportFixture.SHOP)
                .day(day(day))
                .clock(() -> Instant.parse(now))
                .to(DirectorySink.at(shop.exports()).comparing(compared))
                .runWith(Set.of(others).stream().map(ManyDaysTest::day).toList())
                .forEach((date, result) -> results.put(date.date().toString(), result));
        return results;
    }

    private static BusinessDay day(String date) {
        return new BusinessDay(LocalDate.parse(date), ExportFixture.DOUALA);
    }

    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        shop.names().stream().filter(n -> !n.equals("SHA256SUMS")).forEach(n -> files.put(n, shop.read(n)));
        return files;
    }

    @Test
    void one_reading_serves_every_day() {
        assertThat(readings).isEqualTo(1);
        assertThat(shop.rows("payments-2026-03-01.csv")).hasSize(2);
        assertThat(shop.rows("payments-2026-03-02.csv")).hasSize(1);
        assertThat(shop.rows("payments-2026-03-03.csv")).hasSize(1);
    }

    @Test
    void the_next_morning_only_days_that_changed_get_a_revision() {
        Map<String, String> before = files();
        answer.set(
                0,
                OrderPayment.builder("a", new Money(100, XAF), Instant.parse("2026-03-01T10:00:00Z"))
                        .paidInFull(Instant.parse("2026-03-01T10:00:00Z"))
                        .refunded(new Money(40, XAF))
                        .build());
        answer.add(paid("e", "2026-03-04T10:00:00Z", 500));

        Map<String, ExportResult> results =
                lookBack("2026-03-04", "2026-03-05T07:00:00Z", "2026-03-01", "2026-03-02", "2026-03-03");

        assertThat(readings).isEqualTo(2);
        ExportResult.Exported late = ExportFixture.exported(results.get("2026-03-01"));
        assertThat(late.report().notices())
                .extracting(Object::toString)
                .containsExactly("revision 2: 0 added, 0 removed, 1 changed");
        assertThat(ExportFixture.exported(results.get("2026-03-02")).sink()).isInstanceOf(SinkResult.Unchanged.class);
        assertThat(ExportFixture.exported(results.get("2026-03-03")).sink()).isInstanceOf(SinkResult.Unchanged.class);
        Map<String, String> after = files();
        assertThat(after)
                .containsOnlyKeys(
                        "payments-2026-03-01.csv",
                        "payments-2026-03-01.manifest.json",
                        "payments-2026-03-01.r2.csv",
                        "payments-2026-03-02.csv",
                        "payments-2026-03-02.manifest.json",
                        "payments-2026-03-03.csv",
                        "payments-2026-03-03.manifest.json",
                        "payments-2026-03-04.csv",
                        "payments-2026-03-04.manifest.json");
        before.remove("payments-2026-03-01.manifest.json");
        assertThat(after).containsAllEntriesOf(before);
        assertThat(shop.rows("payments-2026-03-01.r2.csv").get(0)).containsEntry("refunded_minor", "40");
    }

    @Test
    void a_payment_that_came_late_moves_to_the_day_the_money_moved() {
        answer.set(
                1,
                OrderPayment.builder("b", new Money(200, XAF), Instant.parse("2026-03-01T22:30:00Z"))
                        .paidInFull(Instant.parse("2026-03-02T08:00:00Z"))
                        .build());

        Map<String, ExportResult> results = lookBack("2026-03-03", "2026-03-04T08:00:00Z", "2026-03-01", "2026-03-02");

        assertThat(notices(results.get("2026-03-01"))).containsExactly("revision 2: 0 added, 1 removed, 0 changed");
        assertThat(notices(results.get("2026-03-02"))).containsExactly("revision 2: 1 added, 0 removed, 0 changed");
    }

    @Test
    void a_provisional_day_becomes_final() {
        lookBack("2026-03-04", "2026-03-04T20:00:00Z");
        assertThat(DirectorySink.at(shop.exports()).isSettled(LocalDate.of(2026, 3, 4)))
                .isFalse();

        lookBack("2026-03-05", "2026-03-06T07:00:00Z", "2026-03-04");

        assertThat(DirectorySink.at(shop.exports()).isSettled(LocalDate.of(2026, 3, 4)))
                .isTrue();
        assertThat(shop.names()).doesNotContain("payments-2026-03-04.r2.csv");
    }

    @Test
    void a_source_that_is_suddenly_empty_takes_nothing_back_that_nobody_asked_for() {
        Map<String, String> before = files();
        answer.clear();

        Map<String, ExportResult> results =
                lookBack("2026-03-04", "2026-03-05T07:00:00Z", "2026-03-01", "2026-03-02", "2026-03-03");

        assertThat(ExportFixture.refused(results.get("2026-03-01")))
                .isEqualTo("2 rows were exported for this day, and the source gives no readable order any more: the day"
                        + " is left as it is; to accept that, ask for the day itself");
        assertThat(ExportFixture.refused(results.get("2026-03-03"))).startsWith("1 row was exported");
        assertThat(ExportFixture.exported(results.get("2026-03-04")).sink()).isInstanceOf(SinkResult.Written.class);
        assertThat(files()).containsAllEntriesOf(before);
    }

    @Test
    void a_source_that_does_not_reach_back_takes_nothing_back_that_nobody_asked_for() {
        Map<String, String> before = files();
        answer.remove(0);

        Map<String, ExportResult> results = lookBack("2026-03-03", "2026-03-05T07:00:00Z", "2026-03-01", "2026-03-02");

        assertThat(ExportFixture.refused(results.get("2026-03-01")))
                .isEqualTo(
                        "2 rows were exported for this day, some are gone, and the source does not reach back to them"
                                + " (order of 2026-03-01T10:00:00Z, earliest now 2026-03-01T22:30:00Z): the day is left as it is;"
                                + " to accept that, ask for the day itself");
        assertThat(files()).isEqualTo(before);
        assertThat(notices(lookBack("2026-03-01", "2026-03-05T07:00:00Z").get("2026-03-01")))
                .containsExactly("revision 2: 0 added, 1 removed, 0 changed");
    }

    @Test
    void an_order_that_the_shop_deleted_in_between_is_a_revision() {
        answer.remove(2);
        assertThat(notices(lookBack("2026-03-03", "2026-03-05T07:00:00Z", "2026-03-01", "2026-03-02")
                        .get("2026-03-02")))
                .containsExactly("revision 2: 0 added, 1 removed, 0 changed");
    }

    @Test
    void a_day_that_fails_does_not_stop_the_others() throws Exception {
        Files.writeString(shop.exports().resolve("payments-2026-03-02.manifest.json"), "{");
        answer.add(paid("f", "2026-03-01T11:00:00Z", 1));
        answer.add(paid("g", "2026-03-03T11:00:00Z", 1));

        Map<String, ExportResult> results = lookBack("2026-03-03", "2026-03-04T08:00:00Z", "2026-03-01", "2026-03-02");

        assertThat(notices(results.get("2026-03-01"))).containsExactly("revision 2: 1 added, 0 removed, 0 changed");
        assertThat(ExportFixture.refused(results.get("2026-03-02"))).contains("this manifest cannot be read");
        assertThat(notices(results.get("2026-03-03"))).containsExactly("revision 2: 1 added, 0 removed, 0 changed");
    }

    private static List<String> notices(ExportResult result) {
        return ExportFixture.exported(result).report().notices().stream()
                .map(Object::toString)
                .toList();
    }
}
