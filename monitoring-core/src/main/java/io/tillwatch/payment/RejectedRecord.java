package io.tillwatch.payment;

import io.tillwatch.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A record of a source that cannot be read as an order. It goes to quarantine, whole.
 *
 * @param position where it stands in the source, such as {@code orders[12]} or {@code line 40}
 * @param reasons why, all of them; at least one
 * @param raw the record as received
 * @param at the instant that would have decided its business day; empty if that cannot be read either, and the record
 *     then is reported on every day
 */
public record RejectedRecord(String position, List<Message> reasons, String raw, Optional<Instant> at) {
    /**
     * Copies the reasons.
     *
     * @throws IllegalArgumentException if there is no reason
     */
    public RejectedRecord {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(at, "at");
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("reasons must not be empty");
        }
    }
}
