package io.tillwatch.reconciliation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered, as it stands in the JSON of a run. */
final class RememberedJson {
    static final String FIELD = "remembered";

    private RememberedJson() {}

    static void write(List<Remembered> all, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(FIELD);
        for (Remembered each : all) {
            FollowUp follow = each.entry().followUp();
            json.writeStartObject();
            json.writeStringField("id", each.entry().id());
            json.writeStringField("date", each.date());
            json.writeStringField("code", each.entry().code());
            json.writeStringField("orderId", each.entry().orderId());
            json.writeStringField("provider", each.entry().provider());
            json.writeStringField("providerId", each.entry().providerId());
            json.writeStringField("firstSeen", follow.firstSeen().toString());
            json.writeStringField("state", follow.state());
            json.writeStringField("comment", follow.comment());
            json.writeStringField("decidedBy", follow.decidedBy());
            json.writeStringField("decidedAt", follow.decidedAt());
            if (each.seen().isPresent()) {
                SeenAmounts seen = each.seen().get();
                json.writeStringField("expected", seen.expected());
                json.writeStringField("actual", seen.actual());
                json.writeStringField("currency", seen.currency());
                json.writeStringField("actualCurrency", seen.actualCurrency());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Map<String, Remembered> read(JsonNode run) throws IOException {
        Map<String, Remembered> all = new LinkedHashMap<>();
        for (JsonNode each : run.path(FIELD)) {
            FollowUp follow = new FollowUp(
                    instant(text(each, "firstSeen")),
                    Optional.empty(),
                    text(each, "state"),
                    text(each, "comment"),
                    text(each, "decidedBy"),
                    text(each, "decidedAt"));
            HealedDiscrepancy entry = new HealedDiscrepancy(
                    text(each, "id"),
                    text(each, "code"),
                    text(each, "orderId"),
                    text(each, "provider"),
                    text(each, "providerId"),
                    follow);
            Optional<SeenAmounts> seen = each.has("expected")
                    ? Optional.of(new SeenAmounts(
                            text(each, "expected"),
                            text(each, "actual"),
                            text(each, "currency"),
                            text(each, "actualCurrency")))
                    : Optional.empty();
            all.put(entry.id(), new Remembered(entry, text(each, "date"), seen));
        }
        return all;
    }

    private static String text(JsonNode each, String field) {
        return each.path(field).asText("");
    }

    private static Instant instant(String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException(FIELD + ".firstSeen is no instant: " + text, e);
        }
    }
}
