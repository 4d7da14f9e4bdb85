package io.tillwatch.payment;

import io.tillwatch.time.BusinessDay;
import java.util.List;

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

    /**
     * Begins a run, before the source is read. A sink that only one run at a time may use takes hold of itself here.
     *
     * @param shop the shop's name, not blank
     * @param days the days that are going to be written, at least one
     * @return the session to write them with, to be closed in any case; unless a sink knows better, one that only hands on
     */
    default SinkSession begin(String shop, List<BusinessDay> days) {
        return SinkSession.of(this);
    }
}
