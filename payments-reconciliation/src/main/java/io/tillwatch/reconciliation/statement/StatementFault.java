package io.tillwatch.reconciliation.statement;

import io.tillwatch.text.Message;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A row of a statement that could not be used.
 *
 * @param line where it begins, from 1
 * @param reasons everything that is wrong with it, at least one; without personal data
 * @param currency a code in upper case; empty if it could not be read
 * @param value what it moved for a customer, in minor units; empty if that could not be read
 * @param text its id, time, amounts and words as far as its cells stand in their columns; never names or phone numbers
 */
public record StatementFault(long line, List<Message> reasons, String currency, OptionalLong value, String text) {
    /**
     * Checks that all are given.
     *
     * @throws IllegalArgumentException if there is no reason
     */
    public StatementFault {
        reasons = List.copyOf(reasons);
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(text, "text");
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("reasons must not be empty");
        }
    }
}
