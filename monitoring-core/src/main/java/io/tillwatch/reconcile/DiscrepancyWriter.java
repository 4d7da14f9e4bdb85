package io.tillwatch.reconcile;

import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.Discrepancy.Amounts;
import io.tillwatch.reconcile.Discrepancy.Subject;
import io.tillwatch.reconcile.Judge.Verdict;
import io.tillwatch.severity.Severity;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns a verdict with codes into what people read. */
final class DiscrepancyWriter {
    private static final int ID_BYTES = 8;
    private static final Set<DiscrepancyCode> SUGGESTIONS =
            Set.of(DiscrepancyCode.NEAR_REFERENCE, DiscrepancyCode.AMOUNT_TIME_ONLY, DiscrepancyCode.AMBIGUOUS);

    private DiscrepancyWriter() {}

    static Discrepancy of(Verdict verdict, JudgingContext context) {
        ReconciliationPolicy policy = context.policy();
        List<Finding> findings = List.copyOf(verdict.codes().findings().values());
        Finding primary = findings.get(0);
        DiscrepancyCode code = primary.code();
        Group group = verdict.group();
        Subject subject = subject(group);
        Amounts amounts = primary.amounts().orElseGet(() -> SaidAmounts.of(group, code));
        Map<String, BigInteger> effect = GroupMoney.of(group).effect();
        BigInteger atStake = atStake(amounts, effect);
        long age = age(group, context.asOf());
        Message action = primary.nextAction().orElseGet(() -> sentence("do." + code, subject, amounts, group));
        return new Discrepancy(
                id(policy.shop(), subject, code),
                code,
                severity(findings, policy.severities(), atStake, amounts.currency(), age),
                secondary(findings),
                subject,
                amounts,
                effect,
                age,
                primary.explanation().orElseGet(() -> sentence("what." + code, subject, amounts, group)),
                told(action, policy.severities().step(code, atStake, amounts.currency())),
                evidence(group, findings),
                verdict.codes().has(DiscrepancyCode.DISPUTE_OPEN) ? respondBy(group) : Optional.empty());
    }

    private static List<DiscrepancyCode> secondary(List<Finding> findings) {
        List<DiscrepancyCode> codes = new ArrayList<>();
        for (Finding finding : findings.subList(1, findings.size())) {
            codes.add(finding.code());
        }
        return codes;
    }

    /** Where to look, in order and each place once. */
    private static List<Origin> evidence(Group group, List<Finding> findings) {
        Set<Origin> evidence = new TreeSet<>();
        group.payments().forEach(payment -> evidence.add(payment.origin()));
        group.records().forEach(record -> evidence.add(record.origin()));
        findings.forEach(finding -> evidence.addAll(finding.evidence()));
        return List.copyOf(evidence);
    }

    private static Optional<Instant> respondBy(Group group) {
        return group.records(RecordKind.DISPUTE).stream()
                .filter(dispute -> OrderFacts.isOpen(dispute.status()))
                .flatMap(dispute -> dispute.respondBy().stream())
                .min(Comparator.naturalOrder());
    }

    /** What a discrepancy is about in money: the difference, else what it adds to that of the two sides. */
    private static BigInteger atStake(Amounts amounts, Map<String, BigInteger> effect) {
        return amounts.delta()
                .filter(delta -> delta.signum() != 0)
                .orElseGet(() -> effect.getOrDefault(amounts.currency(), BigInteger.ZERO))
                .abs();
    }

    private static Message told(Message action, Optional<Severities.AmountStep> step) {
        return step.filter(s -> !s.tell().isEmpty())
                .map(s -> Message.of(Reconciliation.class, "do.tell", action, String.join(", ", s.tell())))
                .orElse(action);
    }

    static ReconciliationReport.InFlight inFlight(Group group, Instant asOf) {
        return new ReconciliationReport.InFlight(
                subject(group), GroupMoney.of(group).effect(), age(group, asOf), evidence(group, List.of()));
    }

    private static Message sentence(String key, Subject subject, Amounts amounts, Group group) {
        String order = subject.orderId().isEmpty() ? "-" : subject.orderId();
        String record = subject.providerId().isEmpty() ? "-" : subject.providerId();
        return Message.of(
                Reconciliation.class,
                key,
                order,
                subject.provider(),
                record,
                MinorUnits.shown(amounts.expected(), amounts.currency()),
                MinorUnits.shown(amounts.actual(), amounts.actualCurrency()),
                group.related().isEmpty() ? "-" : String.join(", ", group.related()));
    }

    private static Severity severity(
            List<Finding> findings, Severities severities, BigInteger atStake, String currency, long age) {
        boolean suggested = false;
        for (Finding finding : findings) {
            suggested |= SUGGESTIONS.contains(finding.code());
        }
        Severity worst = Severity.INFO;
        for (Finding finding : findings) {
            if (!suggested || !finding.code().isPresence()) {
                worst = worst.orWorse(severities.of(finding.code(), finding.severity(), atStake, currency, age));
            }
        }
        return worst;
    }

    /** The latest record speaks for a group; all of them are in the evidence. */
    private static Subject subject(Group group) {
        List<ProviderRecord> payments = group.records(RecordKind.PAYMENT);
        Optional<ProviderRecord> record = last(payments.isEmpty() ? group.records() : payments);
        Optional<StorePayment> attempt = last(group.payments());
        for (StorePayment payment : group.payments()) {
            if (payment.paidMinor() > 0) {
                attempt = Optional.of(payment);
            }
        }
        String provider = attempt.map(StorePayment::provider).orElse("");
        return new Subject(
                group.orderId(),
                attempt.map(StorePayment::attempt),
                record.map(ProviderRecord::provider).orElse(provider),
                record.map(ProviderRecord::providerId).orElse(""));
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    static long age(Group group, Instant asOf) {
        return group.latest()
                .map(latest -> Math.max(0, Duration.between(latest, asOf).toHours()))
                .orElse(0L);
    }

    static String id(String shop, Subject subject, DiscrepancyCode code) {
        String anchor =
                subject.orderId().isEmpty() ? subject.provider() + ":" + subject.providerId() : subject.orderId();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((shop + "|" + anchor + "|" + code).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
