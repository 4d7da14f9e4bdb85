package io.tillwatch.export.json;

import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.payment.SourceResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One reading of a source: what it gave and how it ended. */
public record Reading(
        SourceResult result, List<String> ids, List<OrderPayment> payments, List<RejectedRecord> rejected) {
    public static Reading of(OrderSource source) {
        List<String> ids = new ArrayList<>();
        List<OrderPayment> payments = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>();
        SourceResult result = source.read(new OrderReceiver() {
            @Override
            public void order(List<OrderPayment> attempts) {
                ids.add(attempts.get(0).orderId());
                payments.addAll(attempts);
            }

            @Override
            public void rejected(RejectedRecord record) {
                rejected.add(record);
            }
        });
        return new Reading(result, ids, payments, rejected);
    }

    public boolean isComplete() {
        return result.fold(c -> true, f -> false);
    }

    /** Why it failed. */
    public String failure(Locale language) {
        return result.fold(
                c -> {
                    throw new AssertionError("complete");
                },
                f -> f.reason().in(language));
    }

    public String failure() {
        return failure(Locale.ENGLISH);
    }
}
