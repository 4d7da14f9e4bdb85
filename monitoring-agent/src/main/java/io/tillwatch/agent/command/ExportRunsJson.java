package io.tillwatch.agent.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.export.directory.ExportDays;
import io.tillwatch.export.directory.ExportRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** The runs of a directory as one JSON document. Amounts are strings of minor units beside their currency. */
final class ExportRunsJson {
    private ExportRunsJson() {}

    static void write(ExportRunsCommand.Shown shown, PrintWriter out) throws IOException {
        JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("directory", shown.directory().toString());
        json.writeBooleanField("running", shown.running());
        json.writeNumberField("unreadableLines", shown.unreadable());
        json.writeArrayFieldStart("runs");
        for (ExportRun run : shown.runs()) {
            run(run, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("days");
        for (Map.Entry<LocalDate, ExportDays.State> day : shown.days().entrySet()) {
            json.writeStartObject();
            json.writeStringField("date", day.getKey().toString());
            json.writeStringField("state", day.getValue().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        out.println();
    }

    private static void run(ExportRun run, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("run", run.number());
        json.writeStringField("shop", run.shop());
        json.writeNumberField("process", run.process());
        json.writeStringField("host", run.host());
        json.writeStringField("started", run.started().toString());
        if (run.ended().isPresent()) {
            json.writeStringField("ended", run.ended().get().toString());
        } else {
            json.writeNullField("ended");
        }
        json.writeBooleanField("interrupted", run.interrupted());
        json.writeArrayFieldStart("asked");
        for (LocalDate date : run.asked()) {
            json.writeString(date.toString());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("results");
        for (ExportRun.Day day : run.results()) {
            day(day, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void day(ExportRun.Day day, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("date", day.date().toString());
        json.writeStringField("result", day.outcome().name().toLowerCase(Locale.ROOT));
        if (day.outcome() == ExportRun.Outcome.FAILED) {
            json.writeStringField("reason", day.reason());
            json.writeEndObject();
            return;
        }
        json.writeNumberField("revision", day.revision());
        json.writeNumberField("rows", day.rows());
        json.writeNumberField("quarantined", day.quarantined());
        json.writeBooleanField("provisional", day.provisional());
        json.writeArrayFieldStart("totals");
        for (ExportRun.Total total : day.totals()) {
            json.writeStartObject();
            json.writeStringField("currency", total.currency().code());
            json.writeStringField("paidMinor", total.paid().toString());
            json.writeStringField("refundedMinor", total.refunded().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
