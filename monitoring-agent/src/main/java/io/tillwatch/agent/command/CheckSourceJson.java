package io.tillwatch.agent.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.export.inspect.FieldGuess;
import io.tillwatch.export.inspect.Finding;
import io.tillwatch.export.inspect.Inspection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/** What is known of a source as one JSON document. */
final class CheckSourceJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CheckSourceJson() {}

    static void write(Inspection inspection, Locale language, PrintWriter out) throws IOException {
        JsonGenerator json = MAPPER.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("source", inspection.source());
        json.writeStringField("result", word(inspection.level()));
        json.writeNumberField("requests", inspection.requests());
        if (inspection.answer().isPresent()) {
            answer(inspection.answer().get(), json);
        }
        json.writeArrayFieldStart("findings");
        for (Finding finding : inspection.findings()) {
            json.writeStartObject();
            json.writeStringField("topic", word(finding.topic()));
            json.writeStringField("level", word(finding.level()));
            json.writeStringField("code", finding.code());
            json.writeStringField("text", finding.text().in(language));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fields");
        for (FieldGuess guess : inspection.fields()) {
            json.writeStartObject();
            json.writeStringField("key", guess.key());
            json.writeArrayFieldStart("fields");
            for (String field : guess.fields()) {
                json.writeString(field);
            }
            json.writeEndArray();
            json.writeStringField("certainty", word(guess.certainty()));
            json.writeStringField("why", guess.why().in(language));
            json.writeStringField("example", guess.example());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("readyMapping", inspection.readyMapping().orElse(null));
        json.writeFieldName("mapping");
        json.writeTree(
                inspection.mapping().isPresent()
                        ? MAPPER.readTree(inspection.mapping().get())
                        : MAPPER.nullNode());
        json.writeEndObject();
        json.close();
        out.println();
    }

    private static void answer(Inspection.Answered answer, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("answer");
        json.writeNumberField("status", answer.status());
        json.writeStringField("contentType", answer.contentType());
        json.writeStringField("list", answer.list());
        json.writeNumberField("orders", answer.orders());
        if (answer.total().isPresent()) {
            json.writeNumberField("total", answer.total().get());
        }
        json.writeEndObject();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
