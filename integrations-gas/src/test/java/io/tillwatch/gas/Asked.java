package io.tillwatch.gas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tillwatch.payment.PaymentColumns;
import io.tillwatch.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Requests made by hand, signed or not, and what the script says to them. */
record Asked(GoogleStandIn google) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final InstantSource NOW = InstantSource.system();

    /** The beginning of an operation on the day of the tests. */
    static ObjectNode work(String op) {
        ObjectNode work = MAPPER.createObjectNode()
                .put("op", op)
                .put("sheet", "Payments")
                .put("shop", "boutique-akwa")
                .put("date", "2026-03-01")
                .put("batch", "a".repeat(64))
                .put("content", "b".repeat(64))
                .put("count", 1)
                .put("chunk", 0)
                .put("base", "");
        PaymentColumns.NAMES.forEach(work.withArray("columns")::add);
        return work;
    }

    static ObjectNode withRows(ObjectNode work, List<List<String>> rows) {
        work.putArray("rows");
        rows.forEach(row -> row.forEach(work.withArray("rows").addArray()::add));
        return work;
    }

    String signed(String payload) {
        return signed(payload, google.token(), NOW.instant());
    }

    static String signed(String payload, Secret token, Instant at) {
        long seconds = at.getEpochSecond();
        return MAPPER.createObjectNode()
                .put("tillwatch", "gas")
                .put("protocol", 1)
                .put("id", "request-1")
                .put("at", seconds)
                .put("payload", payload)
                .put("sig", Signature.ofRequest(token, "request-1", seconds, payload))
                .toString();
    }

    /** The code of the error; the state if there is none. */
    String post(String body) {
        JsonNode answer = answer(body);
        if (answer.has("error")) {
            return answer.path("error").path("code").asText();
        }
        try {
            return MAPPER.readTree(answer.path("payload").asText())
                    .path("state")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode answer(String body) {
        try {
            return MAPPER.readTree(google.post(body).path("content").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
