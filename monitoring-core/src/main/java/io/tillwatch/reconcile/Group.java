package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.severity.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All attempts of one order and every provider record tied to it; or records that are tied to no order. */
final class Group {
    static final Comparator<StorePayment> BY_ATTEMPT =
            Comparator.comparingInt(StorePayment::attempt).thenComparing(StorePayment::origin);
    static final Comparator<ProviderRecord> BY_TIME = Comparator.comparing(
                    (ProviderRecord r) -> r.completedAt().or(r::createdAt).orElse(Instant.MIN))
            .thenComparing(ProviderRecord::provider)
            .thenComparing(ProviderRecord::providerId)
            .thenComparing(ProviderRecord::kind)
            .thenComparing(ProviderRecord::origin);

    private final String orderId;
    private final List<StorePayment> payments = new ArrayList<>();
    private final List<ProviderRecord> records = new ArrayList<>();
    private final Map<DiscrepancyCode, Severity> flags = new TreeMap<>();
    private final Set<String> related = new TreeSet<>();

    /** An empty id means that the records are tied to no order. */
    Group(String orderId) {
        this.orderId = orderId;
    }

    String orderId() {
        return orderId;
    }

    void add(StorePayment payment) {
        payments.add(payment);
    }

    void add(ProviderRecord record) {
        records.add(record);
    }

    /** After the last addition: the order in which records came must not matter. */
    void sort() {
        if (payments.size() > 1) {
            payments.sort(BY_ATTEMPT);
        }
        if (records.size() > 1) {
            records.sort(BY_TIME);
        }
    }

    /** A code that is known before judging. */
    void flag(DiscrepancyCode code) {
        flags.put(code, code.severity());
    }

    void flag(DiscrepancyCode code, String relatedTo) {
        flag(code);
        related.add(relatedTo);
    }

    Map<DiscrepancyCode, Severity> flags() {
        return flags;
    }

    /** Other orders or records that a flag is about. */
    Set<String> related() {
        return related;
    }

    List<StorePayment> payments() {
        return payments;
    }

    List<ProviderRecord> records() {
        return records;
    }

    List<ProviderRecord> records(RecordKind kind) {
        List<ProviderRecord> found = new ArrayList<>(records.size());
        for (ProviderRecord record : records) {
            if (record.kind() == kind) {
                found.add(record);
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** What counts as status: a record that a successful one undoes has moved its money, so that it counts once. */
    PaymentStatus statusOf(ProviderRecord record) {
        if (record.status() != PaymentStatus.REVERSED) {
            return record.status();
        }
        boolean undone = records.stream()
                .anyMatch(child -> child.parentId().equals(record.providerId())
                        && child.provider().equals(record.provider())
                        && (child.kind() == RecordKind.REFUND || child.kind() == RecordKind.DISPUTE)
                        && child.status().movedMoney());
        return undone ? PaymentStatus.SUCCEEDED : record.status();
    }

    boolean moved(ProviderRecord record) {
        return statusOf(record).movedMoney();
    }

    /** The records of a kind that moved their money. */
    List<ProviderRecord> moved(RecordKind kind) {
        List<ProviderRecord> found = new ArrayList<>(records.size());
        for (ProviderRecord record : records) {
            if (record.kind() == kind && moved(record)) {
                found.add(record);
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** The latest of all instants, of which only what lies before counts as age. */
    Optional<Instant> latest() {
        Optional<Instant> latest = Optional.empty();
        for (StorePayment payment : payments) {
            latest = later(later(later(latest, payment.createdAt()), payment.paidAt()), payment.refundedAt());
        }
        for (ProviderRecord record : records) {
            latest = later(later(latest, record.createdAt()), record.completedAt());
        }
        return latest;
    }

    private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
        return a.isEmpty() || (b.isPresent() && b.get().isAfter(a.get())) ? b : a;
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isEmpty() || (b.isPresent() && b.get().isBefore(a.get())) ? b : a;
    }

    /** When the order was created, by what its first attempt says. */
    Optional<Instant> ordered() {
        Optional<Instant> first = Optional.empty();
        for (StorePayment payment : payments) {
            first = earlier(first, payment.createdAt());
        }
        return first;
    }

    /** What decides the business day: the order's first creation, or else a record's completion. */
    Optional<Instant> dayInstant() {
        Optional<Instant> first = ordered();
        if (first.isPresent()) {
            return first;
        }
        for (ProviderRecord record : records) {
            first = earlier(first, record.completedAt().or(record::createdAt));
        }
        return first;
    }

    Stream<Origin> origins() {
        return Stream.concat(
                payments.stream().map(StorePayment::origin), records.stream().map(ProviderRecord::origin));
    }
}
