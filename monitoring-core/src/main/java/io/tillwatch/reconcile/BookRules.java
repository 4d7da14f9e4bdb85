package io.tillwatch.reconcile;

import java.util.List;

/** What is odd within the provider's own books. */
final class BookRules {
    private BookRules() {}

    static List<Finding> net(JudgedOrder order) {
        boolean inconsistent = order.facts().group().records().stream()
                .map(ProviderRecord::money)
                .anyMatch(m -> m.fee().isPresent()
                        && m.net().isPresent()
                        && m.gross() - m.fee().get() != m.net().get());
        return inconsistent ? List.of(Finding.of(DiscrepancyCode.NET_INCONSISTENT)) : List.of();
    }
}
