package io.tillwatch.export.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson says what JSON is: whatever is read here must be read by it, and as the same. */
class PlainReaderTest {
    private static final Projection WANTED = Projection.of(List.of(List.of("id", "due", "pay.ref", "parts.n", "all")));

    @Test
    void reads_what_is_wanted() throws IOException {
        assertThat(PlainReader.read(
                        bytes("{\"x\":[1,{\"id\":2}],\"id\":\"CMD-1\",\"pay\":{\"ref\":7,\"y\":null}}"), WANTED))
                .hasToString("{\"id\":\"CMD-1\",\"pay\":{\"ref\":7}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"id\":1}",
                "{\"id\":1} ",
                "{\"id\":1,}",
                "{\"id\" 1}",
                "{\"id\":01}",
                "{\"id\":-}",
                "{\"id\":-0}",
                "{\"id\":1.}",
                "{\"id\":.5}",
                "{\"id\":+5}",
                "{\"id\":1.50}",
                "{\"id\":0.0}",
                "{\"id\":1e3}",
                "{\"id\":2147483648}",
                "{\"id\":-2147483648}",
                "{\"id\":999999999999999999999}",
                "{\"id\":tru}",
                "{\"id\":trueish}",
                "{\"id\":\"é\",\"x\":\"é\"}",
                "{\"id\":\"a\\u00e9\\n\"}",
                "{\"x\":\"a\\u00g9\"}",
                "{\"x\":\"\\x\"}",
                "{\"x\":\"a\tb\"}",
                "{\"i\\u0064\":1}",
                "{\"id\":1,\"id\":2}",
                "{\"all\":{\"a\":{\"b\":[1.25,\"x\"]}}}",
                "{\"parts\":[{\"n\":1,\"m\":2},3,[{\"n\":4}]]}",
                "{\"x\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
                "{\"x\":[1 2]}",
                "{\"x\":[1,]}",
                "{\"x\":[1}",
                "{\"x\":\"\uFEFF\"}",
            })
    void never_says_anything_but_what_jackson_says(String json) throws IOException {
        compare(bytes(json));
    }

    @Test
    void never_says_anything_but_what_jackson_says_of_damaged_objects() throws IOException {
        Random random = new Random(11);
        int read = 0;
        int damagedButRead = 0;
        for (int round = 0; round < 30_000; round++) {
            byte[] json = bytes(RandomJson.object(random, 0));
            boolean damaged = random.nextInt(3) > 0;
            if (damaged) {
                RandomJson.damage(json, random);
            }
            boolean plain = compare(json);
            read += plain && !damaged ? 1 : 0;
            damagedButRead += plain && damaged ? 1 : 0;
        }
        assertThat(read).as("of about 10 000").isGreaterThan(6_000);
        assertThat(damagedButRead).isGreaterThan(2_000);
    }

    @Test
    void leaves_bytes_that_are_no_utf_8_to_jackson() throws IOException {
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0x20; second < 0x100; second += 0x11) {
                byte[] json = bytes("{\"x\":\"ab__cd\"}");
                json[8] = (byte) first;
                json[9] = (byte) second;
                compare(json);
            }
        }
    }

    /** Returns whether it was read without Jackson. */
    private static boolean compare(byte[] json) throws IOException {
        JsonNode plain = PlainReader.read(json, WANTED);
        if (plain == null) {
            return false;
        }
        assertThat(Optional.of(plain))
                .as(new String(json, StandardCharsets.UTF_8))
                .isEqualTo(jackson(json));
        return true;
    }

    private static Optional<JsonNode> jackson(byte[] json) {
        try (JsonParser parser = Answer.MAPPER.createParser(json)) {
            parser.nextToken();
            JsonNode node = WANTED.read(parser);
            return parser.nextToken() == null ? Optional.of(node) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
