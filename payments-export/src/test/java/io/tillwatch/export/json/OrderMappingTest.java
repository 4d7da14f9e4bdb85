package io.tillwatch.export.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMappingTest {
    private static final String SMALLEST = """
            {
              // the least a mapping can say
              "mapping": 1, "name": "mine", "list": "result.orders",
              "order": {"id": "ref", "due": "sum", "created": "at"},
              "payment": {
                "status": {"from": "state", "words": {"ok": "SUCCEEDED"}},
                "provider": {"from": "via"}
              },
            }
            """;

    @TempDir
    Path work;

    private static List<String> problems(String json) {
        Problems problems = new Problems();
        assertThat(OrderMapping.parse("mine.json", json, problems).isEmpty()).isEqualTo(!problems.isEmpty());
        return problems.all().stream().map(Problem::toString).toList();
    }

    @Test
    void every_ready_mapping_is_sound_and_bears_its_name() {
        assertThat(OrderMapping.readyNames())
                .containsExactly(
                        "afrigest",
                        "afrigest-postgres",
                        "agri-point",
                        "monepiceriz-postgres",
                        "rachelfoods",
                        "rachelfoods-postgres");
        for (String name : OrderMapping.readyNames()) {
            assertThat(OrderMapping.ready(name).name()).isEqualTo(name);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderMapping.ready("agripoint"))
                .withMessage("mapping must be one of " + OrderMapping.readyNames() + ", but was \"agripoint\"");
    }

    @Test
    void the_smallest_mapping_is_enough() {
        assertThat(problems(SMALLEST)).isEmpty();
    }

    @Test
    void items_have_an_amount_or_a_price() {
        String both = "\"name\": \"n\", \"quantity\": \"q\", \"amount\": \"a\", \"price\": \"p\"";
        assertThat(problems(withItems("\"name\": \"n\", \"quantity\": \"q\", \"price\": \"p\"")))
                .isEmpty();
        assertThat(problems(withItems("\"name\": \"n\", \"quantity\": \"q\"")))
                .containsExactly("mine.json:8:15: items.amount: must be given if price is not, and not beside it");
        assertThat(problems(withItems(both))).hasSize(1);
        assertThat(problems(withItems("\"price\": \"p\""))).hasSize(2);
    }

    private static String withItems(String fields) {
        return SMALLEST.stripTrailing().replaceFirst(",?\\s*}$", ", \"items\": {\"list\": \"i\", " + fields + "}}");
    }

    @Test
    void all_mistakes_are_told_at_once_with_their_places() {
        String json = """
                {
                  "mapping": 2,
                  "lists": "orders",
                  "order": {"id": "_id", "due": "total..sum", "unit": "cents"},
                  "payment": {
                    "status": {"from": "s", "words": {"paid": "SUCCEDED"}},
                    "provider": {"words": {"mtn": "MTN Momo"}},
                    "proof": "MANUAL"
                  },
                  "contradictions": [{"note": "paid but", "from": "s", "words": "x", "statuses": ["PAID"]}]
                }
                """;

        assertThat(problems(json))
                .containsExactly(
                        "mine.json:1:1: name: must be given",
                        "mine.json:2:14: mapping: must be one of 1, but was \"2\"",
                        "mine.json:3:3: lists: must be a known key, but was \"lists\" (closest: list)",
                        "mine.json:4:12: order.created: must be given",
                        "mine.json:4:33: order.due: must be the dotted name of a field such as paymentDetails.paidAt,"
                                + " but was \"total..sum\"",
                        "mine.json:4:55: order.unit: must be one of major, minor, but was \"cents\"",
                        "mine.json:6:47: payment.status.words.paid: must be one of INITIATED, PENDING, AUTHORIZED,"
                                + " SUCCEEDED, FAILED, EXPIRED, CANCELLED, REVERSED, UNKNOWN, but was \"SUCCEDED\""
                                + " (closest: SUCCEEDED)",
                        "mine.json:7:17: payment.provider.from: must be given",
                        "mine.json:7:35: payment.provider.words.mtn: must be a provider's id of lower-case letters,"
                                + " digits, - and _, but was \"MTN Momo\"",
                        "mine.json:8:14: payment.proof: must be a section of keys and values, but was \"MANUAL\"",
                        "mine.json:10:31: contradictions[0].note: must be a code of upper-case letters, digits and"
                                + " underscores, but was \"paid but\"",
                        "mine.json:10:83: contradictions[0].statuses: must be one of INITIATED, PENDING, AUTHORIZED,"
                                + " SUCCEEDED, FAILED, EXPIRED, CANCELLED, REVERSED, UNKNOWN, but was \"PAID\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "{\"mapping\": 1,", "[]", "3", "<mapping/>", "{\"a\":1 \"b\":2}"})
    void what_is_not_a_mapping_at_all_is_one_clear_problem(String json) {
        assertThat(problems(json)).isNotEmpty().allSatisfy(p -> assertThat(p).startsWith("mine.json:"));
        assertThat(problems(json).get(0)).doesNotContain("Exception", "\n");
    }

    @Test
    void something_after_the_end_is_a_problem() {
        assertThat(problems(SMALLEST + "{}"))
                .containsExactly("mine.json:10:1: must hold one value and nothing after it");
    }

    @Test
    void a_key_given_twice_is_a_problem() {
        assertThat(problems(SMALLEST.replace("\"name\": \"mine\"", "\"name\": \"mine\", \"name\": \"yours\"")))
                .containsExactly("mine.json:3:33: name: must be given once, but was \"name\"");
    }

    @ParameterizedTest
    @CsvSource({"agri-point", "rachelfoods", "afrigest"})
    void a_ready_mapping_is_recognised_by_its_answer(String shop) {
        Path file = new ExportFixture(work).save(ExportFixture.answer(shop));

        assertThat(SavedAnswer.detectMapping(file))
                .hasValueSatisfying(m -> assertThat(m.name()).isEqualTo(shop));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orders\":[]}",
                "[]",
                "{\"orders\":[{\"id\":1,\"total\":5}]}",
                "{\"items\":[],\"total\":0}",
                "<html>",
                "{\"error\":\"Unauthorized\"}"
            })
    void what_is_not_unmistakable_is_not_recognised(String json) {
        assertThat(SavedAnswer.detectMapping(new ExportFixture(work).save(json)))
                .isEmpty();
        assertThat(SavedAnswer.detectMapping(work.resolve("missing.json"))).isEmpty();
    }

    @Test
    void a_shop_without_a_currency_needs_one() {
        assertThat(OrderMapping.ready("afrigest").readsCurrency()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SavedAnswer.of(work.resolve("a.json"), OrderMapping.ready("rachelfoods")))
                .withMessage("currency must be given: answers of mapping rachelfoods do not say theirs");
    }

    private static String paging(String section) {
        String json = SMALLEST.replace("\"order\":", "\"paging\": " + section + ",\n\"order\":");
        Problems problems = new Problems();
        return OrderMapping.parse("mine.json", json, problems)
                .map(m -> m.rules().paging().toString())
                .orElseGet(() -> problems.all().get(0).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"by": "page"}                                                       | page, limit=100
            {"by": "page", "size": 20, "first": 0, "pages": "meta.pages"}        | page, limit=20
            {"by": "offset", "parameter": "skip", "limit": "take", "size": 1000} | skip, take=1000
            {"by": "cursor", "next": "meta.next"}                                | cursor, limit=100
            {"by": "cursor", "next": "n", "parameter": "after", "send-limit": false} | after
            {}                       | mine.json:4:13: paging.by: must be given
            {"by": "pages"}          | mine.json:4:20: paging.by: must be one of page, offset, cursor, but was "pages" (closest: page)
            {"by": "page", "size": 0} | mine.json:4:36: paging.size: must be a whole number from 1 to 100000, but was "0"
            {"by": "cursor"}         | mine.json:4:13: paging.next: must be given
            {"by": "offset", "next": "n"} | mine.json:4:30: paging.next: must be a known key, but was "next" (known here: by, size, parameter, limit, send-limit)
            """)
    void says_how_the_list_is_divided(String section, String expected) {
        assertThat(paging(section)).isEqualTo(expected);
    }
}
