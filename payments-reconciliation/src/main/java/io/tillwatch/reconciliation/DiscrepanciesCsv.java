package io.tillwatch.reconciliation;

import io.tillwatch.export.csv.CsvFileWriter;
import io.tillwatch.export.csv.TextGuard;
import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.Discrepancy.Amounts;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

    private DiscrepanciesCsv() {}

    static void write(List<FollowedDiscrepancy> discrepancies, Locale language, OutputStream out) throws IOException {
        try (CsvFileWriter writer = new CsvFileWriter(out, COLUMNS)) {
            for (FollowedDiscrepancy each : discrepancies) {
                writer.row(cells(each, language));
            }
        }
    }

    private static List<String> cells(FollowedDiscrepancy each, Locale language) {
        Discrepancy d = each.discrepancy();
        Discrepancy.Subject subject = d.subject();
        Amounts amounts = d.amounts();
        FollowUp follow = each.followUp();
        return List.of(
                d.id(),
                d.code().name(),
                d.severity().name(),
                d.secondary().stream().map(Enum::name).collect(Collectors.joining("|")),
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
                follow.firstSeen().toString(),
                follow.due().map(Object::toString).orElse(""),
                TextGuard.guardFormula(follow.state()),
                TextGuard.guardFormula(follow.comment()),
                TextGuard.guardFormula(follow.decidedBy()),
                TextGuard.guardFormula(follow.decidedAt()),
                TextGuard.guardFormula(d.explanation().in(language)),
                TextGuard.guardFormula(d.nextAction().in(language)),
                TextGuard.guardFormula(
                        d.evidence().stream().map(Object::toString).collect(Collectors.joining("|"))));
    }
}
