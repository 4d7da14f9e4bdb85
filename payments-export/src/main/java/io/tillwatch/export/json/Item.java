package io.tillwatch.export.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** One item of a list. It can be read on any thread, and as much of it as is wanted. */
sealed interface Item {
    /** All of it. */
    JsonNode whole() throws IOException;

    /** An object with those fields that are wanted; all of it if it is not an object. */
    JsonNode only(Projection wanted) throws IOException;

    /** About how many characters it takes in the answer. */
    long size();

    /** An item as it stands in the answer, known to be an object. */
    final class Text implements Item {
        private final byte[] json;

        Text(byte[] json) {
            this.json = json;
        }

        @Override
        public JsonNode whole() throws IOException {
            try (JsonParser parser = Answer.MAPPER.createParser(json)) {
                return parser.readValueAsTree();
            }
        }

        @Override
        public JsonNode only(Projection wanted) throws IOException {
            try (JsonParser parser = Answer.MAPPER.createParser(json)) {
                parser.nextToken();
                return wanted.read(parser);
            }
        }

        @Override
        public long size() {
            return json.length;
        }
    }

    /** An item that was read already. */
    record Tree(JsonNode whole, long size) implements Item {
        @Override
        public JsonNode only(Projection wanted) {
            return whole;
        }
    }
}
