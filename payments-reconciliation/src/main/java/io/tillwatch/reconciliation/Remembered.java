package io.tillwatch.reconciliation;

import java.util.Optional;

/**
 * A discrepancy that people wrote about and that is neither in the list nor known to have healed: another day was judged, or
 * the result could not be vouched for. If it comes back, so does what they wrote.
 *
 * @param date the day that was judged when it was told last; empty if everything was
 * @param seen the amounts that people saw; empty when not known
 */
record Remembered(HealedDiscrepancy entry, String date, Optional<SeenAmounts> seen) {
    Remembered with(FollowUp followUp, SeenAmounts amounts) {
        return new Remembered(
                new HealedDiscrepancy(
                        entry.id(), entry.code(), entry.orderId(), entry.provider(), entry.providerId(), followUp),
                date,
                Optional.of(amounts));
    }
}
