package io.tillwatch.export.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.ExportResult;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderItem;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was bought, and when instalments are due. */
class ProductFiguresTest {
    private static final Instant EVENING = Instant.parse("2026-03-04T20:30:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-04T08:00:00Z");

    @TempDir
    Path work;

    private final List<Consumer<OrderReceiver>> given = new ArrayList<>();

    private static OrderPayment.Builder order(String id) {
        return OrderPayment.builder(id, Money.of(5000, "XAF"), MORNING);
    }

    private static OrderItem item(String product, String name, String quantity, long amount) {
        return new OrderItem(product, name, new BigDecimal(quantity), Money.of(amount, "XAF"));
    }

    private void paid(String id, OrderItem... items) {
        paid(order(id), items);
    }

    private void paid(OrderPayment.Builder order, OrderItem... items) {
        OrderPayment payment = order.paidInFull(MORNING.plusSeconds(60)).build();
        given.add(receiver -> receiver.order(List.of(payment), List.of(items)));
    }

    private Figures.OfWindow today() {
        return figures(OrderSource.of("shop", receiver -> {
                    given.forEach(order -> order.accept(receiver));
                    return SourceResult.complete();
                }))
                .currencies()
                .get(CurrencyUnit.of("XAF"))
                .windows()
                .get(Window.TODAY);
    }

    private Figures figures(OrderSource source) {
        FiguresResult result = ShopFigures.of(source)
                .shop("boutique-akwa")
                .at(EVENING, ExportFixture.DOUALA)
                .spool(work)
                .count();
        return result.fold(FiguresResult.Counted::figures, refused -> {
            throw new AssertionError(refused.reason());
        });
    }

    @Test
    void products_of_paid_orders_are_counted_and_the_largest_amount_is_first() {
        paid(
                "a",
                item("p1", "Riz 5 kg", "2", 9000),
                item("p2", "Huile 1 L", "1", 1500),
                item("p1", "Riz 5 kg", "1", 4500));
        paid("b", item("p2", "Huile 1 L", "0.5", 750));
        given.add(
                receiver -> receiver.order(List.of(order("open").build()), List.of(item("p2", "Huile 1 L", "99", 1))));
        given.add(receiver -> receiver.order(order("c").paidInFull(MORNING).build()));

        Figures.OfWindow today = today();

        assertThat(today.topProducts().products())
                .containsExactly(
                        new Figures.Product("p1", "Riz 5 kg", 1, new BigDecimal("3"), BigInteger.valueOf(13_500)),
                        new Figures.Product("p2", "Huile 1 L", 2, new BigDecimal("1.5"), BigInteger.valueOf(2250)));
        assertThat(today.paidOrders()).isEqualTo(3);
        assertThat(today.ordersWithoutItems()).isEqualTo(1);
    }

    @Test
    void an_order_that_is_given_again_counts_as_it_was_changed_last() {
        paid(order("a").updatedAt(MORNING.plusSeconds(9)), item("p1", "Riz", "1", 5000));
        paid(order("a").updatedAt(MORNING.plusSeconds(1)), item("p1", "Riz", "7", 35_000));

        assertThat(today().topProducts().products())
                .containsExactly(new Figures.Product("p1", "Riz", 1, BigDecimal.ONE, BigInteger.valueOf(5000)));
    }

    @Test
    void a_product_has_the_name_it_had_last_whatever_the_order_of_the_list() {
        paid(OrderPayment.builder("a", Money.of(1, "XAF"), MORNING), item("p1", "Riz", "1", 10));
        paid(OrderPayment.builder("z", Money.of(1, "XAF"), MORNING.minusSeconds(5)), item("p1", "Rizz", "1", 10));
        paid(OrderPayment.builder("b", Money.of(1, "XAF"), MORNING), item("p1", "Ris", "1", 10));

        for (int round = 0; round < 5; round++) {
            Collections.shuffle(given, new Random(round));
            assertThat(today().topProducts().products())
                    .extracting(Figures.Product::name)
                    .containsExactly("Ris");
        }
    }

    @Test
    void items_stay_with_their_orders_when_they_are_many() {
        long sum = 0;
        for (int i = 0; i < 6000; i++) {
            paid("order-" + i, item("p" + i % 30, "Produit " + i % 30, "1", i), item("all", "Tous", "1", 1));
            sum += i % 30 == 29 ? i : 0;
        }

        List<Figures.Product> top = today().topProducts().products();

        assertThat(top).hasSize(ProductTally.SHOWN);
        assertThat(top.get(0))
                .isEqualTo(
                        new Figures.Product("p29", "Produit 29", 200, new BigDecimal("200"), BigInteger.valueOf(sum)));
    }

    @Test
    void what_cannot_be_known_has_a_reason() {
        given.add(receiver -> receiver.order(order("a").build()));
        assertThat(today().topProducts().absence()).contains(Absence.NO_PAID_ORDERS);

        given.add(receiver -> receiver.order(order("b").paidInFull(MORNING).build()));
        assertThat(today().topProducts().absence()).contains(Absence.ITEMS_NOT_READ);

        paid("c");
        assertThat(today().topProducts()).isEqualTo(new Figures.TopProducts(List.of(), Optional.empty()));

        ProductTally full = new ProductTally(2);
        full.add(MORNING, Optional.of(List.of(item("p1", "a", "1", 1), item("p2", "b", "1", 1))));
        assertThat(full.figures().absence()).isEmpty();
        full.add(MORNING, Optional.of(List.of(item("p3", "c", "1", 1))));
        assertThat(full.figures().absence()).contains(Absence.TOO_MANY_PRODUCTS);
    }

    private JsonNode agriPoint(String... orders) throws IOException {
        ExportFixture shop = new ExportFixture(work);
        Path file = shop.save("{\"orders\":[" + String.join(",", orders) + "]}");
        Figures figures = figures(SavedAnswer.of(file, OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FiguresJson.write(figures, out);
        return new ObjectMapper().readTree(out.toByteArray()).path("currencies").path("XAF");
    }

    /** An order in the shape of the shop. */
    private static String order(String id, String status, String items, String instalments) {
        return "{\"_id\":\"" + id + "\",\"orderNumber\":\"CMD-" + id + "\",\"items\":" + items
                + ",\"total\":153750,\"installmentPayment\":" + instalments
                + ",\"paymentMethod\":\"campost\",\"paymentStatus\":\"" + status
                + "\",\"status\":\"confirmed\",\"createdAt\":\"2026-03-04T08:00:00.000Z\"}";
    }

    private static String instalments(String due) {
        return "{\"enabled\":true,\"firstAmount\":105000,\"secondAmount\":48750,\"firstPaymentStatus\":\"paid\","
                + "\"secondPaymentStatus\":\"pending\",\"secondPaymentDueDate\":" + due + "}";
    }

    @Test
    void the_shop_of_agri_point_says_what_was_bought() throws IOException {
        String two = "[{\"product\":\"64a\",\"productName\":\"HUMIFORTE 1L\",\"quantity\":10,\"price\":15000,"
                + "\"total\":150000,\"_id\":\"1\"},{\"productName\":\"Sac\",\"quantity\":1,\"total\":0}]";
        String odd = "[{\"product\":\"64a\",\"productName\":\"HUMIFORTE 1L\",\"quantity\":1,\"total\":1},"
                + "{\"product\":\"64b\",\"productName\":\"X\",\"quantity\":1e30,\"total\":1}]";

        JsonNode today = agriPoint(
                        order("1", "paid", two, "null"),
                        order("2", "paid", odd, "null"),
                        order("3", "paid", "null", "null"))
                .path("today");

        assertThat(today.path("topProducts"))
                .hasToString("[{\"product\":\"64a\",\"name\":\"HUMIFORTE 1L\",\"orders\":1,\"quantity\":\"10\","
                        + "\"amountMinor\":\"150000\"},{\"product\":\"Sac\",\"name\":\"Sac\",\"orders\":1,"
                        + "\"quantity\":\"1\",\"amountMinor\":\"0\"}]");
        assertThat(today.path("ordersWithoutItems").asInt()).isEqualTo(2);
    }

    @Test
    void the_shop_of_afrigest_says_what_one_costs() {
        ExportFixture shop = new ExportFixture(work);
        Path file = shop.save(
                "{\"total\":2,\"items\":[" + afrigest("a", "\"10000\"") + "," + afrigest("b", "\"0.3\"") + "]}");

        Figures.OfWindow today = figures(SavedAnswer.of(file, OrderMapping.ready("afrigest")))
                .currencies()
                .get(CurrencyUnit.of("GNF"))
                .windows()
                .get(Window.TODAY);

        assertThat(today.topProducts().products())
                .containsExactly(
                        new Figures.Product("SKU-001", "SKU-001", 1, new BigDecimal("2"), BigInteger.valueOf(20_000)));
        assertThat(today.ordersWithoutItems())
                .as("there is no tenth of a franc")
                .isEqualTo(1);
    }

    private static String afrigest(String id, String price) {
        return "{\"id\":\"" + id + "\",\"total\":\"20000\",\"currency\":\"GNF\",\"status\":\"received\","
                + "\"paymentStatus\":\"paid\",\"customerId\":\"c\",\"createdAt\":\"2026-03-04T08:00:00.000Z\","
                + "\"items\":[{\"id\":\"i\",\"sku\":\"SKU-001\",\"quantity\":2,\"price\":" + price
                + ",\"currency\":\"GNF\"}],\"payments\":[]}";
    }

    @Test
    void open_instalments_are_overdue_from_their_instant_on() throws IOException {
        JsonNode now = agriPoint(
                        order("1", "pending", "[]", instalments("\"2026-03-04T20:29:59.999Z\"")),
                        order("2", "pending", "[]", instalments("\"2026-03-04T20:30:00.000Z\"")),
                        order("3", "pending", "[]", instalments("null")))
                .path("now");

        assertThat(now.path("openInstalments").asInt()).isEqualTo(3);
        assertThat(now.path("overdueInstalments").asInt()).isEqualTo(1);
        assertThat(now.path("overdueInstalmentsMinor").asText()).isEqualTo("48750");

        JsonNode unknown =
                agriPoint(order("3", "pending", "[]", instalments("null"))).path("now");
        assertThat(unknown.path("overdueInstalments").isNull()).isTrue();
        assertThat(unknown.path("missing").path("overdueInstalments").asText()).isEqualTo("DUE_DATES_NOT_READ");
    }

    @Test
    void a_due_date_that_cannot_be_read_is_noted_and_keeps_no_payment_from_its_export() {
        ExportFixture shop = new ExportFixture(work);

        ExportResult result = shop.agriPoint(
                "{\"orders\":[" + order("1", "pending", "[]", instalments("\"demain\"")) + "]}", "2026-03-04");

        assertThat(result).isInstanceOf(ExportResult.Exported.class);
        assertThat(shop.rows("payments-2026-03-04.csv"))
                .hasSize(2)
                .extracting(row -> row.get("notes"))
                .containsExactly("PAID_AT_UNKNOWN", "DUE_AT_UNREADABLE");
    }
}
