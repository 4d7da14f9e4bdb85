package io.tillwatch.reconcile;

import io.tillwatch.payment.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Pairs the attempts of an order with payments of providers, one to one, the best first: by reference; by provider, amount
 * and class of status; by provider and amount; by provider; by amount; whatever is left.
 */
record Pairing(List<JudgedOrder.Pair> pairs, List<StorePayment> attemptsAlone, List<ProviderRecord> paymentsAlone) {
    static Pairing of(Group group) {
        List<StorePayment> attempts = new ArrayList<>(group.payments());
        List<ProviderRecord> payments = new ArrayList<>(group.records(RecordKind.PAYMENT));
        List<JudgedOrder.Pair> pairs = new ArrayList<>();
        BiPredicate<StorePayment, ProviderRecord> sameProvider =
                (a, p) -> a.provider().equals(p.provider());
        BiPredicate<StorePayment, ProviderRecord> sameAmount = (a, p) ->
                (a.paidMinor() > 0 ? a.paidMinor() : a.dueMinor()) == p.money().orderMinor();
        BiPredicate<StorePayment, ProviderRecord> sameMoney = (a, p) -> (a.paidMinor() > 0) == group.moved(p);
        List<BiPredicate<StorePayment, ProviderRecord>> steps = List.of(
                sameProvider.and((a, p) -> !a.providerRef().isEmpty()
                        && (a.providerRef().equals(p.providerId()) || p.altIds().contains(a.providerRef()))),
                sameProvider.and(sameAmount).and(sameMoney),
                sameProvider.and(sameMoney),
                sameAmount.and(sameMoney),
                sameProvider.and(sameAmount),
                sameProvider,
                (a, p) -> true);
        for (BiPredicate<StorePayment, ProviderRecord> step : steps) {
            for (StorePayment attempt : List.copyOf(attempts)) {
                payments.stream()
                        .filter(payment -> step.test(attempt, payment))
                        .findFirst()
                        .ifPresent(payment -> {
                            pairs.add(new JudgedOrder.Pair(attempt, payment));
                            attempts.remove(attempt);
                            payments.remove(payment);
                        });
            }
        }
        return new Pairing(List.copyOf(pairs), List.copyOf(attempts), List.copyOf(payments));
    }
}
