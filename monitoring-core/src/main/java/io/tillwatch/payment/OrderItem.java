package io.tillwatch.payment;

import io.tillwatch.money.Money;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Something that was bought with an order. Immutable and thread-safe.
 *
 * @param product the shop's own key of the product, or else its name
 * @param name what people call it
 * @param quantity how much, in whatever the shop counts it; above 0
 * @param amount what it is due, before discounts, shipping and taxes of the order; not below 0
 */
public record OrderItem(String product, String name, BigDecimal quantity, Money amount) {
    /** Checks what is said above. */
    public OrderItem {
        Objects.requireNonNull(amount, "amount");
        if (product.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("product and name must not be blank");
        }
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity must be above 0, but was " + quantity);
        }
        if (amount.minorUnits() < 0) {
            throw new IllegalArgumentException("amount must not be below 0, but was " + amount);
        }
    }
}
