package io.tillwatch.payment;

/**
 * Where the payments of a business day go: a directory, a sheet.
 *
 * <p>Writing is idempotent: the same batch twice leaves what one leaves, a corrected batch becomes a new revision.
 * Contract: {@code docs/contracts/payment-sink.md}.
 */
public interface PaymentSink {
    /**
     * Writes the payments of one day, all or none.
     *
     * @param batch the day's payments; to be used during the call only
     * @return what happened. What the outside world does (disk full, busy, refused) is never an exception.
     */
    SinkResult write(PaymentBatch batch);
}
