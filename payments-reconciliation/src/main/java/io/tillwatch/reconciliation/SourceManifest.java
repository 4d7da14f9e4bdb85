package io.tillwatch.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What a provider's file says about itself, in a file beside it. */
record SourceManifest(
        String provider,
        boolean complete,
        String proof,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Long> opening,
        Optional<Long> closing) {
    private static final String SUFFIX = ".manifest.json";

    /** Empty if there is none, or if it has problems. */
    static Optional<SourceManifest> beside(Path file, Problems problems) {
        Path path = file.resolveSibling(file.getFileName() + SUFFIX);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(path));
            return read(json, path.getFileName().toString(), problems);
        } catch (JsonProcessingException e) {
            problems.failed(Message.of(
                    SourceManifest.class,
                    "at.file",
                    path.getFileName(),
                    Message.of(SourceManifest.class, "manifest.not-json")));
        } catch (IOException e) {
            problems.failed(Problems.unreadable(path.getFileName(), e));
        }
        return Optional.empty();
    }

    private static Optional<SourceManifest> read(JsonNode json, String name, Problems problems) {
        boolean sound = true;
        if (!json.path("provider").isTextual() || json.path("provider").asText().isBlank()) {
            problems.wrong(problem(name, "manifest.provider"));
            sound = false;
        }
        if (!json.path("complete").isBoolean()) {
            problems.wrong(problem(name, "manifest.complete"));
            sound = false;
        }
        for (String key : new String[] {"from", "to"}) {
            if (json.hasNonNull(key) && instant(json, key).isEmpty()) {
                problems.wrong(
                        problem(name, "manifest.instant", key, json.path(key).asText()));
                sound = false;
            }
        }
        for (String key : new String[] {"opening", "closing"}) {
            if (json.hasNonNull(key) && amount(json, key).isEmpty()) {
                problems.wrong(
                        problem(name, "manifest.balance", key, json.path(key).asText()));
                sound = false;
            }
        }
        if (!sound) {
            return Optional.empty();
        }
        return Optional.of(new SourceManifest(
                json.path("provider").asText().strip().toLowerCase(java.util.Locale.ROOT),
                json.path("complete").asBoolean(),
                json.path("proof").asText("MANIFEST"),
                instant(json, "from"),
                instant(json, "to"),
                amount(json, "opening"),
                amount(json, "closing")));
    }

    private static Message problem(String name, String key, Object... arguments) {
        return Message.of(SourceManifest.class, "at.file", name, Message.of(SourceManifest.class, key, arguments));
    }

    /** Minor units, as a number or as a text. */
    private static Optional<Long> amount(JsonNode json, String key) {
        JsonNode value = json.path(key);
        boolean whole = value.isIntegralNumber() || value.isTextual();
        return whole && value.asText().matches("-?[0-9]{1,18}")
                ? Optional.of(Long.valueOf(value.asText()))
                : Optional.empty();
    }

    private static Optional<Instant> instant(JsonNode json, String key) {
        if (!json.hasNonNull(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(json.path(key).asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the day lies within the period that the file covers, as far as it says one. */
    boolean covers(BusinessDay day) {
        return from.map(f -> !f.isAfter(day.startInclusive())).orElse(true)
                && to.map(t -> !t.isBefore(day.endExclusive())).orElse(true);
    }
}
