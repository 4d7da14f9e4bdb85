package io.tillwatch.agent.command;

import io.tillwatch.agent.console.Table;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconcile.CurrencyReport;
import io.tillwatch.reconcile.Discrepancy;
import io.tillwatch.reconcile.ReconciliationReport;
import io.tillwatch.reconciliation.QuarantinedRow;
import io.tillwatch.reconciliation.RunReport;
import io.tillwatch.reconciliation.RunResult;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A reconciliation as a person reads it: does it tie, what is found, where the rest stands. */
final class ReconcileText {
    /** More stand in the files only. */
    private static final int MOST = 20;

    private final Session session;

    ReconcileText(Session session) {
        this.session = session;
    }

    void print(RunResult.Done done, Optional<BusinessDay> day) {
        RunReport report = done.report();
        ReconciliationReport result = report.result();
        if (day.isPresent()) {
            say("reconcile.day", result.asOf(), day.get().date(), day.get().zone());
        } else {
            say("reconcile.everything", result.asOf());
        }
        result.currencies().forEach(this::currency);
        findings(result);
        report.quarantined().stream().limit(MOST).forEach(this::quarantined);
        more(report.quarantined().size());
        if (!result.waiting().isEmpty()) {
            say("reconcile.in-flight", result.waiting().size());
        }
        if (!report.healed().isEmpty()) {
            say("reconcile.healed", report.healed().size());
        }
        say("reconcile.written");
        done.files().forEach(file -> say("export.file", file));
        report.notices().forEach(notice -> say("export.notice", notice));
    }

    private void currency(String currency, CurrencyReport sums) {
        if (currency.isEmpty()) {
            return;
        }
        boolean ties = sums.unexplained().signum() == 0 && sums.unlicensed().signum() == 0;
        String key = ties ? "reconcile.ties" : "reconcile.broken";
        say(
                key,
                currency,
                major(sums.store(), currency),
                major(sums.provider(), currency),
                major(sums.unexplained(), currency),
                major(sums.unlicensed(), currency));
    }

    private void findings(ReconciliationReport result) {
        List<Discrepancy> findings = result.discrepancies().stream()
                .filter(d -> d.severity().isFinding())
                .toList();
        if (findings.isEmpty()) {
            say("reconcile.no-findings");
            return;
        }
        Table table = new Table(
                Stream.of("severity", "code", "order", "provider", "record", "currency", "expected", "actual")
                        .map(name -> Message.of(ReconcileText.class, "reconcile.head." + name)
                                .in(session.language()))
                        .toList(),
                6);
        findings.stream().limit(MOST).forEach(d -> {
            Discrepancy.Amounts amounts = d.amounts();
            boolean same = amounts.currency().equals(amounts.actualCurrency());
            table.row(
                    d.severity().name(),
                    d.code().name(),
                    orDash(d.subject().orderId()),
                    orDash(d.subject().provider()),
                    orDash(d.subject().providerId()),
                    amounts.currency(),
                    major(amounts.expected(), amounts.currency()),
                    major(amounts.actual(), amounts.actualCurrency()) + (same ? "" : " " + amounts.actualCurrency()));
        });
        session.out().print(table);
        more(findings.size());
    }

    private void quarantined(QuarantinedRow row) {
        say(
                "reconcile.quarantine",
                row.origin(),
                row.reasons().stream()
                        .map(reason -> reason.in(session.language()))
                        .collect(Collectors.joining("; ")));
    }

    private void more(int size) {
        if (size > MOST) {
            say("reconcile.more", size - MOST);
        }
    }

    private void say(String key, Object... arguments) {
        session.say(session.out(), key, arguments);
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String major(BigInteger minor, String currency) {
        return CurrencyUnit.find(currency)
                .map(unit -> new BigDecimal(minor, unit.exponent()).toPlainString())
                .orElseGet(minor::toString);
    }
}
