package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import java.time.Instant;
import java.util.Optional;

/** A store payment that a test puts together: paid in full in XAF through Stripe, unless it says otherwise. */
final class StoreRow {
    private final String order;
    private int attempt = 1;
    private String provider = "stripe";
    private String ref = "";
    private long due;
    private long paid;
    private long refunded;
    private String currency = "XAF";
    private PaymentStatus status = PaymentStatus.SUCCEEDED;
    private Proof proof = Proof.WEBHOOK;
    private Optional<Instant> created = Optional.of(Rows.T0);
    private Optional<Instant> paidAt = Optional.of(Rows.T0.plusSeconds(40));
    private Optional<Instant> fulfilled = Optional.empty();
    private Origin origin = new Origin("store.csv", 0);

    private StoreRow(String order, long due) {
        this.order = order;
        this.due = due;
        this.paid = due;
    }

    static StoreRow paid(String order, long due) {
        return new StoreRow(order, due);
    }

    static StoreRow unpaid(String order, long due, PaymentStatus status) {
        return new StoreRow(order, due).paid(0).status(status).proof(Proof.NONE);
    }

    StoreRow attempt(int number) {
        attempt = number;
        return this;
    }

    StoreRow via(String id, String reference) {
        provider = id;
        ref = reference;
        return this;
    }

    StoreRow paid(long minor) {
        paid = minor;
        if (minor == 0) {
            paidAt = Optional.empty();
        }
        return this;
    }

    StoreRow refunded(long minor) {
        refunded = minor;
        return this;
    }

    StoreRow in(String code) {
        currency = code;
        return this;
    }

    StoreRow status(PaymentStatus is) {
        status = is;
        return this;
    }

    StoreRow proof(Proof is) {
        proof = is;
        return this;
    }

    /** Created then, and paid 40 seconds later if it was paid. */
    StoreRow at(Instant at) {
        created = Optional.of(at);
        paidAt = paid > 0 ? Optional.of(at.plusSeconds(40)) : Optional.empty();
        return this;
    }

    StoreRow paidAt(Instant at) {
        paidAt = Optional.of(at);
        return this;
    }

    StoreRow fulfilled(Instant at) {
        fulfilled = Optional.of(at);
        return this;
    }

    StoreRow line(long line) {
        origin = new Origin("store.csv", line);
        return this;
    }

    StorePayment row() {
        return new StorePayment(
                order,
                attempt,
                provider,
                ref,
                due,
                paid,
                refunded,
                currency,
                status,
                proof,
                created,
                paidAt,
                refunded > 0 ? created.map(at -> at.plusSeconds(80)) : Optional.empty(),
                fulfilled,
                "",
                origin);
    }
}
