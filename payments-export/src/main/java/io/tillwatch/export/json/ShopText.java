package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a shop says about an error, as far as it can be shown: short, one line, and nothing that may be a key. */
final class ShopText {
    private static final int LONGEST = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    /** Long runs of such letters are tokens, hashes and the like. */
    private static final Pattern KEY_LIKE = Pattern.compile("[A-Za-z0-9_+/=.-]{32,}");

    private ShopText() {}

    /** A part of a sentence that begins with a colon; nothing if there is nothing that can be shown. */
    static Message of(byte[] body, Collection<String> secrets) {
        JsonNode answer;
        try {
            answer = MAPPER.readTree(body);
        } catch (IOException e) {
            return OrderMapping.message("http.none");
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode node : new JsonNode[] {answer.path("error"), answer.path("message")}) {
            if (node.isTextual() && mayBeShown(node.textValue(), secrets)) {
                texts.add(node.textValue().replaceAll("\\p{Cntrl}", "").strip());
            }
        }
        for (JsonNode code :
                new JsonNode[] {answer.path("code"), answer.path("details").path("code")}) {
            if (code.isTextual() && CODE.matcher(code.textValue()).matches()) {
                texts.add(code.textValue());
            }
        }
        return texts.isEmpty()
                ? OrderMapping.message("http.none")
                : OrderMapping.message("http.told", String.join(" / ", texts));
    }

    private static boolean mayBeShown(String text, Collection<String> secrets) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && !Pattern.compile("\\R").matcher(text.strip()).find()
                && !KEY_LIKE.matcher(text).find()
                && secrets.stream().noneMatch(text::contains);
    }
}
