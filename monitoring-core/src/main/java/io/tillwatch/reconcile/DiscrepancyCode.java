package io.tillwatch.reconcile;

import io.tillwatch.severity.Severity;
import java.util.List;

/**
 * What can differ between a shop and its providers. The order is that of precedence: the first of a group's codes is its
 * primary one. Each has the severity it has by itself, and says which part of a difference in money it can explain.
 */
public enum DiscrepancyCode {
    /** The provider's amount is the shop's times 10, 100 or 1000, or the other way round. */
    SCALE_ERROR(Severity.P0, Part.PAY),
    /** The customer was charged in another currency than the order's. */
    CURRENCY_MISMATCH(Severity.P0, Part.PAY, Part.REF),
    /** A row has a currency that is not one of ISO 4217. */
    UNKNOWN_CURRENCY(Severity.P2, Part.PAY, Part.REF),
    /** The same record was read twice with different contents. */
    CONFLICTING_ROW(Severity.P1, Part.PAY),
    /** Several orders claim one provider record. */
    SHARED_REFERENCE(Severity.P1, Part.PAY),
    /** The money of two orders lies on each other. */
    CROSSED_PAIR(Severity.P2, Part.PAY),
    /** The shop's reference and the provider's name two orders. */
    WRONG_ORDER_REFERENCE(Severity.P1, Part.PAY),
    /** An order was charged more than once, by several providers. */
    DUPLICATE_CHARGE_CROSS_PROVIDER(Severity.P0, Part.PAY),
    /** An order was charged more than once. */
    DUPLICATE_CHARGE(Severity.P0, Part.PAY),
    /** The provider took the payment back after the shop counted it. */
    REVERSED_AFTER_PAID(Severity.P0, Part.PAY),
    /** The payment is approved, but the money was not taken. */
    APPROVED_NOT_CAPTURED(Severity.P1, Part.PAY),
    /** The shop holds the order for unpaid, but the provider took money. */
    ORDER_UNPAID_BUT_CHARGED(Severity.P0, Part.PAY),
    /** The two sides say different things about a payment. */
    STATUS_MISMATCH(Severity.P0, Part.PAY),
    /** The provider says something about a payment that is not known. */
    UNMAPPED_STATUS(Severity.P1, Part.PAY),
    /** Several records could belong together, none better than the other. */
    AMBIGUOUS(Severity.P2, Part.PAY),
    /** Amount and time agree, and the references differ by a slip. */
    NEAR_REFERENCE(Severity.P2, Part.PAY),
    /** Amount and time agree, and there is no reference. */
    AMOUNT_TIME_ONLY(Severity.P2, Part.PAY),
    /** A person accepted a proof of payment, and no provider knows it. */
    PAID_ON_PROOF_ONLY(Severity.P1, Part.PAY),
    /** The courier has not handed in the cash. */
    COD_NOT_REMITTED(Severity.P1, Part.PAY),
    /** The shop counts a payment that its provider does not know. */
    MISSING_AT_PROVIDER(Severity.P1, Part.PAY),
    /** The provider took money that the shop knows nothing of. */
    MISSING_IN_STORE(Severity.P0, Part.PAY),
    /** More was paid than the order is due. */
    OVERPAID(Severity.P1, Part.PAY),
    /** An instalment that is due was not paid. */
    INSTALMENT_OVERDUE(Severity.P1, Part.PAY),
    /** Less was paid than the order is due. */
    UNDERPAID(Severity.P1, Part.PAY),
    /** A part was paid, and the plan of instalments asks for no more yet. */
    PARTIAL_PAYMENT(Severity.P2, Part.PAY),
    /** What was captured is not what was approved. */
    CAPTURE_DIFFERS_FROM_AUTH(Severity.P3),
    /** What was paid is due, but the shop counts another amount. */
    AMOUNT_MISMATCH(Severity.P1, Part.PAY),
    /** A payment has been open for longer than its provider needs. */
    STUCK_PENDING(Severity.P2),
    /** More was given back than was paid. */
    OVER_REFUND(Severity.P0, Part.REF),
    /** The shop counts a refund that the provider does not know. */
    REFUND_MISSING_AT_PROVIDER(Severity.P1, Part.REF),
    /** The provider gave money back that the shop knows nothing of. */
    REFUND_MISSING_IN_STORE(Severity.P1, Part.REF),
    /** The two sides count different refunds. */
    REFUND_AMOUNT_MISMATCH(Severity.P1, Part.REF),
    /** A refund failed at the provider. */
    REFUND_FAILED(Severity.P1, Part.REF),
    /** A refund has been open for longer than its provider needs. */
    REFUND_PENDING_TOO_LONG(Severity.P2, Part.REF),
    /** A payment that was given back is disputed as well. */
    DISPUTE_ON_REFUNDED(Severity.P0, Part.DIS),
    /** A dispute waits for an answer. */
    DISPUTE_OPEN(Severity.P0, Part.DIS),
    /** A dispute took the money. */
    DISPUTE_LOST(Severity.P1, Part.DIS),
    /** A dispute was won: the money came back. */
    DISPUTE_WON(Severity.P3, Part.DIS),
    /** No rule that is switched on explains why the two sides differ. */
    UNEXPLAINED_DIFFERENCE(Severity.P1, Part.PAY, Part.REF, Part.DIS),
    /** Within one provider record, gross without fee is not net. */
    NET_INCONSISTENT(Severity.P1),
    /** The fee is not what the contract says. */
    FEE_MISMATCH(Severity.P2),
    /** There is a contract about fees, and the provider names no fee. */
    FEE_MISSING(Severity.P3),
    /** A payout did not reach the bank account. */
    PAYOUT_FAILED(Severity.P0),
    /** A payout is not the sum of its records. */
    PAYOUT_NOT_COMPOSED(Severity.P1),
    /** What a courier handed in is not the sum of the round's orders. */
    COD_CASH_MISMATCH(Severity.P1),
    /** The balances of a statement do not follow from its records: something is missing from it. */
    BALANCE_BREAK(Severity.P1),
    /** Money has been available for too long without being paid out. */
    UNSETTLED_AGEING(Severity.P2),
    /** The provider holds money back. */
    RESERVE_HELD(Severity.P3),
    /** Many payments of a provider are off by the same whole hours. */
    TIMEZONE_SUSPECT(Severity.P2),
    /** The two sides count the payment on different business days. */
    CUTOFF_SHIFT(Severity.P3),
    /** The provider's payment lies before the order. */
    CLOCK_SKEW(Severity.P3),
    /** What was missing when the day was closed has arrived. */
    LATE_ARRIVAL(Severity.P3),
    /** The customer's currency was exchanged into the settled one. */
    FX_CONVERTED(Severity.P3),
    /** The amounts differ by no more than the policy tolerates. */
    WITHIN_TOLERANCE(Severity.P3, Part.PAY),
    /** The amounts differ by rounding to a multiple of 5. */
    ROUNDING_5(Severity.P3, Part.PAY),
    /** A part of a payment was given back; both sides agree. */
    PARTIAL_REFUND(Severity.P3),
    /** Nobody tried to pay an order for a long time. */
    ORDER_WITHOUT_ATTEMPT(Severity.INFO),
    /** A rule of one's own found something. */
    OWN_RULE(Severity.P3),
    /** The same record was read twice; it counts once. */
    DUPLICATE_ROW(Severity.INFO);

    /** The parts of a difference: payments, refunds, disputes. */
    enum Part {
        PAY,
        REF,
        DIS
    }

    private final Severity severity;
    private final boolean pay;
    private final boolean ref;
    private final boolean dis;

    DiscrepancyCode(Severity severity, Part... licences) {
        this.severity = severity;
        List<Part> all = List.of(licences);
        pay = all.contains(Part.PAY);
        ref = all.contains(Part.REF);
        dis = all.contains(Part.DIS);
    }

    /**
     * The severity the code has by itself. A discrepancy may have another.
     *
     * @return the default
     */
    public Severity severity() {
        return severity;
    }

    /** Whether one side has no counterpart. */
    boolean isPresence() {
        return switch (this) {
            case PAID_ON_PROOF_ONLY, COD_NOT_REMITTED, MISSING_AT_PROVIDER, MISSING_IN_STORE -> true;
            default -> false;
        };
    }

    /** Whether it is about books and clocks, and so says nothing about a counterpart that may still come. */
    boolean isAside() {
        return switch (this) {
            case FEE_MISMATCH,
                    FEE_MISSING,
                    PAYOUT_FAILED,
                    PAYOUT_NOT_COMPOSED,
                    COD_CASH_MISMATCH,
                    UNSETTLED_AGEING,
                    RESERVE_HELD,
                    CUTOFF_SHIFT,
                    CLOCK_SKEW,
                    LATE_ARRIVAL,
                    FX_CONVERTED,
                    DUPLICATE_ROW -> true;
            default -> false;
        };
    }

    /** Whether the code explains this part of a difference; presence only explains what has one side. */
    boolean licenses(Part part, boolean oneSided) {
        boolean licensed = switch (part) {
            case PAY -> pay;
            case REF -> ref;
            case DIS -> dis;
        };
        return licensed && (oneSided || !isPresence());
    }
}
