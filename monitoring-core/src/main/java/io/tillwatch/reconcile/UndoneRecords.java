package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Knows which reversed records a successful refund or dispute undoes: those have moved their money. */
record UndoneRecords(Set<List<String>> undone) {
    static UndoneRecords of(List<ProviderRecord> records) {
        Set<List<String>> undone = new HashSet<>();
        for (ProviderRecord record : records) {
            if ((record.kind() == RecordKind.REFUND || record.kind() == RecordKind.DISPUTE)
                    && record.status().movedMoney()) {
                undone.add(List.of(record.provider(), record.parentId()));
            }
        }
        return new UndoneRecords(undone);
    }

    /** What a record moved for its customer, in minor units. */
    long movedBy(ProviderRecord record) {
        return counts(record) && record.kind().isCustomerMoney()
                ? record.money().orderMinor()
                : 0;
    }

    /** Whether a record moved its money, whosever it was. */
    boolean counts(ProviderRecord record) {
        return record.status().movedMoney()
                || (record.status() == PaymentStatus.REVERSED
                        && undone.contains(List.of(record.provider(), record.providerId())));
    }
}
