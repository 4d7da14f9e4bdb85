package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.export.json.OrderMapping.ItemList;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what was bought with an order. */
final class BoughtItems {
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 6;

    private BoughtItems() {}

    /** All items; empty if there is no list of them, or one of them cannot be read: a part would be taken for the whole. */
    static Optional<List<OrderItem>> read(ItemList rule, JsonNode order, CurrencyUnit currency, boolean minorUnits) {
        JsonNode list = rule.list().in(order);
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<OrderItem> items = new ArrayList<>();
        for (JsonNode node : list) {
            OrderFieldsReader reader = new OrderFieldsReader();
            String name = rule.name().text(node);
            String product = rule.product().text(node);
            Optional<BigDecimal> quantity =
                    OrderFieldsReader.number(rule.quantity().in(node)).filter(BoughtItems::isQuantity);
            Optional<Money> amount = rule.price().isNone()
                    ? reader.amount(rule.amount(), node, Optional.of(currency), minorUnits)
                    : quantity.flatMap(q -> priced(rule.price().in(node), q, currency, minorUnits));
            if (name.isEmpty() || quantity.isEmpty() || amount.isEmpty()) {
                return Optional.empty();
            }
            items.add(new OrderItem(product.isEmpty() ? name : product, name, quantity.get(), amount.get()));
        }
        return Optional.of(items);
    }

    private static Optional<Money> priced(
            JsonNode price, BigDecimal quantity, CurrencyUnit currency, boolean minorUnits) {
        Optional<BigDecimal> amount = OrderFieldsReader.number(price)
                .filter(number -> number.signum() >= 0 && isShort(number))
                .map(quantity::multiply);
        try {
            return amount.map(number ->
                    minorUnits ? new Money(number.longValueExact(), currency) : Money.ofMajor(number, currency));
        } catch (ArithmeticException | IllegalArgumentException e) {
            // Half a unit of the currency is not an amount.
            return Optional.empty();
        }
    }

    private static boolean isQuantity(BigDecimal number) {
        return number.signum() > 0 && isShort(number);
    }

    private static boolean isShort(BigDecimal number) {
        return Math.abs(number.scale()) <= MOST_DECIMALS && number.precision() <= MOST_DIGITS;
    }
}
