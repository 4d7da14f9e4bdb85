package io.tillwatch.export.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The items of an answer are given as they stand in it, however it comes and whatever stands around them. */
class AnswerTest {
    private static final Optional<FieldPath> ORDERS = FieldPath.parse("orders");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE"})
    void items_are_those_of_the_answer_in_every_encoding(String encoding) throws IOException {
        List<String> items = items(new Random(encoding.hashCode()));
        String json =
                "{\"before\":[{\"no\":\"order\"}],\"orders\" : [ " + String.join(" ,\n ", items) + "\n],\"after\":{}}";

        assertThat(read(json.getBytes(Charset.forName(encoding)), 1 << 16)).isEqualTo(trees(items));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 1 << 20})
    void items_are_those_of_the_answer_in_pieces_of_every_size(int piece) throws IOException {
        List<String> items = items(new Random(piece));
        String json = "\uFEFF{\"page\":" + "7".repeat(900) + ",\"noise\":\"" + "n".repeat(300_000) + "\",\"orders\":["
                + String.join(",", items) + "]}";

        assertThat(read(json.getBytes(StandardCharsets.UTF_8), piece)).isEqualTo(trees(items));
    }

    @Test
    void an_answer_that_is_an_item_short_of_its_end_says_where() throws IOException {
        String json = "{\"orders\":[{\"a\":1},\n{\"a\":{\"b\":\"]}";

        List<JsonNode> given = new ArrayList<>();
        Answer.Reading reading = Answer.live(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), ORDERS, List.of(), (item, index) -> {
                    given.add(item.whole());
                    return true;
                });

        assertThat(given).hasSize(1);
        assertThat(reading.wrong().orElseThrow())
                .hasToString("the answer is cut off: it ends within a value on line 2, after 1 whole order");
    }

    /** Orders of all sizes, the largest larger than what is read at once, and things that are no orders. */
    private static List<String> items(Random random) {
        List<String> items = new ArrayList<>(List.of("null", "7", "\"text with ] and }\"", "[1,[{}]]", "{}"));
        for (int i = 0; i < 300; i++) {
            int length = i == 150 ? 700_000 : random.nextInt(3000);
            items.add("{\"id\":\"é" + i + "\",\"nested\" : {\"list\":[{\"}\":\"\\\"]\"},1.10, -5e3]},\"text\":\""
                    + "x€\\u00e9\\\\".repeat(length / 10) + "\"}");
        }
        return items;
    }

    private static List<JsonNode> trees(List<String> items) throws IOException {
        List<JsonNode> trees = new ArrayList<>();
        for (String item : items) {
            trees.add(Answer.MAPPER.readTree(item));
        }
        return trees;
    }

    private static List<JsonNode> read(byte[] answer, int piece) throws IOException {
        List<JsonNode> given = new ArrayList<>();
        Answer.Reading reading =
                Answer.live(new Pieces(answer, piece), ORDERS, List.of(), (item, index) -> given.add(item.whole()));
        assertThat(reading.wrong()).isEmpty();
        assertThat(reading.given()).isEqualTo(given.size());
        return given;
    }

    /** Gives no more than so many bytes at once. */
    private static final class Pieces extends FilterInputStream {
        private final int most;

        Pieces(byte[] bytes, int most) {
            super(new ByteArrayInputStream(bytes));
            this.most = most;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(most, length));
        }
    }
}
