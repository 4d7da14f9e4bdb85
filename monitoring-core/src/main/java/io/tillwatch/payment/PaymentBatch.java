package io.tillwatch.payment;

import io.tillwatch.time.BusinessDay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The payments of one business day of one shop, sorted, with their totals. Valid during the call that hands it over. */
public interface PaymentBatch {
    /**
     * The shop's name.
     *
     * @return not blank
     */
    String shop();

    /**
     * The name of the source.
     *
     * @return not blank
     */
    String source();

    /**
     * The business day.
     *
     * @return the day in the shop's zone
     */
    BusinessDay day();

    /**
     * What decided which payments belong to the day.
     *
     * @return the basis
     */
    DayBasis basis();

    /**
     * How many orders the source gave, for all days, with those that could not be read.
     *
     * @return at least 0
     */
    long ordersRead();

    /**
     * How far back the source reaches: the earliest creation of all orders it gave, for all days.
     *
     * @return an instant; empty if the source gave no readable order, or the batch does not know
     */
    default Optional<Instant> reachesBackTo() {
        return Optional.empty();
    }

    /**
     * Whether more may come: the day had not ended when the source was read.
     *
     * @return false unless the batch knows better
     */
    default boolean provisional() {
        return false;
    }

    /**
     * How many payments {@link #forEach} gives.
     *
     * @return at least 0
     */
    long size();

    /**
     * Counts and sums by provider, currency and status.
     *
     * @return sorted by provider, currency and status
     */
    List<PaymentTotal> totals();

    /**
     * Gives the payments in order: by the instant of payment or else creation, order id, attempt. May be called many
     * times.
     *
     * @param consumer takes them
     */
    void forEach(Consumer<? super OrderPayment> consumer);

    /**
     * How many records {@link #forEachRejected} gives.
     *
     * @return at least 0
     */
    long rejected();

    /**
     * Gives the records that could not be read, as far as they belong to the day or to no known day, in the order of the
     * source.
     *
     * @param consumer takes them
     */
    void forEachRejected(Consumer<? super RejectedRecord> consumer);
}
