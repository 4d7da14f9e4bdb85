package io.tillwatch.export;

import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an export read and wrote. Immutable and thread-safe.
 *
 * @param day the business day
 * @param basis what decided which payments belong to it
 * @param provisional whether more may come: the day had not ended when the source was read
 * @param ordersRead orders the source gave, for all days, with those that could not be read
 * @param orders orders of the day
 * @param rows payments of the day: rows of the file
 * @param quarantined records that could not be read and belong to the day, or to no known day
 * @param unknownStatuses rows whose status the mapping does not know
 * @param first the earliest deciding instant among all orders; empty if there are none
 * @param last the latest; empty if there are none
 * @param totals counts and sums of the day by provider, currency and status
 * @param notices what people should know, most important first
 */
public record ExportReport(
        BusinessDay day,
        DayBasis basis,
        boolean provisional,
        long ordersRead,
        long orders,
        long rows,
        long quarantined,
        long unknownStatuses,
        Optional<Instant> first,
        Optional<Instant> last,
        List<PaymentTotal> totals,
        List<Message> notices) {
    /** Copies the lists. */
    public ExportReport {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        totals = List.copyOf(totals);
        notices = List.copyOf(notices);
    }

    /**
     * Whether somebody must act.
     *
     * @return true if records are in quarantine or a status is unknown
     */
    public boolean needsAction() {
        return quarantined > 0 || unknownStatuses > 0;
    }

    /**
     * One line that says what was found, and why there is nothing if there is nothing.
     *
     * @return such as "31 orders in the answer, 4 on 2026-03-01", and "(provisional)" behind it where it is that
     */
    public Message headline() {
        return provisional ? Message.of(ExportReport.class, "headline.provisional", found()) : found();
    }

    private Message found() {
        if (ordersRead == 0) {
            return Message.of(ExportReport.class, "headline.none");
        }
        if (orders > 0 || quarantined > 0 || first.isEmpty() || last.isEmpty()) {
            return Message.of(ExportReport.class, "headline.some", ordersRead, orders, day.date());
        }
        return Message.of(
                ExportReport.class,
                "headline.other-days",
                ordersRead,
                day.date(),
                BusinessDay.at(first.get(), day.zone()).date(),
                BusinessDay.at(last.get(), day.zone()).date());
    }
}
