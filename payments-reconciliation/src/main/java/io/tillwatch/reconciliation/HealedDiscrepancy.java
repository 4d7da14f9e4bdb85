package io.tillwatch.reconciliation;

import java.util.Objects;

/**
 * A discrepancy of the previous run that is gone. The texts are those of that run; an empty one means that there is none.
 *
 * @param id its id
 * @param code its primary code
 * @param orderId the order
 * @param provider the provider
 * @param providerId the provider's id of the record
 * @param followUp since when it was known, and what was decided
 */
public record HealedDiscrepancy(
        String id, String code, String orderId, String provider, String providerId, FollowUp followUp) {
    /** Checks that all are given. */
    public HealedDiscrepancy {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(followUp, "followUp");
    }
}
