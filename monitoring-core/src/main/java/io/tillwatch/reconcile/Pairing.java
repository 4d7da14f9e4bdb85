package io.tillwatch.reconcile;

import io.tillwatch.payment.RecordKind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the attempts of an order with payments of providers, one to one, the best first: by reference; by provider, amount
 * and class of status; by provider and amount; by provider; by amount; whatever is left.
 */
record Pairing(List<JudgedOrder.Pair> pairs, List<StorePayment> attemptsAlone, List<ProviderRecord> paymentsAlone) {
    private static final List<Step> STEPS = List.of(
            (group, a, p) -> isSameProvider(a, p) && isNamed(a, p),
            (group, a, p) -> isSameProvider(a, p) && isSameAmount(a, p) && isSameMoney(group, a, p),
            (group, a, p) -> isSameProvider(a, p) && isSameMoney(group, a, p),
            (group, a, p) -> isSameAmount(a, p) && isSameMoney(group, a, p),
            (group, a, p) -> isSameProvider(a, p) && isSameAmount(a, p),
            (group, a, p) -> isSameProvider(a, p),
            (group, a, p) -> true);

    /** What makes a pair. */
    @FunctionalInterface
    private interface Step {
        boolean fits(Group group, StorePayment attempt, ProviderRecord payment);
    }

    private static boolean isSameProvider(StorePayment attempt, ProviderRecord payment) {
        return attempt.provider().equals(payment.provider());
    }

    private static boolean isNamed(StorePayment attempt, ProviderRecord payment) {
        String reference = attempt.providerRef();
        return !reference.isEmpty()
                && (reference.equals(payment.providerId()) || payment.altIds().contains(reference));
    }

    private static boolean isSameAmount(StorePayment attempt, ProviderRecord payment) {
        long amount = attempt.paidMinor() > 0 ? attempt.paidMinor() : attempt.dueMinor();
        return amount == payment.money().orderMinor();
    }

    private static boolean isSameMoney(Group group, StorePayment attempt, ProviderRecord payment) {
        return (attempt.paidMinor() > 0) == group.moved(payment);
    }

    static Pairing of(Group group) {
        List<ProviderRecord> all = group.records(RecordKind.PAYMENT);
        if (group.payments().isEmpty() || all.isEmpty()) {
            return new Pairing(List.of(), List.copyOf(group.payments()), List.copyOf(all));
        }
        if (group.payments().size() == 1 && all.size() == 1) {
            JudgedOrder.Pair only = new JudgedOrder.Pair(group.payments().get(0), all.get(0));
            return new Pairing(List.of(only), List.of(), List.of());
        }
        return best(group, new ArrayList<>(group.payments()), new ArrayList<>(all));
    }

    private static Pairing best(Group group, List<StorePayment> attempts, List<ProviderRecord> payments) {
        List<JudgedOrder.Pair> pairs = new ArrayList<>();
        for (Step step : STEPS) {
            Iterator<StorePayment> left = attempts.iterator();
            while (left.hasNext() && !payments.isEmpty()) {
                StorePayment attempt = left.next();
                ProviderRecord payment = take(payments, step, group, attempt);
                if (payment != null) {
                    pairs.add(new JudgedOrder.Pair(attempt, payment));
                    left.remove();
                }
            }
        }
        return new Pairing(List.copyOf(pairs), List.copyOf(attempts), List.copyOf(payments));
    }

    private static @Nullable ProviderRecord take(
            List<ProviderRecord> payments, Step step, Group group, StorePayment attempt) {
        for (int i = 0; i < payments.size(); i++) {
            if (step.fits(group, attempt, payments.get(i))) {
                return payments.remove(i);
            }
        }
        return null;
    }
}
