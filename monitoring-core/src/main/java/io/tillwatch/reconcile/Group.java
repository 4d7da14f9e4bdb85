package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.severity.Severity;
import java.time.Instant;
import java.util.ArrayList;
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
        payments.sort(BY_ATTEMPT);
        records.sort(BY_TIME);
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
        return records.stream().filter(r -> r.kind() == kind).toList();
    }

    /** What counts as status: a record that a successful one undoes has moved its money, so that it counts once. */
    PaymentStatus statusOf(ProviderRecord record) {
        boolean undone = record.status() == PaymentStatus.REVERSED
                && records.stream()
                        .anyMatch(child -> child.parentId().equals(record.providerId())
                                && child.provider().equals(record.provider())
                                && (child.kind() == RecordKind.REFUND || child.kind() == RecordKind.DISPUTE)
                                && child.status().movedMoney());
        return undone ? PaymentStatus.SUCCEEDED : record.status();
    }

    boolean moved(ProviderRecord record) {
        return statusOf(record).movedMoney();
    }

    /** The latest of all instants, of which only what lies before counts as age. */
    Optional<Instant> latest() {
        return Stream.concat(
                        payments.stream().flatMap(p -> Stream.of(p.createdAt(), p.paidAt(), p.refundedAt())),
                        records.stream().flatMap(r -> Stream.of(r.createdAt(), r.completedAt())))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** What decides the business day: the order's first creation, or else a record's completion. */
    Optional<Instant> dayInstant() {
        Optional<Instant> created =
                payments.stream().flatMap(p -> p.createdAt().stream()).min(Comparator.naturalOrder());
        return created.isPresent()
                ? created
                : records.stream()
                        .flatMap(r -> r.completedAt().or(r::createdAt).stream())
                        .min(Comparator.naturalOrder());
    }

    Stream<Origin> origins() {
        return Stream.concat(
                payments.stream().map(StorePayment::origin), records.stream().map(ProviderRecord::origin));
    }
}
