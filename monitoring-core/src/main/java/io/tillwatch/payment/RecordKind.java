package io.tillwatch.payment;

/** What a provider record is about. */
public enum RecordKind {
    /** A customer paid. */
    PAYMENT,
    /** The shop gave money back. */
    REFUND,
    /** A customer or bank took money back, or holds it. */
    DISPUTE,
    /** Money that a dispute had taken came back. */
    DISPUTE_REVERSAL,
    /** A cost that is a record of its own. */
    FEE,
    /** Money sent to the shop's bank. */
    PAYOUT,
    /** A conversion between currencies. */
    FX,
    /** A reserve that is held or released. */
    HOLD,
    /** Anything else the provider booked. */
    ADJUSTMENT;

    /**
     * Whether records of this kind are compared with what customers paid and got back.
     *
     * @return true for payments, refunds, disputes and their reversals
     */
    public boolean isCustomerMoney() {
        return this == PAYMENT || this == REFUND || this == DISPUTE || this == DISPUTE_REVERSAL;
    }
}
