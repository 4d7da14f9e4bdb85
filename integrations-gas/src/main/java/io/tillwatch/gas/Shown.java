package io.tillwatch.gas;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.secret.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Makes a text of others fit to be shown: one line, not long, without what is secret. */
final class Shown {
    private static final int LONGEST = 120;

    private final List<String> secrets = new ArrayList<>();

    Shown(Secret url, Secret token) {
        String address = url.reveal();
        secrets.add(token.reveal());
        secrets.add(address);
        for (String segment : String.valueOf(URI.create(address).getRawPath()).split("/", -1)) {
            // The id of a deployment is the key; "macros" and "exec" are not.
            if (segment.length() > 12) {
                secrets.add(segment);
            }
        }
    }

    String text(JsonNode node) {
        return text(node.asText());
    }

    String text(String foreign) {
        String plain = foreign;
        for (String secret : secrets) {
            plain = plain.replace(secret, "…");
        }
        StringBuilder shown = new StringBuilder();
        plain.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .forEach(shown::appendCodePoint);
        String line = shown.toString().strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
