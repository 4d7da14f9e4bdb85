package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tillwatch.export.json.SavedAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAnAnswerOfYourOwnShapeTest {
    @TempDir
    Path work;

    private final List<String> told = new ArrayList<>();

    @Test
    void reads_orders_by_a_mapping_of_ones_own() throws IOException {
        ReadAnAnswerOfYourOwnShape.mapping(Repository.DATA.resolve("own-shape-mapping.json"), told::add)
                .ifPresent(mapping -> ReadAnAnswerOfYourOwnShape.read(
                        SavedAnswer.of(Repository.DATA.resolve("own-shape-orders.json"), mapping), told::add));

        assertThat(told)
                .containsExactly(
                        "A-1: SUCCEEDED, paid 12500 XAF",
                        "A-2: FAILED, paid 0.00 USD",
                        "result.orders[2]: [AMOUNT_NOT_IN_CURRENCY: the amount 99.98 cannot be said in XAF (field sum),"
                                + " TIME_UNREADABLE: \"2026-03-01 11:00\" is not a time with an offset,"
                                + " such as 2026-03-01T08:00:00Z (field placed)]",
                        "complete");
    }

    @Test
    void tells_all_problems_of_a_mapping_at_once() throws IOException {
        Path file = Files.writeString(work.resolve("mapping.json"), """
                {
                  "mapping": 1, "name": "mine", "list": "orders",
                  "order": {"id": "ref", "due": "sum", "made": "placed"},
                  "payment": {"status": {"from": "state", "words": {"ok": "PAID"}}, "provider": {"from": "via"}}
                }
                """);

        assertThat(ReadAnAnswerOfYourOwnShape.mapping(file, told::add)).isEmpty();

        assertThat(told)
                .containsExactly(
                        file + ":3:12: order.created: must be given",
                        file + ":3:40: order.made: must be a known key, but was \"made\" (known here: id, due, created,"
                                + " id-pattern, number, number-pattern, unit, currency, updated, fulfilled, fulfilment, customer-key,"
                                + " customer-phone)",
                        file + ":4:59: payment.status.words.ok: must be one of INITIATED, PENDING, AUTHORIZED,"
                                + " SUCCEEDED, FAILED, EXPIRED, CANCELLED, REVERSED, UNKNOWN, but was \"PAID\"");
    }

    @Test
    void runs_as_a_program() {
        String mapping = Repository.DATA.resolve("own-shape-mapping.json").toString();
        String answer = Repository.DATA.resolve("own-shape-orders.json").toString();

        assertThatCode(() -> ReadAnAnswerOfYourOwnShape.main(mapping, answer)).doesNotThrowAnyException();
    }
}
