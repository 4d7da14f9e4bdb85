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
    NET;

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
            case NET -> BookRules.net(order);
        };
    }
}
