package io.tillwatch.reconcile;

import io.tillwatch.reconcile.Discrepancy.Amounts;
import io.tillwatch.reconcile.Discrepancy.Subject;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong about a source or a provider as a whole. It belongs to no order and moves no money. */
final class SourceDiscrepancies {
    private SourceDiscrepancies() {}

    static Discrepancy balance(ReconciliationPolicy policy, Instant asOf, String source, BalanceChain.Break found) {
        ProviderRecord at = found.at();
        String currency = at.money().currency();
        long age = at.completedAt()
                .or(at::createdAt)
                .map(instant -> Math.max(0, Duration.between(instant, asOf).toHours()))
                .orElse(0L);
        return of(
                policy,
                DiscrepancyCode.BALANCE_BREAK,
                new Subject("", Optional.empty(), at.provider(), at.providerId()),
                new Amounts(found.expected(), found.actual(), currency, currency),
                age,
                source,
                found.evidence());
    }

    static Discrepancy timeZone(ReconciliationPolicy policy, String provider, long hours, List<Origin> evidence) {
        return of(
                policy,
                DiscrepancyCode.TIMEZONE_SUSPECT,
                new Subject("", Optional.empty(), provider, ""),
                new Amounts(BigInteger.ZERO, BigInteger.ZERO, "", ""),
                0,
                (hours > 0 ? "+" : "") + hours + " h",
                evidence);
    }

    private static Discrepancy of(
            ReconciliationPolicy policy,
            DiscrepancyCode code,
            Subject subject,
            Amounts amounts,
            long age,
            String about,
            List<Origin> evidence) {
        BigInteger atStake = amounts.delta().orElse(BigInteger.ZERO).abs();
        Severity severity = policy.severities().of(code, code.severity(), atStake, amounts.currency(), age);
        return new Discrepancy(
                DiscrepancyWriter.id(policy.shop(), subject, code),
                code,
                severity,
                List.of(),
                subject,
                amounts,
                Map.of(),
                age,
                sentence("what." + code, subject, amounts, about),
                sentence("do." + code, subject, amounts, about),
                evidence,
                Optional.empty());
    }

    private static Message sentence(String key, Subject subject, Amounts amounts, String about) {
        return Message.of(
                Reconciliation.class,
                key,
                "-",
                subject.provider(),
                subject.providerId().isEmpty() ? "-" : subject.providerId(),
                MinorUnits.shown(amounts.expected(), amounts.currency()),
                MinorUnits.shown(amounts.actual(), amounts.actualCurrency()),
                about);
    }
}
