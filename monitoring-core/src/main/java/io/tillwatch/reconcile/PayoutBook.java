package io.tillwatch.reconcile;

import io.tillwatch.payment.RecordKind;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the records of each payout add up to, over all records that were read. */
final class PayoutBook {
    private final Map<Key, Lines> lines = new HashMap<>();

    private PayoutBook() {}

    private record Key(String provider, String payoutId) {}

    private record Lines(BigInteger sum, String currency, boolean known) {
        Lines plus(Lines other) {
            return new Lines(sum.add(other.sum), currency, known && other.known && currency.equals(other.currency));
        }
    }

    /** Records without a payout, and payouts themselves, are no lines. */
    static PayoutBook of(List<ProviderRecord> records) {
        PayoutBook book = new PayoutBook();
        UndoneRecords undone = UndoneRecords.of(records);
        for (ProviderRecord record : records) {
            if (!record.payoutId().isEmpty() && record.kind() != RecordKind.PAYOUT && undone.counts(record)) {
                Optional<Long> net = record.money().reaching();
                Lines line = new Lines(
                        BigInteger.valueOf(net.orElse(0L)), record.money().currency(), net.isPresent());
                book.lines.merge(new Key(record.provider(), record.payoutId()), line, Lines::plus);
            }
        }
        return book;
    }

    /** The sum of a payout's records; empty if none is known, or if one of them cannot be added. */
    Optional<BigInteger> sumOf(ProviderRecord payout) {
        return Optional.ofNullable(lines.get(new Key(payout.provider(), payout.providerId())))
                .filter(Lines::known)
                .filter(found -> found.currency().equals(payout.money().currency()))
                .map(Lines::sum);
    }
}
