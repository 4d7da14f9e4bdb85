package io.tillwatch.export.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** One item of a list. It can be read on any thread, and as much of it as is wanted. */
sealed interface Item {
    /** All of it. Throws a {@link UnreadableAnswerException} if it cannot be read. */
    JsonNode whole() throws IOException;

    /** An object with those fields that are wanted; all of it if it is not an object. Throws a {@link UnreadableAnswerException} if it cannot be read. */
    JsonNode only(Projection wanted) throws IOException;

    /** About how many characters it takes in the answer. */
    long size();

    /** An item as it stands in the answer, which is an object unless it is no JSON at all. */
    final class Text implements Item {
        private final byte[] json;
        private final Place place;

        Text(byte[] json, Place place) {
            this.json = json;
            this.place = place;
        }

        @Override
        public JsonNode whole() throws IOException {
            return read(JsonParser::readValueAsTree);
        }

        @Override
        public JsonNode only(Projection wanted) throws IOException {
            JsonNode plain = PlainReader.read(json, wanted);
            return plain != null ? plain : read(wanted::read);
        }

        private interface Reading {
            JsonNode of(JsonParser parser) throws IOException;
        }

        private JsonNode read(Reading reading) throws IOException {
            try (JsonParser parser = Answer.MAPPER.createParser(json)) {
                parser.nextToken();
                try {
                    return reading.of(parser);
                } catch (NumberFormatException e) {
                    throw UnreadableAnswerException.number(place.plus(parser.currentTokenLocation()));
                }
            } catch (JsonParseException e) {
                throw UnreadableAnswerException.notJson(place.plus(e.getLocation()));
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
