package io.tillwatch.export.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tillwatch.settings.Place;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import io.tillwatch.settings.SettingsNode;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a JSON file of settings with the place of every value. Comments and trailing commas are allowed. Thread-safe. */
public final class JsonSettings {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final String file;
    private final JsonParser parser;
    private final Problems problems;

    private JsonSettings(String file, JsonParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * Reads a whole file.
     *
     * @param file the name for messages
     * @param json its contents
     * @param problems gets what is wrong with it
     * @return the top level; empty if it is no JSON
     */
    public static Optional<SettingsNode> read(String file, String json, Problems problems) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonSettings reader = new JsonSettings(file, parser, problems);
            if (parser.nextToken() == null) {
                problems.add(new Problem(Place.of(file), "", rule("settings.not-empty"), ""));
                return Optional.empty();
            }
            SettingsNode node = reader.node();
            if (parser.nextToken() != null) {
                Place after = place(file, parser.currentTokenLocation());
                problems.add(new Problem(after, "", rule("settings.one-value"), ""));
            }
            return Optional.of(node);
        } catch (JsonParseException e) {
            problems.add(
                    new Problem(place(file, e.getLocation()), "", rule("settings.json", e.getOriginalMessage()), ""));
            return Optional.empty();
        } catch (IOException e) {
            problems.add(new Problem(Place.of(file), "", rule("settings.json", String.valueOf(e.getMessage())), ""));
            return Optional.empty();
        }
    }

    private SettingsNode node() throws IOException {
        Place place = place(file, parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return section(place);
        }
        if (token == JsonToken.START_ARRAY) {
            List<SettingsNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node());
            }
            return new SettingsNode.Sequence(items, place);
        }
        String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
        return new SettingsNode.Scalar(text, token == JsonToken.VALUE_NULL ? "null" : text, place);
    }

    private SettingsNode section(Place place) throws IOException {
        Map<String, SettingsNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = place(file, parser.currentTokenLocation());
            parser.nextToken();
            SettingsNode value = node();
            if (entries.putIfAbsent(key, new SettingsNode.Entry(keyPlace, value)) != null) {
                problems.add(new Problem(keyPlace, key, rule("settings.once"), key));
            }
        }
        return new SettingsNode.Section(entries, place);
    }

    private static Place place(String file, JsonLocation location) {
        return location == null
                ? Place.of(file)
                : new Place(file, Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
    }

    private static Message rule(String key, Object... arguments) {
        return Message.of(OrderMapping.class, key, arguments);
    }
}
