package io.tillwatch.export.inspect;

import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RejectedRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Counts what a mapping makes of an answer. That an answer is one page of several does not matter here. */
final class Trial implements OrderReceiver {
    private final Set<String> reasons = new TreeSet<>();
    private long orders;
    private long rejected;
    private long unknown;

    private Trial() {}

    static Trial of(OrderSource source) {
        Trial trial = new Trial();
        source.read(trial);
        return trial;
    }

    @Override
    public void order(List<OrderPayment> attempts) {
        orders++;
        unknown += attempts.stream().anyMatch(p -> p.status() == PaymentStatus.UNKNOWN) ? 1 : 0;
    }

    @Override
    public void rejected(RejectedRecord record) {
        rejected++;
        record.reasons().forEach(reason -> reasons.add(reason.key().replaceFirst("^reason\\.", "")));
    }

    long orders() {
        return orders;
    }

    long rejected() {
        return rejected;
    }

    /** How many orders have a status that the mapping does not know. */
    long unknown() {
        return unknown;
    }

    /** The codes of all reasons, in alphabetical order. */
    Set<String> reasons() {
        return reasons;
    }
}
