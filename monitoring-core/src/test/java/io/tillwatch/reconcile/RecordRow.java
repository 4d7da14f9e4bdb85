package io.tillwatch.reconcile;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.ProviderRecord.RecordMoney;
import io.tillwatch.reconcile.ProviderRecord.Settlement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider record that a test puts together: a payment in XAF that succeeded, unless it says otherwise. */
final class RecordRow {
    private final String provider;
    private final RecordKind kind;
    private final String id;
    private String merchantRef = "";
    private long gross;
    private Optional<Long> fee = Optional.empty();
    private Optional<Long> net = Optional.empty();
    private String currency = "XAF";
    private Optional<Long> customer = Optional.empty();
    private String customerCurrency = "";
    private Optional<Long> authorized = Optional.empty();
    private Optional<Instant> available = Optional.empty();
    private Optional<BigDecimal> rate = Optional.empty();
    private Optional<Long> balance = Optional.empty();
    private PaymentStatus status = PaymentStatus.SUCCEEDED;
    private Optional<Instant> created = Optional.of(Rows.T0);
    private Optional<Instant> completed = Optional.of(Rows.T0.plusSeconds(30));
    private String payout = "";
    private String parent = "";
    private List<String> altIds = List.of();
    private String description = "";
    private Optional<Instant> respondBy = Optional.empty();
    private Origin origin = new Origin("provider.csv", 0);

    private RecordRow(String provider, RecordKind kind, String id, long gross) {
        this.provider = provider;
        this.kind = kind;
        this.id = id;
        this.gross = gross;
    }

    static RecordRow of(String provider, RecordKind kind, String id, long gross) {
        return new RecordRow(provider, kind, id, gross);
    }

    static RecordRow paid(String provider, String id, String merchantRef, long gross) {
        return of(provider, RecordKind.PAYMENT, id, gross).ref(merchantRef);
    }

    RecordRow ref(String text) {
        merchantRef = text;
        return this;
    }

    RecordRow gross(long minor) {
        gross = minor;
        return this;
    }

    /** The fee, and the net that follows from it. */
    RecordRow fee(long minor) {
        fee = Optional.of(minor);
        net = Optional.of(gross - minor);
        return this;
    }

    RecordRow noFee() {
        fee = Optional.empty();
        net = Optional.empty();
        return this;
    }

    RecordRow net(long minor) {
        net = Optional.of(minor);
        return this;
    }

    RecordRow in(String code) {
        currency = code;
        return this;
    }

    RecordRow seen(long minor, String code) {
        customer = Optional.of(minor);
        customerCurrency = code;
        return this;
    }

    RecordRow authorized(long minor) {
        authorized = Optional.of(minor);
        return this;
    }

    RecordRow available(Instant at) {
        available = Optional.of(at);
        return this;
    }

    RecordRow rate(String text) {
        rate = Optional.of(new BigDecimal(text));
        return this;
    }

    RecordRow balance(long minor) {
        balance = Optional.of(minor);
        return this;
    }

    RecordRow status(PaymentStatus is) {
        status = is;
        return this;
    }

    /** Begun then, and done half a minute later. */
    RecordRow at(Instant at) {
        created = Optional.of(at);
        completed = Optional.of(at.plusSeconds(30));
        return this;
    }

    RecordRow completed(Instant at) {
        completed = Optional.of(at);
        return this;
    }

    RecordRow payout(String id) {
        payout = id;
        return this;
    }

    RecordRow parent(String id) {
        parent = id;
        return this;
    }

    RecordRow description(String text) {
        description = text;
        return this;
    }

    RecordRow altIds(String... ids) {
        altIds = List.of(ids);
        return this;
    }

    RecordRow respondBy(Instant at) {
        respondBy = Optional.of(at);
        return this;
    }

    RecordRow line(long line) {
        origin = new Origin("provider.csv", line);
        return this;
    }

    ProviderRecord row() {
        Settlement settlement = new Settlement(available, rate, balance);
        return new ProviderRecord(
                provider,
                kind,
                id,
                merchantRef,
                new RecordMoney(gross, fee, net, currency, customer, customerCurrency, authorized, settlement),
                status,
                created,
                completed,
                payout,
                parent,
                altIds,
                description,
                respondBy,
                origin);
    }
}
