package io.tillwatch.reconciliation;

import io.tillwatch.reconcile.Origin;
import io.tillwatch.text.Message;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A row of a file that could not be used. It is not judged, but it counts: among the rows, and with its value among the
 * sums as far as that could be read.
 *
 * @param side whose row
 * @param currency a code in upper case; empty if it could not be read
 * @param value what it adds to the sum of its side, in minor units: paid without refunded, or what the provider moved;
 *     empty if that could not be read
 * @param origin where it stands
 * @param reasons everything that is wrong with it, at least one
 * @param raw the row as it stands in the file; bytes that are not UTF-8 are replaced
 */
public record QuarantinedRow(
        Side side, String currency, OptionalLong value, Origin origin, List<Message> reasons, String raw) {
    /**
     * Checks that all are given.
     *
     * @throws IllegalArgumentException if there is no reason
     */
    public QuarantinedRow {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(raw, "raw");
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("reasons must not be empty");
        }
    }
}
