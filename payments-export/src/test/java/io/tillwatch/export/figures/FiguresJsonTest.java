package io.tillwatch.export.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.export.ExportFixture;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.SourceResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FiguresJsonTest {
    private final List<OrderPayment> orders = new ArrayList<>();

    private static OrderPayment.Builder order(String id, long due, String createdAt) {
        return OrderPayment.builder(id, new Money(due, CurrencyUnit.of("XAF")), Instant.parse(createdAt))
                .provider("cash");
    }

    private void add(OrderPayment.Builder payment) {
        orders.add(payment.build());
    }

    private String json() throws IOException {
        FiguresResult result = ShopFigures.of(OrderSource.of("shop", receiver -> {
                    orders.forEach(receiver::order);
                    return SourceResult.complete();
                }))
                .shop("boutique-akwa")
                .at(Instant.parse("2026-03-04T20:30:00Z"), ExportFixture.DOUALA)
                .count();
        Figures figures = result.fold(FiguresResult.Counted::figures, refused -> {
            throw new AssertionError(refused.reason());
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FiguresJson.write(figures, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void every_figure_of_the_document_is_defined_in_it() throws IOException {
        add(order("a", 5000, "2026-03-04T08:00:00Z").paidInFull(Instant.parse("2026-03-04T08:01:00Z")));
        add(order("b", 5000, "2026-03-04T08:00:00Z"));
        JsonNode document = new ObjectMapper().readTree(json());
        Set<String> defined = new TreeSet<>();
        document.path("definitions").forEach(definition -> {
            defined.add(definition.path("id").asText());
            assertThat(definition.path("en").asText())
                    .isNotBlank()
                    .isNotEqualTo(definition.path("fr").asText());
        });
        JsonNode xaf = document.path("currencies").path("XAF");
        Set<String> used = new TreeSet<>(Set.of("hours"));
        List.of(xaf.path("today"), xaf.path("hours").path(0), xaf.path("now"))
                .forEach(node -> node.fieldNames().forEachRemaining(used::add));
        used.removeAll(Set.of("from", "missing"));
        assertThat(used).isEqualTo(defined);
        assertThat(document.path("windows").size()).isEqualTo(Window.values().length);
    }

    @Test
    void what_is_not_known_is_null_with_a_reason() throws IOException {
        add(order("a", 5000, "2026-03-03T08:00:00Z").status(PaymentStatus.FAILED));
        JsonNode document = new ObjectMapper().readTree(json());
        JsonNode xaf = document.path("currencies").path("XAF");
        assertThat(xaf.path("today").path("orders").asInt(-1)).isZero();
        assertThat(xaf.path("today").path("averageBasketMinor").isNull()).isTrue();
        assertThat(xaf.path("today").path("missing"))
                .hasToString("{\"averageBasketMinor\":\"NO_PAID_ORDERS\",\"topProducts\":\"NO_PAID_ORDERS\"}");
        assertThat(xaf.path("hours").path(23).path("revenueMinor").isNull()).isTrue();
        assertThat(xaf.path("hours").path(23).path("missing")).hasToString("{\"hour\":\"HOUR_NOT_BEGUN\"}");
        assertThat(xaf.path("now").path("missing"))
                .hasToString("{\"oldestPendingSeconds\":\"NOTHING_PENDING\",\"openInstalments\":\"NO_INSTALMENTS\","
                        + "\"openInstalmentsMinor\":\"NO_INSTALMENTS\",\"overdueInstalments\":\"NO_INSTALMENTS\","
                        + "\"overdueInstalmentsMinor\":\"NO_INSTALMENTS\"}");
        assertThat(document.path("reasons").path("NO_PAID_ORDERS").path("fr").asText())
                .isEqualTo("aucune commande de cette période n'a été payée");

        orders.clear();
        JsonNode empty = new ObjectMapper().readTree(json());
        assertThat(empty.path("currencies").isNull()).isTrue();
        assertThat(empty.path("missing")).hasToString("{\"currencies\":\"NO_ORDERS\"}");
        assertThat(empty.path("input").path("first").isNull()).isTrue();
    }
}
