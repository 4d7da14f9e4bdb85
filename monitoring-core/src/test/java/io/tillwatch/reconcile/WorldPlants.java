package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.INITIATED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.RecordKind.DISPUTE;
import static io.tillwatch.payment.RecordKind.DISPUTE_REVERSAL;
import static io.tillwatch.payment.RecordKind.HOLD;
import static io.tillwatch.payment.RecordKind.PAYOUT;
import static io.tillwatch.reconcile.WorldFault.both;

import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.World.Order;
import java.time.Instant;

/** How faults are planted. */
final class WorldPlants {
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-03-01T22:59:25Z");

    private WorldPlants() {}

    private static IllegalStateException unknown(WorldFault fault) {
        return new IllegalStateException("no such fault: " + fault);
    }

    static void money(WorldFault fault, World w, Order o) {
        switch (fault) {
            case MISSING_AT_PROVIDER -> {
                w.add(o.paid());
                w.expect(o.id(), "MISSING_AT_PROVIDER");
            }
            case MISSING_AT_PROVIDER_SHIPPED -> {
                w.add(o.paid().fulfilled(o.at().plusSeconds(900)));
                w.expect(o.id(), "MISSING_AT_PROVIDER");
            }
            case PROOF_ONLY -> {
                w.add(WorldFault.byHand(o.paid()));
                w.expect(o.id(), "PAID_ON_PROOF_ONLY");
            }
            case CASH_NOT_REMITTED -> {
                w.add(o.paid().via("cod", ""));
                w.expect(o.id(), "COD_NOT_REMITTED");
            }
            case MISSING_IN_STORE -> {
                w.add(o.charged().ref("X-" + o.ref()));
                w.expect(o.via() + ":" + o.ref(), "MISSING_IN_STORE");
            }
            case MISSING_IN_STORE_REFUNDED -> {
                w.add(o.charged().ref("X-" + o.ref()));
                w.add(o.refund(o.ref() + "-r", o.ref(), -o.due() / 2));
                w.expect(o.via() + ":" + o.ref(), "MISSING_IN_STORE REFUND_MISSING_IN_STORE");
            }
            case SCALE_10 -> both(w, o, o.paid(), o.charged(o.ref(), o.due() * 10), "SCALE_ERROR");
            case SCALE_100 -> both(w, o, o.paid(), o.charged(o.ref(), o.due() * 100), "SCALE_ERROR");
            case SCALE_1000 -> both(w, o, o.paid(), o.charged(o.ref(), o.due() * 1000), "SCALE_ERROR");
            case SCALE_SMALL -> both(w, o, o.paid(), o.charged(o.ref(), o.due() / 10), "SCALE_ERROR");
            case SCALE_UNPAID ->
                both(
                        w,
                        o,
                        o.unpaid(PENDING),
                        o.charged(o.ref(), o.due() * 100),
                        "SCALE_ERROR ORDER_UNPAID_BUT_CHARGED");
            default -> charges(fault, w, o);
        }
    }

    private static void charges(WorldFault fault, World w, Order o) {
        String again = o.ref() + "-again";
        switch (fault) {
            case CURRENCY -> both(w, o, o.paid(), o.charged().in("XOF"), "CURRENCY_MISMATCH");
            case UNKNOWN_CURRENCY -> both(w, o, o.paid().in("FCFA"), o.charged().in("FCFA"), "UNKNOWN_CURRENCY");
            case DUPLICATE -> {
                w.add(o.charged(again, o.due()));
                both(w, o, o.paid(), o.charged(), "DUPLICATE_CHARGE");
            }
            case THREE_CHARGES -> {
                w.add(o.charged(again, o.due()));
                w.add(o.charged(again + "-2", o.due()));
                both(w, o, o.paid(), o.charged(), "DUPLICATE_CHARGE");
            }
            case DUPLICATE_ACROSS -> {
                String other = o.via().equals("mtn_momo") ? "orange_money" : "mtn_momo";
                w.add(new Order(o.id(), other, again, o.due(), o.at()).charged());
                both(w, o, o.paid(), o.charged(), "DUPLICATE_CHARGE_CROSS_PROVIDER");
            }
            case DUPLICATE_GIVEN_BACK -> {
                w.add(o.charged(again, o.due()));
                w.add(o.refund(again + "-r", again, -o.due()));
                both(w, o, o.paid(), o.charged(), "DUPLICATE_CHARGE REFUND_MISSING_IN_STORE");
            }
            default -> throw unknown(fault);
        }
    }

    static void refunds(WorldFault fault, World w, Order o) {
        RecordRow dispute = RecordRow.of(o.via(), DISPUTE, o.ref() + "-d", -o.due())
                .parent(o.ref())
                .at(o.at().plusSeconds(600));
        switch (fault) {
            case REFUND_MISSING_AT_PROVIDER ->
                both(w, o, o.paid().refunded(900), o.charged(), "REFUND_MISSING_AT_PROVIDER");
            case REFUND_MISSING_IN_STORE -> {
                w.add(o.refund(o.ref() + "-r", o.ref(), -o.due()));
                both(w, o, o.paid(), o.charged(), "REFUND_MISSING_IN_STORE");
            }
            case REFUND_DIFFERS -> {
                w.add(o.refund(o.ref() + "-r", o.ref(), -800));
                both(w, o, o.paid().refunded(900), o.charged(), "REFUND_AMOUNT_MISMATCH");
            }
            case REFUND_FAILED -> {
                w.add(o.refund(o.ref() + "-r", o.ref(), -900).status(FAILED));
                both(w, o, o.paid().refunded(900), o.charged(), "REFUND_MISSING_AT_PROVIDER REFUND_FAILED");
            }
            case REFUND_PENDING -> {
                w.add(o.refund(o.ref() + "-r", o.ref(), -900).status(PENDING));
                both(w, o, o.paid().refunded(900), o.charged(), "REFUND_MISSING_AT_PROVIDER REFUND_PENDING_TOO_LONG");
            }
            case PARTIAL_REFUND -> {
                w.add(o.refund(o.ref() + "-r", o.ref(), -900));
                both(w, o, o.paid().refunded(900), o.charged(), "PARTIAL_REFUND");
            }
            case OVER_REFUND -> {
                w.add(o.refund(o.ref() + "-r", o.ref(), -o.due() - 1));
                both(w, o, o.paid().refunded(o.due()), o.charged(), "OVER_REFUND REFUND_AMOUNT_MISMATCH");
            }
            case DISPUTE_OPEN -> {
                w.add(dispute.status(PENDING));
                both(w, o, o.paid(), o.charged(), "DISPUTE_OPEN");
            }
            case DISPUTE_LOST -> {
                w.add(dispute);
                both(w, o, o.paid(), o.charged(), "DISPUTE_LOST");
            }
            case DISPUTE_WON -> {
                w.add(dispute);
                w.add(RecordRow.of(o.via(), DISPUTE_REVERSAL, o.ref() + "-v", o.due())
                        .parent(o.ref() + "-d")
                        .at(o.at().plusSeconds(900)));
                both(w, o, o.paid(), o.charged(), "DISPUTE_WON");
            }
            case DISPUTE_ON_REFUNDED -> {
                w.add(dispute);
                w.add(o.refund(o.ref() + "-r", o.ref(), -o.due()));
                both(w, o, o.paid().refunded(o.due()), o.charged(), "DISPUTE_ON_REFUNDED DISPUTE_LOST");
            }
            default -> throw unknown(fault);
        }
    }

    static void books(WorldFault fault, World w, Order any) {
        Order o = new Order(any.id(), "stripe", any.ref(), any.due(), any.at());
        long fee = World.contract(o.due());
        switch (fault) {
            case NET -> both(w, o, o.paid(), o.charged().net(o.due() - fee - 7), "NET_INCONSISTENT");
            case FEE_HIGH -> both(w, o, o.paid(), o.charged().fee(fee + 60), "FEE_MISMATCH");
            case FEE_ABSENT -> both(w, o, o.paid(), o.charged().noFee(), "FEE_MISSING");
            case PAYOUT_FAILED -> {
                w.add(RecordRow.of("stripe", PAYOUT, "po" + o.ref(), -5000)
                        .at(o.at())
                        .status(FAILED));
                w.expect("stripe:po" + o.ref(), "PAYOUT_FAILED");
            }
            case PAYOUT_SHORT -> {
                w.add(o.paid());
                w.add(o.charged().payout("po" + o.ref()));
                w.add(RecordRow.of("stripe", PAYOUT, "po" + o.ref(), fee - o.due() + 250)
                        .at(o.at()));
                w.expect("stripe:po" + o.ref(), "PAYOUT_NOT_COMPOSED");
            }
            case ROUND_SHORT -> {
                Order cash = new Order(any.id(), "cod", any.ref(), any.due(), any.at());
                w.add(cash.paid());
                w.add(cash.charged().fee(0).payout("round" + o.ref()));
                w.add(RecordRow.of("cod", PAYOUT, "round" + o.ref(), 1000 - o.due())
                        .at(o.at()));
                w.expect("cod:round" + o.ref(), "COD_CASH_MISMATCH");
            }
            case UNSETTLED ->
                both(w, o, o.paid(), o.charged().available(o.at().minusSeconds(400_000)), "UNSETTLED_AGEING");
            case RESERVE -> {
                w.add(RecordRow.of("stripe", HOLD, "h" + o.ref(), -4000).at(o.at()));
                w.expect("stripe:h" + o.ref(), "RESERVE_HELD");
            }
            case EXCHANGED -> {
                long cents = (o.due() * 100_000 + 327_978) / 655_957;
                RecordRow settled = RecordRow.paid("stripe", o.ref(), o.id(), cents)
                        .in("EUR")
                        .at(o.at());
                both(w, o, o.paid(), settled.seen(o.due(), "XAF").rate("0.001524490"), "FX_CONVERTED");
            }
            case TOLERATED -> both(w, o, o.paid(), o.charged(o.ref(), o.due() - 2), "WITHIN_TOLERANCE");
            case ROUNDED -> {
                long odd = o.due() / 5 * 5 + 3;
                Order west = new Order(o.id(), "orange_money", o.ref(), odd, o.at());
                both(w, o, west.paid().in("XOF"), west.charged(o.ref(), odd + 2).in("XOF"), "ROUNDING_5");
            }
            case PART_PLANNED -> {
                instalments(w, o, World.AS_OF.plusSeconds(86_400));
                w.expect(o.id(), "PARTIAL_PAYMENT");
            }
            case INSTALMENT_LATE -> {
                instalments(w, o, World.AS_OF.minusSeconds(86_400));
                w.expect(o.id(), "INSTALMENT_OVERDUE STUCK_PENDING");
            }
            default -> throw unknown(fault);
        }
    }

    /** Seven tenths at once, the rest until then. */
    private static void instalments(World w, Order o, Instant rest) {
        long first = o.due() * 7 / 10;
        w.add(o.paid().paid(first));
        w.add(o.charged(o.ref(), first));
        w.add(o.unpaid(INITIATED).attempt(2).via("stripe", ""));
        Origin origin = new Origin("plan.csv", 2);
        w.plan.add(new Instalment(o.id(), o.at(), first, "XAF", origin));
        w.plan.add(new Instalment(o.id(), rest, o.due() - first, "XAF", origin));
    }

    static void rest(WorldFault fault, World w, Order o) {
        switch (fault) {
            case CUT_OFF -> {
                Order late = new Order(o.id(), o.via(), o.ref(), o.due(), BEFORE_MIDNIGHT);
                both(w, o, late.paid(), late.charged(), "CUTOFF_SHIFT");
            }
            case CLOCK ->
                both(w, o, o.paid().paidAt(WorldFault.before(o)), o.charged().at(WorldFault.before(o)), "CLOCK_SKEW");
            case LATE -> {
                w.missingBefore.add(o.id());
                both(w, o, o.paid(), o.charged(), "LATE_ARRIVAL");
            }
            case ABANDONED -> {
                w.add(o.unpaid(PENDING).attempt(0).via(o.via(), ""));
                w.expect(o.id(), "ORDER_WITHOUT_ATTEMPT");
            }
            default -> references(fault, w, o);
        }
    }

    private static void references(WorldFault fault, World w, Order o) {
        Order other = w.order(true);
        switch (fault) {
            case SHARED -> {
                w.add(new Order(other.id(), o.via(), o.ref(), other.due(), other.at()).paid());
                both(w, o, o.paid(), o.charged(), "SHARED_REFERENCE");
                w.expect(other.id(), "SHARED_REFERENCE MISSING_AT_PROVIDER");
            }
            case CROSSED -> {
                Order pair = new Order(other.id(), o.via(), other.ref(), o.due(), o.at());
                both(w, o, o.paid(), o.charged().ref(pair.id()), "CROSSED_PAIR");
                both(w, pair, pair.paid(), pair.charged().ref(o.id()), "CROSSED_PAIR");
            }
            case WRONG_ORDER -> {
                w.add(other.paid());
                w.add(other.charged());
                both(w, o, o.paid(), o.charged().ref(other.id()), "WRONG_ORDER_REFERENCE");
            }
            case NEAR -> {
                String slip = o.id().substring(0, 5) + "O" + o.id().substring(6);
                both(
                        w,
                        o,
                        o.paid().via(o.via(), ""),
                        o.charged().ref(slip),
                        "NEAR_REFERENCE MISSING_AT_PROVIDER MISSING_IN_STORE");
            }
            case AMOUNT_AND_TIME ->
                both(
                        w,
                        o,
                        o.paid().via(o.via(), ""),
                        o.charged().ref(""),
                        "AMOUNT_TIME_ONLY MISSING_AT_PROVIDER MISSING_IN_STORE");
            case AMBIGUOUS -> {
                Order twin = new Order(other.id(), o.via(), other.ref(), o.due(), o.at());
                w.add(o.paid().via(o.via(), ""));
                w.add(twin.paid().via(o.via(), ""));
                w.add(o.charged().ref(""));
                w.expect(o.via() + ":" + o.ref(), "AMBIGUOUS MISSING_IN_STORE");
                w.expect(o.id(), "MISSING_AT_PROVIDER");
                w.expect(twin.id(), "MISSING_AT_PROVIDER");
            }
            default -> rows(fault, w, o);
        }
    }

    private static void rows(WorldFault fault, World w, Order o) {
        switch (fault) {
            case READ_TWICE -> {
                w.add(o.charged());
                both(w, o, o.paid(), o.charged(), "DUPLICATE_ROW");
            }
            case LISTED_TWICE -> {
                w.add(o.paid());
                both(w, o, o.paid(), o.charged(), "DUPLICATE_ROW");
            }
            case CONTRADICTED -> {
                w.add(o.paid().paid(o.due() - 33).paidAt(o.at().plusSeconds(5)));
                both(w, o, o.paid(), o.charged(), "CONFLICTING_ROW");
            }
            case CONFLICT -> {
                w.add(o.charged(o.ref(), o.due() + 33).completed(o.at().plusSeconds(5)));
                both(w, o, o.paid(), o.charged(), "CONFLICTING_ROW");
            }
            default -> throw unknown(fault);
        }
    }

    static void together(WorldFault fault, World w, Order any) {
        Order o = new Order(any.id(), "stripe", any.ref(), any.due(), any.at());
        long fee = World.contract(o.due());
        switch (fault) {
            case SCALE_AND_NET ->
                both(w, o, o.paid(), o.charged(o.ref(), o.due() * 10).net(3), "SCALE_ERROR NET_INCONSISTENT");
            case DUPLICATE_AND_NO_REFUND -> {
                w.add(o.charged(o.ref() + "-b", o.due()));
                both(w, o, o.paid().refunded(500), o.charged(), "DUPLICATE_CHARGE REFUND_MISSING_AT_PROVIDER");
            }
            case UNDERPAID_AND_FEE ->
                both(w, o, o.paid(), o.charged(o.ref(), o.due() - 9000).fee(fee + 900), "UNDERPAID FEE_MISMATCH");
            case OVERPAID_AND_UNSETTLED ->
                both(
                        w,
                        o,
                        o.paid(),
                        o.charged(o.ref(), o.due() + 9000).available(o.at().minusSeconds(400_000)),
                        "OVERPAID UNSETTLED_AGEING");
            case AMOUNT_AND_PARTIAL_REFUND -> {
                w.add(o.refund(o.ref() + "-r", o.ref(), -500));
                both(w, o, o.paid().paid(o.due() - 700).refunded(500), o.charged(), "AMOUNT_MISMATCH PARTIAL_REFUND");
            }
            case CUT_OFF_AND_READ_TWICE -> {
                Order late = new Order(o.id(), o.via(), o.ref(), o.due(), BEFORE_MIDNIGHT);
                w.add(late.charged());
                both(w, o, late.paid(), late.charged(), "CUTOFF_SHIFT DUPLICATE_ROW");
            }
            case UNPAID_AND_CLOCK ->
                both(
                        w,
                        o,
                        o.unpaid(FAILED),
                        o.charged().at(WorldFault.before(o)),
                        "ORDER_UNPAID_BUT_CHARGED CLOCK_SKEW");
            case REFUND_AND_DISPUTE -> {
                w.add(RecordRow.of("stripe", RecordKind.DISPUTE, o.ref() + "-d", -o.due())
                        .parent(o.ref())
                        .at(o.at())
                        .status(PENDING));
                both(w, o, o.paid().refunded(500), o.charged(), "REFUND_MISSING_AT_PROVIDER DISPUTE_OPEN");
            }
            case CONFLICT_AND_UNDERPAID -> {
                w.add(o.charged(o.ref(), o.due() - 900).completed(o.at().plusSeconds(55)));
                both(w, o, o.paid(), o.charged(), "CONFLICTING_ROW UNDERPAID");
            }
            case CURRENCY_AND_REFUND ->
                both(
                        w,
                        o,
                        o.paid().refunded(500),
                        o.charged().in("EUR"),
                        "CURRENCY_MISMATCH REFUND_MISSING_AT_PROVIDER");
            default -> throw unknown(fault);
        }
    }
}
