package io.tillwatch.agent.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.export.ExportReport;
import io.tillwatch.export.ExportResult;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An export as one JSON document. Amounts are strings of minor units beside their currency. */
final class ExportJson {
    private final Locale language;
    private final JsonGenerator json;

    private ExportJson(Locale language, JsonGenerator json) {
        this.language = language;
        this.json = json;
    }

    static void write(
            ExportPlan plan,
            Map<BusinessDay, ExportResult> before,
            ExportResult result,
            Locale language,
            PrintWriter out)
            throws IOException {
        JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        new ExportJson(language, json).document(plan, before, result);
        json.close();
        out.println();
    }

    private void document(ExportPlan plan, Map<BusinessDay, ExportResult> before, ExportResult result)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("date", plan.day().date().toString());
        json.writeStringField("zone", plan.day().zone().getId());
        json.writeStringField("day", plan.basis().name().toLowerCase(Locale.ROOT));
        json.writeStringField("shop", plan.shop());
        json.writeStringField("source", plan.orders().name());
        result(result);
        if (plan.catchUp() > 0) {
            json.writeArrayFieldStart("catchUp");
            for (Map.Entry<BusinessDay, ExportResult> day : before.entrySet()) {
                json.writeStartObject();
                json.writeStringField("date", day.getKey().date().toString());
                result(day.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void result(ExportResult result) throws IOException {
        if (result instanceof ExportResult.Exported exported) {
            json.writeStringField("result", ExportText.word(exported.sink()));
            report(exported.report());
            sink(exported.sink());
        } else if (result instanceof ExportResult.Refused refused) {
            json.writeStringField("result", "refused");
            json.writeStringField("reason", refused.reason().in(language));
        }
    }

    private void report(ExportReport report) throws IOException {
        json.writeStringField("headline", report.headline().in(language));
        json.writeBooleanField("provisional", report.provisional());
        json.writeNumberField("ordersRead", report.ordersRead());
        json.writeNumberField("orders", report.orders());
        json.writeNumberField("rows", report.rows());
        json.writeNumberField("quarantined", report.quarantined());
        json.writeNumberField("unknownStatuses", report.unknownStatuses());
        json.writeBooleanField("needsAction", report.needsAction());
        if (report.first().isPresent() && report.last().isPresent()) {
            json.writeStringField("first", report.first().get().toString());
            json.writeStringField("last", report.last().get().toString());
        }
        json.writeArrayFieldStart("totals");
        for (PaymentTotal total : report.totals()) {
            json.writeStartObject();
            json.writeStringField("provider", total.provider());
            json.writeStringField("currency", total.currency().code());
            json.writeStringField("status", total.status().name());
            json.writeNumberField("count", total.count());
            json.writeStringField("paidMinor", total.paid().toString());
            json.writeStringField("refundedMinor", total.refunded().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notices");
        for (Message notice : report.notices()) {
            json.writeString(notice.in(language));
        }
        json.writeEndArray();
    }

    private void sink(SinkResult sink) throws IOException {
        json.writeNumberField(
                "revision",
                sink.<Integer>fold(SinkResult.Written::revision, SinkResult.Unchanged::revision, d -> 0, r -> 0));
        json.writeArrayFieldStart("files");
        for (String file : sink.<List<String>>fold(
                SinkResult.Written::locations, SinkResult.Unchanged::locations, d -> List.of(), r -> List.of())) {
            json.writeString(file);
        }
        json.writeEndArray();
    }
}
