package io.tillwatch.reconcile;

import io.tillwatch.payment.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges one group after the other. Knows the instant of judgement, the policy, and which sources there are. */
final class Judge {
    private static final Set<DiscrepancyCode> MISSING_REFUND = Set.of(
            DiscrepancyCode.REFUND_MISSING_AT_PROVIDER,
            DiscrepancyCode.REFUND_MISSING_IN_STORE,
            DiscrepancyCode.UNEXPLAINED_DIFFERENCE);
    private static final Set<DiscrepancyCode> MISSING_PART = Set.of(
            DiscrepancyCode.REFUND_MISSING_AT_PROVIDER,
            DiscrepancyCode.REFUND_MISSING_IN_STORE,
            DiscrepancyCode.UNEXPLAINED_DIFFERENCE,
            DiscrepancyCode.UNDERPAID,
            DiscrepancyCode.PARTIAL_PAYMENT,
            DiscrepancyCode.INSTALMENT_OVERDUE);

    private final ReconciliationPolicy policy;
    private final JudgingContext context;

    Judge(JudgingContext context) {
        this.policy = context.policy();
        this.context = context;
    }

    /** What became of a group. */
    record Verdict(Group group, Bucket bucket, Codes codes) {
        boolean oneSided() {
            return bucket == Bucket.DISCREPANCY;
        }
    }

    /** A group may fall into parts: what no source covers is a part of its own. */
    List<Verdict> judge(Group whole) {
        if (isCovered(whole)) {
            return List.of(verdict(whole, List.of()));
        }
        List<Verdict> verdicts = new ArrayList<>();
        Group notJudged = new Group(whole.orderId());
        Group judged = new Group(whole.orderId());
        boolean anyRecord = whole.records().stream().anyMatch(r -> r.kind().isCustomerMoney());
        for (StorePayment payment : whole.payments()) {
            boolean money = payment.paidMinor() > 0 || payment.refundedMinor() > 0;
            boolean split = !context.isCovered(payment.provider()) && (money || !anyRecord);
            (split ? notJudged : judged).add(payment);
        }
        whole.records().forEach(judged::add);
        whole.flags().forEach((code, severity) -> judged.flag(code));
        whole.related().forEach(judged.related()::add);
        if (!notJudged.payments().isEmpty()) {
            verdicts.add(new Verdict(notJudged, Bucket.NOT_JUDGED, new Codes()));
        }
        if (!judged.payments().isEmpty() || !judged.records().isEmpty()) {
            verdicts.add(verdict(judged, notJudged.payments()));
        }
        return verdicts;
    }

    private boolean isCovered(Group whole) {
        if (whole.payments().isEmpty() && whole.records().isEmpty()) {
            return false;
        }
        for (StorePayment payment : whole.payments()) {
            if (!context.isCovered(payment.provider())) {
                return false;
            }
        }
        return true;
    }

    private Verdict verdict(Group group, List<StorePayment> notJudged) {
        Codes codes = new Codes();
        codes.addAll(group.flags());
        JudgedOrder order = new JudgedOrder(OrderFacts.of(group, notJudged), codes, context);
        return switch (order.sides()) {
            case BOTH -> bothSides(order, codes);
            case STORE -> storeOnly(order, codes);
            case PROVIDER -> providerOnly(order, codes);
            case BOOKS -> {
                rules(order, codes, false);
                yield new Verdict(group, codes.isEmpty() ? Bucket.IGNORED : Bucket.DISCREPANCY, codes);
            }
        };
    }

    /** Lets the rules judge. Where some are switched off, what nothing explains must not vanish with them. */
    private void rules(JudgedOrder order, Codes codes, boolean oneSided) {
        policy.rules().judge(order, codes);
        if (!policy.rules().isWhole()) {
            boolean explained =
                    GroupMoney.of(order.facts().group()).unlicensed(codes.all().keySet(), oneSided).values().stream()
                            .allMatch(minor -> minor.signum() == 0);
            if (!explained) {
                codes.add(DiscrepancyCode.UNEXPLAINED_DIFFERENCE);
            }
        }
    }

    private Verdict bothSides(JudgedOrder order, Codes codes) {
        Group group = order.facts().group();
        boolean young = context.isYoung(group);
        if (young && order.facts().anythingOpen()) {
            return new Verdict(group, Bucket.IN_FLIGHT, codes);
        }
        rules(order, codes, false);
        if (waitsForItsCounterpart(order.facts(), codes, young)) {
            return new Verdict(group, Bucket.IN_FLIGHT, codes);
        }
        return new Verdict(group, codes.isEmpty() ? Bucket.MATCHED : Bucket.MATCHED_WITH_DIFFERENCE, codes);
    }

    /** Youth, or a source that is not whole, excuses what is missing, and nothing else. */
    private boolean waitsForItsCounterpart(OrderFacts facts, Codes codes, boolean young) {
        Set<DiscrepancyCode> found = codes.all().keySet();
        boolean paidAlone = facts.pairing().attemptsAlone().stream().anyMatch(a -> a.paidMinor() > 0);
        Set<DiscrepancyCode> excused = paidAlone ? MISSING_PART : MISSING_REFUND;
        boolean incomplete = facts.group().payments().stream()
                .anyMatch(a -> context.isCovered(a.provider()) && !context.isComplete(a.provider()));
        return (young || incomplete)
                && found.stream().anyMatch(excused::contains)
                && found.stream().allMatch(code -> code.isAside() || excused.contains(code));
    }

    private Verdict storeOnly(JudgedOrder order, Codes codes) {
        OrderFacts facts = order.facts();
        Group group = facts.group();
        boolean money = order.paid().signum() > 0 || order.refunded().signum() > 0;
        if (context.isYoung(group) && (money || facts.anythingOpen())) {
            return new Verdict(group, Bucket.IN_FLIGHT, codes);
        }
        if (!money) {
            return aside(order);
        }
        boolean incomplete = facts.attempts().stream()
                .filter(a -> a.paidMinor() > 0 || a.refundedMinor() > 0)
                .anyMatch(a -> !context.isComplete(a.provider()));
        if (incomplete) {
            return new Verdict(group, Bucket.IN_FLIGHT, codes);
        }
        rules(order, codes, true);
        return new Verdict(group, Bucket.DISCREPANCY, codes);
    }

    /** What has no money is ignored; a rule may still have something to tell about it. */
    private Verdict aside(JudgedOrder order) {
        Codes told = new Codes();
        policy.rules().judge(new JudgedOrder(order.facts(), told, context), told);
        return new Verdict(order.facts().group(), Bucket.IGNORED, told);
    }

    private Verdict providerOnly(JudgedOrder order, Codes codes) {
        Group group = order.facts().group();
        boolean moved = group.records().stream().anyMatch(r -> r.kind().isCustomerMoney() && group.moved(r));
        boolean openDispute = group.records(RecordKind.DISPUTE).stream().anyMatch(r -> OrderFacts.isOpen(r.status()));
        if (context.isYoung(group) && (moved || order.facts().anythingOpen())) {
            return new Verdict(group, Bucket.IN_FLIGHT, codes);
        }
        if (!moved && !openDispute) {
            return new Verdict(group, Bucket.IGNORED, new Codes());
        }
        boolean incomplete = group.records().stream()
                .anyMatch(r -> context.isCovered(r.provider()) && !context.isComplete(r.provider()));
        if (incomplete) {
            return new Verdict(group, Bucket.IN_FLIGHT, codes);
        }
        rules(order, codes, true);
        return new Verdict(group, codes.isEmpty() ? Bucket.IGNORED : Bucket.DISCREPANCY, codes);
    }
}
