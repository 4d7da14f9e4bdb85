package io.tillwatch.agent.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What became of pushed days, as one JSON document. */
final class PushJson {
    private PushJson() {}

    static void write(List<PushedDay> days, Locale language, PrintWriter to) throws IOException {
        JsonGenerator json = new JsonFactory()
                .createGenerator(to)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeArrayFieldStart("days");
        for (PushedDay day : days) {
            json.writeStartObject();
            json.writeStringField("date", day.day().day().date().toString());
            json.writeStringField("shop", day.day().shop());
            json.writeStringField("file", PushedDay.name(day.day()));
            json.writeStringField("state", day.state());
            json.writeNumberField("revision", day.revision());
            json.writeNumberField("rows", day.day().size());
            json.writeNumberField("added", day.changes().added());
            json.writeNumberField("changed", day.changes().changed());
            json.writeNumberField("removed", day.changes().removed());
            json.writeArrayFieldStart("messages");
            for (Message line : day.lines()) {
                json.writeString(line.in(language));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        to.println();
    }
}
