package io.tillwatch.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The rules that come with the engine, in the order in which they judge. */
enum StandardRule implements ReconciliationRule {
    UNKNOWN_CURRENCY(MoneyRules::unknownCurrency),
    CURRENCY(MoneyRules::currency),
    SCALE(MoneyRules::scale),
    DUPLICATE_CHARGE(AmountRules::duplicate),
    AMOUNT(AmountRules::amount),
    STUCK_PENDING(AmountRules::stuck),
    CAPTURE(MoneyRules::capture),
    STATUS(StatusRules::status),
    PRESENCE(PresenceRules::presence),
    REFUND(RefundRules::refund),
    DISPUTE(RefundRules::dispute),
    NET(FeeRules::net),
    FEE(FeeRules::fee),
    PAYOUT(PayoutRules::payout),
    SETTLEMENT(PayoutRules::settlement),
    RESERVE(PayoutRules::reserve),
    FX(FxRules::fx),
    CUT_OFF(TimeRules::cutOff),
    CLOCK(TimeRules::clock),
    LATE_ARRIVAL(TimeRules::lateArrival),
    ABANDONED(PresenceRules::abandoned),
    /** Looks at whole sources, not at orders. */
    BALANCE(order -> List.of()),
    /** Looks at all payments of a provider, not at orders. */
    TIME_ZONE(order -> List.of());

    @SuppressWarnings("ImmutableEnumChecker") // A reference to a method without state.
    private final Function<JudgedOrder, List<Finding>> finds;

    StandardRule(Function<JudgedOrder, List<Finding>> finds) {
        this.finds = finds;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<Finding> judge(JudgedOrder order) {
        return finds.apply(order);
    }
}
