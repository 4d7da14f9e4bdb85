package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.time.BusinessDay;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in the shape of three real shops: nothing is lost, nothing is doubled, and the sums are those of the JSON. */
class EveryOrderOnceTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What the test reads from the raw JSON, without the product's code. */
    private record Truth(Map<String, BigInteger> due, Map<String, BigInteger> paid, Map<String, Integer> orders) {}

    @TempDir
    Path work;

    @ParameterizedTest
    @CsvSource({
        "agri-point, XAF, orders, 31, 1, Africa/Douala",
        "agri-point, XAF, orders, 31, 1, Pacific/Kiritimati",
        "rachelfoods, USD, data, 7, 0, Africa/Douala",
        "rachelfoods, USD, data, 7, 0, America/Los_Angeles",
        "afrigest, GNF, items, 7, 0, Africa/Conakry"
    })
    void every_order_is_on_one_day_or_in_quarantine_and_the_sums_tie(
            String shop, String currency, String list, int orders, int quarantined, ZoneId zone) throws Exception {
        String json = ExportFixture.answer(shop);
        JsonNode body = MAPPER.readTree(json);
        body = body.has("response") ? body.path("response").path("body") : body;
        Truth truth = truth(shop, body.path(list), currency);
        ExportFixture fixture = new ExportFixture(work);
        OrderSource source = SavedAnswer.of(fixture.save(json), OrderMapping.ready(shop), CurrencyUnit.of(currency));

        Map<String, LocalDate> dayOf = new HashMap<>();
        Map<String, BigInteger> due = new TreeMap<>();
        Map<String, BigInteger> paid = new TreeMap<>();
        long quarantine = 0;
        ExportReport any = ExportFixture.exported(fixture.export(source, new BusinessDay(LocalDate.EPOCH, zone)))
                .report();
        LocalDate last = BusinessDay.at(any.last().orElseThrow(), zone).date();
        LocalDate date = BusinessDay.at(any.first().orElseThrow(), zone).date();
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            ExportReport report = ExportFixture.exported(fixture.export(source, new BusinessDay(date, zone)))
                    .report();
            assertThat(report.ordersRead()).isEqualTo(orders);
            quarantine += report.quarantined();
            for (Map<String, String> row : fixture.rows("payments-" + date + ".csv")) {
                LocalDate before = dayOf.put(row.get("order_id"), date);
                assertThat(before).as(row.get("order_id")).isIn(null, date);
                if (before == null) {
                    due.merge(row.get("currency"), new BigInteger(row.get("due_minor")), BigInteger::add);
                }
                paid.merge(row.get("currency"), new BigInteger(row.get("paid_minor")), BigInteger::add);
            }
        }

        assertThat(dayOf)
                .hasSize(orders - quarantined)
                .containsOnlyKeys(truth.orders().keySet());
        assertThat(quarantine).isEqualTo(quarantined);
        assertThat(due).isEqualTo(truth.due());
        assertThat(paid).isEqualTo(truth.paid());
    }

    private static Truth truth(String shop, JsonNode orders, String currency) {
        return switch (shop) {
            case "agri-point" ->
                truth(
                        orders,
                        currency,
                        0,
                        "_id",
                        o -> o.path("total"),
                        (o, total) -> o.path("paymentStatus").asText().equals("paid") ? total : BigInteger.ZERO);
            case "rachelfoods" ->
                truth(
                        orders,
                        currency,
                        2,
                        "id",
                        o -> o.path("totalCost"),
                        (o, total) -> o.path("paymentStatus").asText().equals("PAID") ? total : BigInteger.ZERO);
            default ->
                truth(orders, currency, 0, "id", o -> o.path("total"), (o, total) -> {
                    BigInteger sum = BigInteger.ZERO;
                    for (JsonNode payment : o.path("payments")) {
                        sum = sum.add(new BigInteger(payment.path("amount").asText()));
                    }
                    boolean paidWithoutPayment = o.path("payments").isEmpty()
                            && o.path("paymentStatus").asText().equals("paid");
                    return paidWithoutPayment ? total : sum;
                });
        };
    }

    private static Truth truth(
            JsonNode orders,
            String currency,
            int decimals,
            String id,
            Function<JsonNode, JsonNode> total,
            BiFunction<JsonNode, BigInteger, BigInteger> paid) {
        Truth truth = new Truth(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (JsonNode order : orders) {
            if (total.apply(order).isMissingNode()) {
                continue;
            }
            BigInteger minor = new BigDecimal(total.apply(order).asText())
                    .movePointRight(decimals)
                    .toBigIntegerExact();
            truth.due().merge(currency, minor, BigInteger::add);
            truth.paid().merge(currency, paid.apply(order, minor), BigInteger::add);
            truth.orders().merge(order.path(id).asText(), 1, Integer::sum);
        }
        return truth;
    }
}
