package io.tillwatch.reconciliation;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import io.tillwatch.payment.RecordKind;

/**
 * What must be known of a row to set it aside. Filled again for each row, from bytes or from a row that was read exactly.
 */
final class RowFacts {
    /** An instant or an amount that is not known. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Hashes; 0 where there is none. For a record {@code order} is its merchant reference. */
    long ref;

    long order;
    long customer;

    int provider;
    int currency;
    boolean knownCurrency;
    int attempt;
    PaymentStatus status = PaymentStatus.UNKNOWN;
    Proof proof = Proof.NONE;
    RecordKind kind = RecordKind.PAYMENT;

    /** Amounts of the shop. */
    long due;

    long paid;
    long refunded;

    /** Amounts of a provider; {@code fee}, {@code net} and {@code authorized} may be unknown. */
    long gross;

    long fee;
    long net;
    long authorized;

    /** Seconds of the epoch, or unknown: the creation, and the instant at which money moved. */
    long created;

    long done;

    /** When the money of a record may be paid out, and whether it is. */
    long available;

    boolean inPayout;

    /** Whether there is anything that a clear row does not have: a refund, a parent, another currency. */
    boolean more;

    /** 0 if money moved, 1 to 3 if it ended otherwise, -1 if it has not ended or is not known. */
    int standing() {
        return switch (status) {
            case SUCCEEDED -> 0;
            case FAILED -> 1;
            case EXPIRED -> 2;
            case CANCELLED -> 3;
            case INITIATED, PENDING, AUTHORIZED, REVERSED, UNKNOWN -> -1;
        };
    }

    /** What must agree on both sides: what the shop holds for due, what the provider moved or would have moved. */
    long amount(Side side) {
        return side == Side.STORE ? due : gross;
    }
}
