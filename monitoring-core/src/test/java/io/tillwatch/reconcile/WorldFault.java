package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.AUTHORIZED;
import static io.tillwatch.payment.PaymentStatus.CANCELLED;
import static io.tillwatch.payment.PaymentStatus.EXPIRED;
import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.INITIATED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.PaymentStatus.REVERSED;
import static io.tillwatch.payment.PaymentStatus.UNKNOWN;

import io.tillwatch.payment.Proof;
import io.tillwatch.reconcile.World.Order;
import java.time.Instant;

/** What goes wrong with one order, and what the contract calls it: the primary code, then the others. */
public enum WorldFault {
    MISSING_AT_PROVIDER,
    MISSING_AT_PROVIDER_SHIPPED,
    PROOF_ONLY,
    CASH_NOT_REMITTED,
    MISSING_IN_STORE,
    MISSING_IN_STORE_REFUNDED,
    SCALE_10,
    SCALE_100,
    SCALE_1000,
    SCALE_SMALL,
    SCALE_UNPAID,
    CURRENCY,
    UNKNOWN_CURRENCY,
    DUPLICATE,
    THREE_CHARGES,
    DUPLICATE_ACROSS,
    DUPLICATE_GIVEN_BACK,
    UNPAID_BUT_CHARGED,
    CANCELLED_BUT_CHARGED,
    EXPIRED_BUT_CHARGED,
    UNKNOWN_BUT_CHARGED,
    PROVIDER_FAILED,
    OPEN_BUT_FAILED,
    REVERSED_LATER,
    NOT_CAPTURED,
    UNMAPPED,
    OVERPAID,
    UNDERPAID,
    AMOUNT,
    STUCK,
    CAPTURED_LESS,
    CAPTURED_MORE,
    REFUND_MISSING_AT_PROVIDER,
    REFUND_MISSING_IN_STORE,
    REFUND_DIFFERS,
    REFUND_FAILED,
    REFUND_PENDING,
    PARTIAL_REFUND,
    OVER_REFUND,
    DISPUTE_OPEN,
    DISPUTE_LOST,
    DISPUTE_WON,
    DISPUTE_ON_REFUNDED,
    NET,
    FEE_HIGH,
    FEE_ABSENT,
    PAYOUT_FAILED,
    PAYOUT_SHORT,
    ROUND_SHORT,
    UNSETTLED,
    RESERVE,
    EXCHANGED,
    TOLERATED,
    ROUNDED,
    PART_PLANNED,
    INSTALMENT_LATE,
    CUT_OFF,
    CLOCK,
    LATE,
    ABANDONED,
    SHARED,
    CROSSED,
    WRONG_ORDER,
    NEAR,
    AMOUNT_AND_TIME,
    AMBIGUOUS,
    READ_TWICE,
    CONFLICT,
    LISTED_TWICE,
    CONTRADICTED,
    SCALE_AND_NET,
    DUPLICATE_AND_NO_REFUND,
    UNDERPAID_AND_FEE,
    OVERPAID_AND_UNSETTLED,
    AMOUNT_AND_PARTIAL_REFUND,
    CUT_OFF_AND_READ_TWICE,
    UNPAID_AND_CLOCK,
    REFUND_AND_DISPUTE,
    CONFLICT_AND_UNDERPAID,
    CURRENCY_AND_REFUND;

    void plant(World w, Order o) {
        if (compareTo(UNPAID_BUT_CHARGED) < 0) {
            WorldPlants.money(this, w, o);
        } else if (compareTo(REFUND_MISSING_AT_PROVIDER) < 0) {
            status(w, o);
        } else if (compareTo(NET) < 0) {
            WorldPlants.refunds(this, w, o);
        } else if (compareTo(CUT_OFF) < 0) {
            WorldPlants.books(this, w, o);
        } else if (compareTo(SCALE_AND_NET) < 0) {
            WorldPlants.rest(this, w, o);
        } else {
            WorldPlants.together(this, w, o);
        }
    }

    private void status(World w, Order o) {
        switch (this) {
            case UNPAID_BUT_CHARGED -> both(w, o, o.unpaid(PENDING), o.charged(), "ORDER_UNPAID_BUT_CHARGED");
            case CANCELLED_BUT_CHARGED ->
                both(w, o, o.unpaid(CANCELLED).via(o.via(), ""), o.charged(), "ORDER_UNPAID_BUT_CHARGED");
            case EXPIRED_BUT_CHARGED -> both(w, o, o.unpaid(EXPIRED), o.charged(), "ORDER_UNPAID_BUT_CHARGED");
            case UNKNOWN_BUT_CHARGED -> both(w, o, o.unpaid(UNKNOWN), o.charged(), "ORDER_UNPAID_BUT_CHARGED");
            case PROVIDER_FAILED -> both(w, o, o.paid(), o.charged().status(FAILED), "STATUS_MISMATCH UNDERPAID");
            case OPEN_BUT_FAILED -> both(w, o, o.unpaid(INITIATED), o.charged().status(EXPIRED), "STATUS_MISMATCH");
            case REVERSED_LATER -> both(w, o, o.paid(), o.charged().status(REVERSED), "REVERSED_AFTER_PAID UNDERPAID");
            case NOT_CAPTURED ->
                both(w, o, o.paid(), o.charged().status(AUTHORIZED), "APPROVED_NOT_CAPTURED UNDERPAID");
            case UNMAPPED -> both(w, o, o.paid(), o.charged().status(UNKNOWN), "UNMAPPED_STATUS UNDERPAID");
            case OVERPAID -> both(w, o, o.paid(), o.charged(o.ref(), o.due() + 500), "OVERPAID");
            case UNDERPAID -> both(w, o, o.paid(), o.charged(o.ref(), o.due() - 500), "UNDERPAID");
            case AMOUNT -> both(w, o, o.paid().paid(o.due() - 700), o.charged(), "AMOUNT_MISMATCH");
            case STUCK -> both(w, o, o.unpaid(PENDING), o.charged().status(PENDING), "UNDERPAID STUCK_PENDING");
            case CAPTURED_LESS ->
                both(w, o, o.paid(), o.charged().authorized(o.due() + o.due() / 5), "CAPTURE_DIFFERS_FROM_AUTH");
            case CAPTURED_MORE ->
                both(w, o, o.paid(), o.charged().authorized(o.due() - 1000), "CAPTURE_DIFFERS_FROM_AUTH");
            default -> throw new IllegalStateException("no such fault: " + this);
        }
    }

    static void both(World w, Order o, StoreRow payment, RecordRow record, String codes) {
        w.add(payment);
        w.add(record);
        w.expect(o.id(), codes);
    }

    static StoreRow byHand(StoreRow row) {
        return row.proof(Proof.MANUAL);
    }

    static Instant before(Order o) {
        return o.at().minusSeconds(1200);
    }
}
