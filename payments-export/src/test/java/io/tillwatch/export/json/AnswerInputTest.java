package io.tillwatch.export.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An answer gives the same, and is refused at the same place, whether Jackson looks into every order or not. */
class AnswerInputTest {
    private static final Optional<FieldPath> LIST = FieldPath.parse("orders");

    /** It is JSON, but not one list of orders. */
    private static final String OTHER = "other";

    /** What an answer gives: its items, and where it is no JSON. */
    private record Read(List<JsonNode> items, String wrong) {}

    @Test
    void gives_what_jackson_gives() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            byte[] json = answer(random).getBytes(StandardCharsets.UTF_8);

            assertThat(read(json, random)).as(text(json)).isEqualTo(jackson(json));
        }
    }

    @Test
    void is_refused_where_jackson_refuses_it() throws IOException {
        Random random = new Random(6);
        int refused = 0;
        for (int round = 0; round < 8_000; round++) {
            byte[] json = answer(random).getBytes(StandardCharsets.UTF_8);
            RandomJson.damage(json, random);
            Read expected = jackson(json);
            Read read = read(json, random);

            assertThat(read.wrong()).as(text(json)).isEqualTo(expected.wrong());
            if (expected.wrong().isEmpty()) {
                assertThat(read).as(text(json)).isEqualTo(expected);
            } else {
                refused++;
            }
        }
        assertThat(refused).isBetween(2_000, 7_600);
    }

    private static String answer(Random random) {
        StringBuilder json = new StringBuilder("{\"shop\":\"Épices\",\"orders\":[");
        int orders = random.nextInt(12);
        for (int i = 0; i < orders; i++) {
            json.append(i == 0 ? "" : ",").append(RandomJson.blanks(random));
            json.append(random.nextInt(60) == 0 ? "17" : RandomJson.object(random, 0));
            // Some are longer than what is read at once.
            if (random.nextInt(300) == 0) {
                json.setLength(json.length() - 1);
                json.append(json.charAt(json.length() - 1) == '{' ? "" : ",");
                json.append("\"long\":\"").append("é".repeat(200_000)).append("\"}");
            }
        }
        return json.append(RandomJson.blanks(random))
                .append("],\"count\":")
                .append(orders)
                .append("}")
                .toString();
    }

    private static Read read(byte[] json, Random random) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        Answer.Reading reading = Answer.saved(trickling(json, random), LIST, Optional.empty(), (item, index) -> {
            items.add(item.whole());
            return true;
        });
        String wrong = reading.wrong().map(Object::toString).orElse("");
        boolean parsed = reading.wrong()
                .filter(w -> !List.of("answer.truncated", "answer.not-json", "answer.number")
                        .contains(w.key()))
                .isPresent();
        return new Read(items, parsed ? OTHER : wrong);
    }

    /** Gives a few bytes at a time, or all. */
    private static InputStream trickling(byte[] json, Random random) {
        int most = random.nextBoolean() ? json.length : 1 + random.nextInt(5);
        return new ByteArrayInputStream(json) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, most));
            }
        };
    }

    private static Read jackson(byte[] json) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        try (JsonParser parser = Answer.MAPPER.createParser(json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            int lists = 0;
            try {
                lists = object ? lists(parser, items) : 0;
            } catch (NumberFormatException e) {
                JsonLocation at = parser.currentTokenLocation();
                return new Read(items, wrong("answer.number", at.getLineNr(), at.getColumnNr()));
            }
            parser.skipChildren();
            return new Read(items, parser.nextToken() == null && lists == 1 ? "" : OTHER);
        } catch (JsonEOFException e) {
            return new Read(items, wrong("answer.truncated", e.getLocation().getLineNr(), items.size()));
        } catch (JsonParseException e) {
            JsonLocation at = e.getLocation();
            return new Read(items, wrong("answer.not-json", at.getLineNr(), at.getColumnNr()));
        }
    }

    private static int lists(JsonParser parser, List<JsonNode> items) throws IOException {
        int lists = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean orders = parser.currentName().equals("orders");
            if (parser.nextToken() != JsonToken.START_ARRAY || !orders) {
                parser.skipChildren();
                continue;
            }
            lists++;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(parser.readValueAsTree());
            }
        }
        return lists;
    }

    private static String wrong(String key, Object... arguments) {
        return OrderMapping.message(key, arguments).toString();
    }

    private static String text(byte[] json) {
        return json.length > 5_000 ? json.length + " bytes" : new String(json, StandardCharsets.UTF_8);
    }
}
