package io.tillwatch.reconciliation;

import io.tillwatch.export.csv.CsvFileWriter;
import io.tillwatch.export.csv.TextGuard;
import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.Discrepancy.Amounts;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** The list that people work on: one row for each discrepancy. No text of it is run by a spreadsheet. */
final class DiscrepanciesCsv {
    static final List<String> COLUMNS = List.of(
            "id",
            "code",
            "severity",
            "secondary_codes",
            "order_id",
            "attempt",
            "provider",
            "provider_id",
            "expected_minor",
            "actual_minor",
            "delta_minor",
            "currency",
            "actual_currency",
            "effect_minor",
            "age_hours",
            "first_seen",
            "sla_due",
            "state",
            "comment",
            "decided_by",
            "decided_at",
            "explanation",
            "next_action",
            "evidence");

    private final Locale language;

    /** Many discrepancies were first seen, and are due, at the same instants. */
    private final Map<Instant, String> instants = new HashMap<>();

    private DiscrepanciesCsv(Locale language) {
        this.language = language;
    }

    static void write(List<FollowedDiscrepancy> discrepancies, Locale language, OutputStream out) throws IOException {
        DiscrepanciesCsv rows = new DiscrepanciesCsv(language);
        try (CsvFileWriter writer = new CsvFileWriter(out, COLUMNS)) {
            for (FollowedDiscrepancy each : discrepancies) {
                writer.row(rows.cells(each));
            }
        }
    }

    private String instant(Instant instant) {
        return instants.computeIfAbsent(instant, Instant::toString);
    }

    private static String joined(List<?> values) {
        if (values.size() == 1) {
            return values.get(0).toString();
        }
        StringJoiner joined = new StringJoiner("|");
        for (Object value : values) {
            joined.add(value.toString());
        }
        return joined.toString();
    }

    private List<String> cells(FollowedDiscrepancy each) {
        Discrepancy d = each.discrepancy();
        Discrepancy.Subject subject = d.subject();
        Amounts amounts = d.amounts();
        FollowUp follow = each.followUp();
        return List.of(
                d.id(),
                d.code().name(),
                d.severity().name(),
                joined(d.secondary()),
                TextGuard.guardFormula(subject.orderId()),
                subject.attempt().map(String::valueOf).orElse(""),
                TextGuard.guardFormula(subject.provider()),
                TextGuard.guardFormula(subject.providerId()),
                amounts.expected().toString(),
                amounts.actual().toString(),
                amounts.delta().map(BigInteger::toString).orElse(""),
                TextGuard.guardFormula(amounts.currency()),
                TextGuard.guardFormula(amounts.actualCurrency()),
                d.effect().getOrDefault(amounts.currency(), BigInteger.ZERO).toString(),
                Long.toString(d.ageHours()),
                instant(follow.firstSeen()),
                follow.due().map(this::instant).orElse(""),
                TextGuard.guardFormula(follow.state()),
                TextGuard.guardFormula(follow.comment()),
                TextGuard.guardFormula(follow.decidedBy()),
                TextGuard.guardFormula(follow.decidedAt()),
                TextGuard.guardFormula(d.explanation().in(language)),
                TextGuard.guardFormula(d.nextAction().in(language)),
                TextGuard.guardFormula(joined(d.evidence())));
    }
}
