package io.tillwatch.reconcile;

import io.tillwatch.money.ExactSum;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What is known of one group before judging. Amounts are of the group's own currency.
 *
 * @param group the group without what is not judged
 * @param notJudged attempts of the same order in ways that no source covers: the shop is believed about them
 * @param pairing attempts and payments, paired
 */
record OrderFacts(Group group, List<StorePayment> notJudged, Pairing pairing) {
    static OrderFacts of(Group judged, List<StorePayment> notJudged) {
        return new OrderFacts(judged, notJudged, Pairing.of(judged));
    }

    private static <T> BigInteger sum(List<T> of, ToLongFunction<T> amount) {
        ExactSum sum = new ExactSum();
        for (T each : of) {
            sum.add(amount.applyAsLong(each));
        }
        return sum.value();
    }

    List<StorePayment> attempts() {
        return group.payments();
    }

    List<ProviderRecord> moved() {
        return group.moved(RecordKind.PAYMENT);
    }

    /** What the shop says was paid in ways that no source covers. */
    BigInteger trusted() {
        return sum(notJudged, StorePayment::paidMinor);
    }

    /** What of that the shop says it gave back. */
    BigInteger trustedBack() {
        return sum(notJudged, StorePayment::refundedMinor);
    }

    /** The order's rows, whether judged or not. */
    private List<StorePayment> order() {
        return attempts().isEmpty() ? notJudged : attempts();
    }

    boolean hasOrder() {
        return !order().isEmpty();
    }

    /** The order's currency; that of its records if there is no order. */
    String currency() {
        return hasOrder()
                ? order().get(0).currency()
                : group.records().get(0).money().orderCurrency();
    }

    /** Whether all attempts, and these records, are in the order's currency. */
    boolean isOneCurrency(List<ProviderRecord> records) {
        if (!hasOrder() && group.records().isEmpty()) {
            return true;
        }
        String currency = currency();
        for (ProviderRecord record : records) {
            if (!record.money().orderCurrency().equals(currency)) {
                return false;
            }
        }
        for (StorePayment attempt : attempts()) {
            if (!attempt.currency().equals(currency)) {
                return false;
            }
        }
        return true;
    }

    boolean hasStore() {
        return !attempts().isEmpty();
    }

    boolean hasProvider() {
        for (ProviderRecord record : group.records()) {
            if (record.kind().isCustomerMoney()) {
                return true;
            }
        }
        return false;
    }

    /** What the whole order is due: what its last attempt says. */
    BigInteger due() {
        return hasOrder() ? BigInteger.valueOf(order().get(order().size() - 1).dueMinor()) : BigInteger.ZERO;
    }

    BigInteger paid() {
        return sum(attempts(), StorePayment::paidMinor);
    }

    BigInteger refunded() {
        return sum(attempts(), StorePayment::refundedMinor);
    }

    BigInteger movedSum() {
        return sum(moved(), r -> r.money().orderMinor());
    }

    /** Refunds that moved their money. */
    List<ProviderRecord> refunds() {
        return group.moved(RecordKind.REFUND);
    }

    /** Disputes that moved money, and reversals of them. */
    List<ProviderRecord> disputes() {
        List<ProviderRecord> disputes = new ArrayList<>(group.moved(RecordKind.DISPUTE));
        disputes.addAll(group.moved(RecordKind.DISPUTE_REVERSAL));
        return disputes;
    }

    /** What providers gave back, above 0. */
    BigInteger givenBack() {
        return sum(refunds(), r -> r.money().orderMinor()).negate();
    }

    boolean anyAttempt(Predicate<PaymentStatus> status) {
        for (StorePayment attempt : attempts()) {
            if (status.test(attempt.status())) {
                return true;
            }
        }
        return false;
    }

    /** An attempt or a payment whose end is not known yet. An order that nobody tried to pay counts too. */
    boolean anythingOpen() {
        return anyAttempt(OrderFacts::isOpen)
                || group.records().stream()
                        .filter(r -> r.kind() == RecordKind.PAYMENT || r.kind() == RecordKind.REFUND)
                        .anyMatch(r -> isOpen(group.statusOf(r)));
    }

    static boolean isOpen(PaymentStatus status) {
        return switch (status) {
            case INITIATED, PENDING, AUTHORIZED, UNKNOWN -> true;
            case SUCCEEDED, FAILED, EXPIRED, CANCELLED, REVERSED -> false;
        };
    }

    static boolean isLost(PaymentStatus status) {
        return switch (status) {
            case FAILED, EXPIRED, CANCELLED -> true;
            case INITIATED, PENDING, AUTHORIZED, UNKNOWN, SUCCEEDED, REVERSED -> false;
        };
    }
}
