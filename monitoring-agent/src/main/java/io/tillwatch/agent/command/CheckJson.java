package io.tillwatch.agent.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.health.CheckReport;
import io.tillwatch.health.HealthReport;
import io.tillwatch.health.HealthStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** A health report as one JSON document. */
final class CheckJson {
    private CheckJson() {}

    static void write(HealthReport report, Locale language, PrintWriter out) throws IOException {
        JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("status", code(report.status()));
        json.writeStringField("at", report.at().toString());
        json.writeBooleanField("stale", report.stale());
        json.writeArrayFieldStart("checks");
        for (CheckReport check : report.checks()) {
            write(check, language, json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        out.println();
    }

    static String code(HealthStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static void write(CheckReport check, Locale language, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", check.name());
        json.writeStringField("status", code(check.status()));
        json.writeStringField("severity", check.severity().name());
        if (check.at().isPresent()) {
            json.writeStringField("at", check.at().get().toString());
        }
        if (check.took().isPresent()) {
            json.writeNumberField("tookMillis", check.took().get().toMillis());
        }
        json.writeNumberField("ageMillis", check.age().toMillis());
        json.writeBooleanField("stale", check.stale());
        json.writeStringField("summary", check.result().summary().in(language));
        json.writeObjectFieldStart("details");
        for (Map.Entry<String, String> detail : check.result().details().entrySet()) {
            json.writeStringField(detail.getKey(), detail.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
