package io.tillwatch.export.figures;

import io.tillwatch.money.ExactSum;
import io.tillwatch.payment.OrderItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what was bought with paid orders. */
final class ProductTally {
    static final int SHOWN = 10;
    private static final int MOST_PRODUCTS = 20_000;
    private static final int LONGEST_TEXT = 200;

    private final int mostProducts;
    private final Map<String, Sold> products = new HashMap<>();
    private long orders;
    private long withoutItems;
    private boolean tooMany;

    ProductTally() {
        this(MOST_PRODUCTS);
    }

    ProductTally(int mostProducts) {
        this.mostProducts = mostProducts;
    }

    void add(Instant created, Optional<List<OrderItem>> items) {
        orders++;
        if (items.isEmpty()) {
            withoutItems++;
            return;
        }
        Set<String> ofTheOrder = new HashSet<>();
        for (OrderItem item : items.get()) {
            String product = shown(item.product());
            tooMany |= products.size() >= mostProducts && !products.containsKey(product);
            if (!tooMany) {
                products.computeIfAbsent(product, p -> new Sold()).add(created, item, ofTheOrder.add(product));
            }
        }
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    long withoutItems() {
        return withoutItems;
    }

    Figures.TopProducts figures() {
        if (tooMany) {
            return new Figures.TopProducts(List.of(), Optional.of(Absence.TOO_MANY_PRODUCTS));
        }
        if (withoutItems == orders) {
            return new Figures.TopProducts(
                    List.of(), Optional.of(orders == 0 ? Absence.NO_PAID_ORDERS : Absence.ITEMS_NOT_READ));
        }
        return new Figures.TopProducts(
                products.entrySet().stream()
                        .map(sold -> sold.getValue().figures(sold.getKey()))
                        .sorted(Comparator.comparing(Figures.Product::amount)
                                .reversed()
                                .thenComparing(Figures.Product::name)
                                .thenComparing(Figures.Product::product))
                        .limit(SHOWN)
                        .toList(),
                Optional.empty());
    }

    private static final class Sold {
        private final ExactSum amount = new ExactSum();
        private String name = "";
        private Instant named = Instant.MIN;
        private BigDecimal quantity = BigDecimal.ZERO;
        private long orders;

        void add(Instant created, OrderItem item, boolean firstOfOrder) {
            amount.add(item.amount().minorUnits());
            quantity = quantity.add(item.quantity());
            orders += firstOfOrder ? 1 : 0;
            String called = shown(item.name());
            if (created.isAfter(named) || (created.equals(named) && called.compareTo(name) < 0)) {
                named = created;
                name = called;
            }
        }

        Figures.Product figures(String product) {
            return new Figures.Product(product, name, orders, quantity, amount.value());
        }
    }
}
