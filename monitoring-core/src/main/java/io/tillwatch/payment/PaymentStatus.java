package io.tillwatch.payment;

/**
 * What became of a payment, in one vocabulary for all shops and providers.
 *
 * <p>Refunds and disputes are money of their own, not a status: a refunded payment is {@link #SUCCEEDED} with a refunded
 * amount.
 */
public enum PaymentStatus {
    /** Begun; the customer has not been asked yet. */
    INITIATED,
    /** The customer or the provider has not answered yet. */
    PENDING,
    /** Approved, not yet captured: no money has moved. */
    AUTHORIZED,
    /** The money moved. */
    SUCCEEDED,
    /** Refused; no money moved. */
    FAILED,
    /** Not answered in time; no money moved. */
    EXPIRED,
    /** Called off; no money moved. */
    CANCELLED,
    /** The money moved and was taken back as if it never had. */
    REVERSED,
    /** The shop or provider says something that is not known. */
    UNKNOWN;

    /**
     * Whether money moved and stayed.
     *
     * @return true for {@link #SUCCEEDED} only
     */
    public boolean movedMoney() {
        return this == SUCCEEDED;
    }
}
