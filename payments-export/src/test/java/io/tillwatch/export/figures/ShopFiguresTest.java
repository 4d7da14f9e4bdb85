package io.tillwatch.export.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.ExportReport;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.testkit.MessageBundles;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopFiguresTest {
    private static final CurrencyUnit XAF = CurrencyUnit.of("XAF");
    private static final CurrencyUnit USD = CurrencyUnit.of("USD");
    private static final ZoneId DOUALA = ExportFixture.DOUALA;
    private static final Instant EVENING = Instant.parse("2026-03-04T20:30:00Z");

    @TempDir
    Path work;

    private final List<List<OrderPayment>> orders = new ArrayList<>();

    private OrderSource source() {
        return OrderSource.of("shop", receiver -> {
            orders.forEach(receiver::order);
            return SourceResult.complete();
        });
    }

    private Figures figures(Instant asOf, ZoneId zone, DayBasis basis) {
        FiguresResult result = ShopFigures.of(source())
                .shop("boutique-akwa")
                .at(asOf, zone)
                .basis(basis)
                .spool(work)
                .count();
        return result.fold(FiguresResult.Counted::figures, refused -> {
            throw new AssertionError(refused.reason());
        });
    }

    private Figures figures() {
        return figures(EVENING, DOUALA, DayBasis.PAYMENT);
    }

    private Figures.OfWindow today() {
        return figures().currencies().get(XAF).windows().get(Window.TODAY);
    }

    private static OrderPayment.Builder order(String id, long due, String createdAt) {
        return OrderPayment.builder(id, new Money(due, XAF), Instant.parse(createdAt))
                .provider("cash");
    }

    private void add(OrderPayment.Builder... attempts) {
        List<OrderPayment> order = new ArrayList<>();
        for (int i = 0; i < attempts.length; i++) {
            order.add(attempts[i].attempt(i + 1).build());
        }
        orders.add(order);
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    @Test
    void revenue_is_money_received_today_and_not_what_was_ordered() {
        add(order("a", 5000, "2026-03-04T08:00:00Z").paidInFull(Instant.parse("2026-03-04T08:01:00Z")));
        add(order("b", 7000, "2026-03-04T09:00:00Z"));
        add(order("c", 900, "2026-03-03T09:00:00Z").paidInFull(Instant.parse("2026-03-04T07:00:00Z")));
        add(order("d", 300, "2026-03-04T10:00:00Z").status(PaymentStatus.CANCELLED));

        Figures.OfWindow today = today();

        assertThat(today.ordered()).isEqualTo(new Figures.Open(3, big(12300)));
        assertThat(today.payments()).isEqualTo(new Figures.Payments(4, big(5900), big(0)));
        assertThat(today.paidOrders()).isEqualTo(1);
        assertThat(today.averageBasket()).contains(big(5000));
        assertThat(today.byStatus().keySet()).containsExactly("CANCELLED", "PENDING", "SUCCEEDED");
    }

    @Test
    void windows_begin_and_end_in_the_zone_of_the_shop() {
        add(order("last-of-yesterday", 1, "2026-03-03T22:59:59.999Z"));
        add(order("first-of-today", 10, "2026-03-03T23:00:00Z"));
        add(order("before-24-hours", 100, "2026-03-03T20:29:59Z"));
        add(order("24-hours", 1000, "2026-03-03T20:30:00Z"));
        add(order("monday", 10_000, "2026-03-01T23:00:00Z"));
        add(order("sunday", 100_000, "2026-03-01T22:59:59Z"));
        add(order("first-of-month", 1_000_000, "2026-02-28T23:00:00Z"));
        add(order("february", 10_000_000, "2026-02-28T22:59:59Z"));
        add(order("as-of", 100_000_000, EVENING.toString()));

        Map<Window, Figures.OfWindow> windows = figures().currencies().get(XAF).windows();

        assertThat(windows.get(Window.TODAY).ordered().due()).isEqualTo(big(10));
        assertThat(windows.get(Window.YESTERDAY).ordered().due()).isEqualTo(big(1101));
        assertThat(windows.get(Window.LAST_24_HOURS).ordered().due()).isEqualTo(big(1011));
        assertThat(windows.get(Window.WEEK).ordered().due()).isEqualTo(big(11_111));
        assertThat(windows.get(Window.MONTH).ordered().due()).isEqualTo(big(1_111_111));
        assertThat(figures().input().afterAsOf()).isEqualTo(1);
        assertThat(figures().input().orders()).isEqualTo(8);
    }

    @Test
    void an_open_order_owes_what_is_due_less_what_was_received_once() {
        add(
                order("two-tries", 1000, "2026-03-04T20:00:00Z").status(PaymentStatus.PENDING),
                order("two-tries", 1000, "2026-03-04T20:00:00Z").status(PaymentStatus.INITIATED));
        add(
                order("half", 1000, "2026-02-20T20:30:00Z")
                        .paidInFull(EVENING.minusSeconds(9))
                        .paid(new Money(600, XAF)),
                order("half", 1000, "2026-02-20T20:30:00Z").status(PaymentStatus.PENDING));
        add(order("failed", 1000, "2026-03-04T20:00:00Z").status(PaymentStatus.FAILED));
        add(
                order("paid-twice-tried", 1000, "2026-03-04T20:00:00Z").paidInFull(EVENING.minusSeconds(1)),
                order("paid-twice-tried", 1000, "2026-03-04T20:00:00Z").status(PaymentStatus.PENDING));
        add(order("day-old", 50, "2026-03-03T20:30:00Z").status(PaymentStatus.AUTHORIZED));

        Figures.Pending pending = figures().currencies().get(XAF).pending();

        assertThat(pending.all()).isEqualTo(new Figures.Open(3, big(1450)));
        assertThat(pending.byAge())
                .isEqualTo(Map.of(
                        Figures.Age.UNDER_1_HOUR, new Figures.Open(1, big(1000)),
                        Figures.Age.UNDER_1_DAY, new Figures.Open(0, big(0)),
                        Figures.Age.UNDER_3_DAYS, new Figures.Open(1, big(50)),
                        Figures.Age.UNDER_7_DAYS, new Figures.Open(0, big(0)),
                        Figures.Age.OLDER, new Figures.Open(1, big(400))));
        assertThat(pending.oldest()).contains(Duration.ofDays(12));
    }

    @Test
    void open_instalments_are_those_whose_money_has_not_moved() {
        add(
                instalment("i", PaymentStatus.SUCCEEDED, 700).paid(new Money(700, XAF)),
                instalment("i", PaymentStatus.PENDING, 300));
        add(instalment("j", PaymentStatus.FAILED, 20));
        add(instalment("k", PaymentStatus.CANCELLED, 9));
        assertThat(figures().currencies().get(XAF).openInstalments()).contains(new Figures.Open(2, big(320)));
        orders.clear();
        add(order("a", 1, "2026-03-04T20:00:00Z"));
        assertThat(figures().currencies().get(XAF).openInstalments()).isEmpty();
    }

    private static OrderPayment.Builder instalment(String id, PaymentStatus status, long due) {
        return order(id, 1000, "2026-03-04T08:00:00Z")
                .status(status)
                .details(new PaymentDetails("", "", "", Optional.of(new Money(due, XAF)), "", "", "", List.of()));
    }

    @Test
    void an_order_that_is_given_twice_counts_once_as_it_was_changed_last() {
        add(order("a", 100, "2026-03-04T08:00:00Z")
                .updatedAt(Instant.parse("2026-03-04T09:00:00Z"))
                .paidInFull(Instant.parse("2026-03-04T09:00:00Z")));
        add(order("b", 5, "2026-03-04T08:00:00Z"));
        add(order("a", 100, "2026-03-04T08:00:00Z").updatedAt(Instant.parse("2026-03-04T08:00:00Z")));

        Figures figures = figures();

        assertThat(figures.input().givenAgain()).isEqualTo(1);
        assertThat(figures.input().orders()).isEqualTo(2);
        assertThat(today().payments().revenue()).isEqualTo(big(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T20:00:00Z:23", "2026-10-25T20:00:00Z:25", "2026-03-04T20:00:00Z:24"})
    void a_day_has_the_hours_it_has_and_those_that_began_are_counted(String dayAndHours) {
        Instant asOf = Instant.parse(dayAndHours.substring(0, 20));
        add(order("a", 1, asOf.minusSeconds(1).toString()));
        Figures.OfCurrency figures = figures(asOf, ZoneId.of("Europe/Paris"), DayBasis.PAYMENT)
                .currencies()
                .get(XAF);
        assertThat(figures.hours()).hasSize(Integer.parseInt(dayAndHours.substring(21)));
        assertThat(figures.hours())
                .filteredOn(hour -> hour.counted().isEmpty())
                .allSatisfy(hour -> assertThat(hour.from()).isAfterOrEqualTo(asOf));
        assertThat(figures.hours().stream()
                        .flatMap(hour -> hour.counted().stream())
                        .mapToLong(count -> count.ordered().count())
                        .sum())
                .isEqualTo(1);
    }

    /** The law: what two screens show of the same orders is the same. */
    @ParameterizedTest
    @EnumSource(DayBasis.class)
    void the_parts_add_up_and_agree_with_the_export(DayBasis basis) {
        Random random = new Random(20_260_304);
        for (int i = 0; i < 570; i++) {
            orders.add(randomOrder("o-" + i, random));
        }
        orders.addAll(List.copyOf(orders.subList(100, 130)));
        Figures figures = figures(EVENING, DOUALA, basis);

        assertThat(figures.currencies()).containsOnlyKeys(USD, XAF);
        figures.currencies().forEach((currency, of) -> {
            of.windows().forEach((window, counted) -> {
                for (Collection<Figures.Payments> parts : List.of(
                        counted.byStatus().values(),
                        counted.byProvider().values(),
                        counted.byMethod().values())) {
                    assertThat(sum(parts)).as("%s %s", currency, window).isEqualTo(counted.payments());
                }
            });
            Figures.OfWindow today = of.windows().get(Window.TODAY);
            List<Figures.HourCount> hours =
                    of.hours().stream().flatMap(hour -> hour.counted().stream()).toList();
            assertThat(sum(hours.stream().map(Figures.HourCount::payments).toList()))
                    .isEqualTo(today.payments());
            assertThat(hours.stream().mapToLong(hour -> hour.ordered().count()).sum())
                    .isEqualTo(today.ordered().count())
                    .isPositive();
            assertThat(of.pending().byAge().values().stream()
                            .mapToLong(Figures.Open::count)
                            .sum())
                    .isEqualTo(of.pending().all().count())
                    .isPositive();
        });
        BusinessDay today = BusinessDay.at(EVENING, DOUALA);
        agrees(figures, Window.TODAY, today, basis);
        agrees(figures, Window.YESTERDAY, today.previous(), basis);
    }

    private void agrees(Figures figures, Window window, BusinessDay day, DayBasis basis) {
        ExportReport report = ExportFixture.exported(PaymentExport.from(source())
                        .shop("boutique-akwa")
                        .day(day)
                        .basis(basis)
                        .to(DirectorySink.at(work.resolve("exports")))
                        .run())
                .report();
        assertThat(report.rows()).isPositive();
        figures.currencies().forEach((currency, of) -> {
            List<PaymentTotal> totals = report.totals().stream()
                    .filter(t -> t.currency().equals(currency))
                    .toList();
            assertThat(of.windows().get(window).payments())
                    .as("%s of %s", window, currency)
                    .isEqualTo(new Figures.Payments(
                            totals.stream().mapToLong(PaymentTotal::count).sum(),
                            totals.stream().map(PaymentTotal::paid).reduce(BigInteger.ZERO, BigInteger::add),
                            totals.stream().map(PaymentTotal::refunded).reduce(BigInteger.ZERO, BigInteger::add)));
        });
    }

    private static Figures.Payments sum(Collection<Figures.Payments> parts) {
        return parts.stream()
                .reduce(
                        new Figures.Payments(0, BigInteger.ZERO, BigInteger.ZERO),
                        (a, b) -> new Figures.Payments(
                                a.count() + b.count(),
                                a.revenue().add(b.revenue()),
                                a.refunded().add(b.refunded())));
    }

    /** Everything before the evening, so that the export of the running day has no more than the figures. */
    private static List<OrderPayment> randomOrder(String id, Random random) {
        Instant created = EVENING.minusSeconds(1 + random.nextInt(4 * 86_400));
        CurrencyUnit currency = id.hashCode() % 3 == 0 ? USD : XAF;
        Money due = new Money(random.nextInt(100_000), currency);
        List<OrderPayment> order = new ArrayList<>();
        int attempts = 1 + random.nextInt(3);
        for (int attempt = 1; attempt <= attempts; attempt++) {
            PaymentStatus status = PaymentStatus.values()[random.nextInt(PaymentStatus.values().length)];
            OrderPayment.Builder payment = OrderPayment.builder(id, due, created)
                    .attempt(attempt)
                    .provider(List.of("mtn_momo", "orange_money", "cash").get(random.nextInt(3)))
                    .status(status)
                    .details(new PaymentDetails(
                            "",
                            List.of("mtn", "om", "").get(random.nextInt(3)),
                            "",
                            Optional.empty(),
                            "",
                            "",
                            "",
                            List.of()));
            if (status == PaymentStatus.SUCCEEDED) {
                long seconds = Duration.between(created, EVENING).toSeconds();
                payment.paid(new Money(random.nextInt(100_000), currency))
                        .paidAt(created.plusSeconds(seconds == 0 ? 0 : random.nextLong(seconds)))
                        .refunded(new Money(random.nextInt(500), currency));
            }
            order.add(payment.build());
        }
        return order;
    }

    @Test
    void the_same_orders_in_another_order_give_the_same_bytes() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            orders.add(randomOrder("o-" + i, random));
        }
        String first = json();
        Collections.shuffle(orders, random);
        assertThat(json()).isEqualTo(first);
    }

    private String json() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FiguresJson.write(figures(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void as_many_methods_as_a_shop_may_write_stay_a_table_of_a_page() {
        for (int i = 0; i < 1000; i++) {
            add(order("o-" + i, 1, "2026-03-04T08:00:00Z")
                    .details(new PaymentDetails("", "method " + i, "", Optional.empty(), "", "", "", List.of())));
        }
        assertThat(today().byMethod()).hasSize(201).containsKey("(other)");
        assertThat(sum(today().byMethod().values()).count()).isEqualTo(1000);
    }

    @Test
    void a_source_that_fails_gives_no_figures_and_leaves_nothing() throws IOException {
        FiguresResult result = ShopFigures.of(OrderSource.of("down", receiver -> {
                    receiver.order(order("a", 1, "2026-03-04T08:00:00Z").build());
                    receiver.rejected(new RejectedRecord(
                            "1", List.of(Message.of(Figure.class, "figure.orders")), "", Optional.empty()));
                    return SourceResult.failed(Message.of(Absence.class, "absence.NO_ORDERS"));
                }))
                .shop("s")
                .at(EVENING, DOUALA)
                .spool(work)
                .count();
        String reason =
                result.fold(counted -> "counted", refused -> refused.reason().toString());
        assertThat(reason).isEqualTo("the source gave no order that was created before the instant");
        try (var left = Files.list(work)) {
            assertThat(left.collect(Collectors.toList())).isEmpty();
        }
    }

    @Test
    void needs_a_shop_and_an_instant() {
        assertThatThrownBy(() -> ShopFigures.of(source()).count())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ShopFigures must be given before count(): shop at");
    }

    @Test
    void every_sentence_is_there_in_both_languages() {
        assertThatCode(() -> MessageBundles.assertComplete(ShopFigures.class)).doesNotThrowAnyException();
    }
}
