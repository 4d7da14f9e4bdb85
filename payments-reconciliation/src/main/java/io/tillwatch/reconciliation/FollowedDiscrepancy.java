package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Discrepancy;
import java.util.Objects;

/**
 * A discrepancy and what people do about it.
 *
 * @param discrepancy what differs
 * @param followUp since when it is known, and what was decided
 */
public record FollowedDiscrepancy(Discrepancy discrepancy, FollowUp followUp) {
    /** Checks that both are given. */
    public FollowedDiscrepancy {
        Objects.requireNonNull(discrepancy, "discrepancy");
        Objects.requireNonNull(followUp, "followUp");
    }
}
