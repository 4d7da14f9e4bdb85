package io.tillwatch.reconcile;

import java.util.List;
import java.util.Locale;

/** The rules that come with the engine, in the order in which they judge. */
enum StandardRule implements ReconciliationRule {
    UNKNOWN_CURRENCY,
    CURRENCY,
    SCALE,
    DUPLICATE_CHARGE,
    AMOUNT,
    STUCK_PENDING,
    CAPTURE,
    STATUS,
    PRESENCE,
    REFUND,
    DISPUTE,
    NET,
    FEE,
    PAYOUT,
    SETTLEMENT,
    RESERVE,
    FX,
    CUT_OFF,
    CLOCK,
    LATE_ARRIVAL,
    ABANDONED,
    /** Looks at whole sources, not at orders. */
    BALANCE,
    /** Looks at all payments of a provider, not at orders. */
    TIME_ZONE;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<Finding> judge(JudgedOrder order) {
        return switch (this) {
            case UNKNOWN_CURRENCY -> MoneyRules.unknownCurrency(order);
            case CURRENCY -> MoneyRules.currency(order);
            case SCALE -> MoneyRules.scale(order);
            case DUPLICATE_CHARGE -> AmountRules.duplicate(order);
            case AMOUNT -> AmountRules.amount(order);
            case STUCK_PENDING -> AmountRules.stuck(order);
            case CAPTURE -> MoneyRules.capture(order);
            case STATUS -> StatusRules.status(order);
            case PRESENCE -> PresenceRules.presence(order);
            case REFUND -> RefundRules.refund(order);
            case DISPUTE -> RefundRules.dispute(order);
            case NET -> FeeRules.net(order);
            case FEE -> FeeRules.fee(order);
            case PAYOUT -> PayoutRules.payout(order);
            case SETTLEMENT -> PayoutRules.settlement(order);
            case RESERVE -> PayoutRules.reserve(order);
            case FX -> FxRules.fx(order);
            case CUT_OFF -> TimeRules.cutOff(order);
            case CLOCK -> TimeRules.clock(order);
            case LATE_ARRIVAL -> TimeRules.lateArrival(order);
            case ABANDONED -> PresenceRules.abandoned(order);
            case BALANCE, TIME_ZONE -> List.of();
        };
    }
}
