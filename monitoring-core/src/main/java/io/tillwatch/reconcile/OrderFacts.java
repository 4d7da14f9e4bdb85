package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import java.math.BigInteger;
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
        return of.stream().map(t -> BigInteger.valueOf(amount.applyAsLong(t))).reduce(BigInteger.ZERO, BigInteger::add);
    }

    List<StorePayment> attempts() {
        return group.payments();
    }

    List<ProviderRecord> moved() {
        return group.records(RecordKind.PAYMENT).stream().filter(group::moved).toList();
    }

    /** What the shop says was paid in ways that no source covers. */
    BigInteger trusted() {
        return sum(notJudged, StorePayment::paidMinor);
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

    boolean hasStore() {
        return !attempts().isEmpty();
    }

    boolean hasProvider() {
        return group.records().stream().anyMatch(r -> r.kind().isCustomerMoney());
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

    /** What providers gave back, above 0. */
    BigInteger givenBack() {
        return sum(
                        group.records(RecordKind.REFUND).stream()
                                .filter(group::moved)
                                .toList(),
                        r -> r.money().orderMinor())
                .negate();
    }

    boolean anyAttempt(Predicate<PaymentStatus> status) {
        return attempts().stream().anyMatch(a -> status.test(a.status()));
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
