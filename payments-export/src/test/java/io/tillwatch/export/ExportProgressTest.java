package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.json.HttpOrderSource;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.Paging;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportProgressTest {
    @TempDir
    private Path work;

    private final List<String> told = new ArrayList<>();

    private static String orders(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(
                        i -> "{\"id\":\"r-%04d\",\"orderNumber\":\"ORD-%d\",\"buyerId\":\"b\",\"totalCost\":\"1.50\","
                                        .formatted(i, i)
                                + "\"paymentStatus\":\"PAID\",\"paymentMethod\":\"COD\",\"createdAt\":\"2026-03-01T08:00:00Z\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void export(OrderSource source) {
        ExportFixture.exported(PaymentExport.from(source)
                .shop(ExportFixture.SHOP)
                .day(new BusinessDay(LocalDate.parse("2026-03-01"), ExportFixture.DOUALA))
                .to(DirectorySink.at(work.resolve("exports")))
                .progress((step, done, expected) -> told.add(step + " " + done + "/" + expected))
                .run());
    }

    @Test
    void a_saved_answer_is_told_order_by_order_with_a_better_and_better_number() {
        Path file = new ExportFixture(work).save("{\"data\":" + orders(0, 2500) + "}");
        export(SavedAnswer.of(file, OrderMapping.ready("rachelfoods"), CurrencyUnit.of("USD")));
        assertThat(told.get(0)).matches("orders read 1/\\d+");
        assertThat(told).contains("rows written 2500/2500");
        assertThat(told.stream().filter(t -> t.startsWith("orders read "))).hasSize(2500);
        long expected = Long.parseLong(told.stream()
                .filter(t -> t.startsWith("orders read 2200/"))
                .findFirst()
                .orElseThrow()
                .split("/", 2)[1]);
        assertThat(expected).isBetween(2200L, 2600L);
    }

    @Test
    void pages_are_told_as_they_come() {
        try (FaultyServer server = FaultyServer.start()) {
            server.answering("/orders", request -> {
                int page = Integer.parseInt(request.target().replaceAll(".*page=(\\d+).*", "$1"));
                return Fault.json("{\"data\":" + orders((page - 1) * 2, Math.min(page * 2, 5))
                        + ",\"pagination\":{\"total\":5}}");
            });
            export(HttpOrderSource.builder(server.uri("/orders"), OrderMapping.ready("rachelfoods"))
                    .currency(CurrencyUnit.of("USD"))
                    .paging(Paging.pages(2))
                    .build());
        }
        assertThat(told)
                .startsWith(
                        "orders fetched 2/5",
                        "orders fetched 4/5",
                        "orders fetched 5/5",
                        "orders read 1/5",
                        "orders read 2/5")
                .contains("orders read 5/5", "rows written 1/5", "rows written 5/5");
    }
}
