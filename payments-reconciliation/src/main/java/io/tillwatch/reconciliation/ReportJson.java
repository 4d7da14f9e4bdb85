package io.tillwatch.reconciliation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.tillwatch.reconcile.Bucket;
import io.tillwatch.reconcile.CurrencyReport;
import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.DiscrepancyCode;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconcile.SourceCoverage;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A run as one JSON document. Amounts are strings of minor units, by currency. */
final class ReportJson {
    private final RunReport run;
    private final ReconciliationReport result;
    private final Locale language;
    private final JsonGenerator json;

    private ReportJson(RunReport run, Locale language, JsonGenerator json) {
        this.run = run;
        this.result = run.result();
        this.language = language;
        this.json = json;
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new JsonFactory()
                .createGenerator(out)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    }

    static void write(RunReport run, List<Remembered> remembered, Locale language, OutputStream out)
            throws IOException {
        try (JsonGenerator json = generator(out)) {
            new ReportJson(run, language, json).document(remembered);
            json.writeRaw('\n');
        }
    }

    private void document(List<Remembered> remembered) throws IOException {
        json.writeStartObject();
        json.writeStringField("asOf", result.asOf().toString());
        if (result.date().isPresent()) {
            json.writeStringField("date", result.date().get().toString());
        } else {
            json.writeNullField("date");
        }
        json.writeStringField("shop", result.shop());
        json.writeStringField("verdict", run.verdict().name().toLowerCase(Locale.ROOT));
        sources();
        currencies();
        codes();
        inFlight();
        quarantined();
        healed();
        RememberedJson.write(remembered, json);
        texts("notices", run.notices());
        json.writeEndObject();
    }

    private void sources() throws IOException {
        json.writeArrayFieldStart("sources");
        for (RunReport.Source source : run.sources()) {
            SourceCoverage coverage = source.coverage();
            json.writeStartObject();
            json.writeStringField("name", coverage.name());
            strings("covers", coverage.providers());
            json.writeNumberField("records", source.records());
            json.writeBooleanField("complete", coverage.complete());
            json.writeStringField("proof", coverage.proof());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void currencies() throws IOException {
        json.writeObjectFieldStart("currencies");
        for (Map.Entry<String, CurrencyReport> entry : result.currencies().entrySet()) {
            CurrencyReport currency = entry.getValue();
            json.writeObjectFieldStart(Amounts.name(entry.getKey()));
            json.writeStringField("store", currency.store().toString());
            json.writeStringField("provider", currency.provider().toString());
            json.writeStringField("unexplained", currency.unexplained().toString());
            json.writeStringField("unlicensed", currency.unlicensed().toString());
            json.writeObjectFieldStart("buckets");
            for (Map.Entry<Bucket, CurrencyReport.BucketTotal> bucket :
                    currency.buckets().entrySet()) {
                json.writeObjectFieldStart(bucket.getKey().label());
                json.writeNumberField("storeCount", bucket.getValue().storeCount());
                json.writeNumberField("providerCount", bucket.getValue().providerCount());
                json.writeStringField("effect", bucket.getValue().effect().toString());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** By primary code: each discrepancy counts once. */
    private void codes() throws IOException {
        Map<DiscrepancyCode, Long> counts = new EnumMap<>(DiscrepancyCode.class);
        Map<DiscrepancyCode, Map<String, BigInteger>> effects = new EnumMap<>(DiscrepancyCode.class);
        for (Discrepancy d : result.discrepancies()) {
            counts.merge(d.code(), 1L, Long::sum);
            Map<String, BigInteger> effect = effects.computeIfAbsent(d.code(), code -> new TreeMap<>());
            d.effect().forEach((currency, minor) -> effect.merge(currency, minor, BigInteger::add));
        }
        json.writeObjectFieldStart("codes");
        for (Map.Entry<DiscrepancyCode, Long> entry : counts.entrySet()) {
            json.writeObjectFieldStart(entry.getKey().name());
            json.writeNumberField("count", entry.getValue());
            effect(effects.getOrDefault(entry.getKey(), Map.of()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void inFlight() throws IOException {
        json.writeArrayFieldStart("inFlight");
        for (ReconciliationReport.InFlight each : result.waiting()) {
            json.writeStartObject();
            json.writeStringField("orderId", each.subject().orderId());
            json.writeStringField("provider", each.subject().provider());
            json.writeStringField("providerId", each.subject().providerId());
            effect(each.effect());
            json.writeNumberField("ageHours", each.ageHours());
            strings("evidence", each.evidence().stream().map(Origin::toString).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void quarantined() throws IOException {
        json.writeArrayFieldStart("quarantined");
        for (QuarantinedRow row : run.quarantined()) {
            json.writeStartObject();
            json.writeStringField("side", row.side().label());
            json.writeStringField("at", row.origin().toString());
            json.writeStringField("currency", Amounts.name(row.currency()));
            if (row.value().isPresent()) {
                json.writeStringField("value", Long.toString(row.value().getAsLong()));
            } else {
                json.writeNullField("value");
            }
            texts("reasons", row.reasons());
            json.writeStringField("raw", row.raw());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void healed() throws IOException {
        json.writeArrayFieldStart("healed");
        for (HealedDiscrepancy each : run.healed()) {
            FollowUp follow = each.followUp();
            json.writeStartObject();
            json.writeStringField("id", each.id());
            json.writeStringField("code", each.code());
            json.writeStringField("orderId", each.orderId());
            json.writeStringField("provider", each.provider());
            json.writeStringField("providerId", each.providerId());
            json.writeStringField("firstSeen", follow.firstSeen().toString());
            json.writeStringField("state", follow.state());
            json.writeStringField("comment", follow.comment());
            json.writeStringField("decidedBy", follow.decidedBy());
            json.writeStringField("decidedAt", follow.decidedAt());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void effect(Map<String, BigInteger> effect) throws IOException {
        json.writeObjectFieldStart("effect");
        for (Map.Entry<String, BigInteger> entry : effect.entrySet()) {
            json.writeStringField(Amounts.name(entry.getKey()), entry.getValue().toString());
        }
        json.writeEndObject();
    }

    private void texts(String name, List<Message> messages) throws IOException {
        strings(name, messages.stream().map(message -> message.in(language)).toList());
    }

    private void strings(String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
