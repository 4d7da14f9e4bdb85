package io.tillwatch.reconciliation;

import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.RecordKind;
import io.tillwatch.reconcile.Origin;
import io.tillwatch.reconcile.ProviderRecord;
import io.tillwatch.reconcile.ProviderRecord.RecordMoney;
import io.tillwatch.reconcile.ProviderRecord.Settlement;
import io.tillwatch.reconciliation.policy.ReadingPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads provider records. */
final class ProviderFile extends CsvFile<ProviderRecord> {
    static final List<String> REQUIRED = List.of(
            "provider",
            "kind",
            "provider_id",
            "merchant_ref",
            "gross_minor",
            "fee_minor",
            "net_minor",
            "currency",
            "customer_minor",
            "customer_currency",
            "status",
            "created_at",
            "completed_at",
            "available_at",
            "payout_id",
            "parent_id");
    static final List<String> OPTIONAL = List.of(
            "alt_ids", "description", "authorized_minor", "fx_rate", "balance_minor", "respond_by", "raw_status");

    private final ReadingPolicy reading;

    ProviderFile() {
        this(ReadingPolicy.DEFAULTS);
    }

    ProviderFile(ReadingPolicy reading) {
        super(Side.PROVIDER, REQUIRED, OPTIONAL, List.of());
        this.reading = reading;
    }

    @Override
    Optional<ProviderRecord> row(RowReader cells, Origin origin) {
        String provider = seen(cells.required("provider").toLowerCase(Locale.ROOT));
        cells.zone(reading.zoneOf(provider));
        cells.required("kind");
        Optional<RecordKind> kind = cells.name("kind", RecordKind.class);
        String providerId = cells.required("provider_id");
        String merchantRef = cells.text("merchant_ref");
        Optional<RecordMoney> money = money(cells, provider, kind);
        String status = cells.text("status");
        var created = cells.instant("created_at");
        var completed = cells.instant("completed_at");
        var respondBy = cells.instant("respond_by");
        String payoutId = cells.text("payout_id");
        String parentId = cells.text("parent_id");
        if (!cells.reasons().isEmpty()) {
            return Optional.empty();
        }
        List<String> altIds = Arrays.stream(cells.freeText("alt_ids").split("\\|"))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        return Optional.of(new ProviderRecord(
                provider,
                kind.orElseThrow(),
                providerId,
                merchantRef,
                money.orElseThrow(),
                RowReader.find(status, PaymentStatus.class).orElse(PaymentStatus.UNKNOWN),
                created,
                completed,
                payoutId,
                parentId,
                altIds,
                cells.freeText("description"),
                respondBy,
                origin));
    }

    private Optional<RecordMoney> money(RowReader cells, String provider, Optional<RecordKind> kind) {
        Function<Optional<Long>, Optional<Long>> signed = minor ->
                minor.map(m -> kind.map(k -> reading.signed(provider, k, m)).orElse(m));
        Optional<Long> gross = signed.apply(cells.requiredAmount("gross_minor"));
        Optional<Long> fee = cells.amount("fee_minor");
        Optional<Long> net = signed.apply(cells.amount("net_minor"));
        String currency = cells.requiredCurrency("currency");
        Optional<Long> customer = signed.apply(cells.amount("customer_minor"));
        String customerCurrency = cells.currency("customer_currency");
        Optional<Long> authorized = cells.amount("authorized_minor");
        Settlement settlement =
                new Settlement(cells.instant("available_at"), cells.rate("fx_rate"), cells.amount("balance_minor"));
        kind.ifPresent(k -> {
            gross.ifPresent(minor -> checkSign(cells, k, "gross_minor", minor));
            customer.ifPresent(minor -> checkSign(cells, k, "customer_minor", minor));
        });
        return gross.map(
                g -> new RecordMoney(g, fee, net, currency, customer, customerCurrency, authorized, settlement));
    }

    private static void checkSign(RowReader cells, RecordKind kind, String column, long minor) {
        switch (kind) {
            case PAYMENT, DISPUTE_REVERSAL -> {
                if (minor < 0) {
                    cells.reason("cell.sign-positive", column, kind, minor);
                }
            }
            case REFUND, DISPUTE, PAYOUT -> {
                if (minor > 0) {
                    cells.reason("cell.sign-negative", column, kind, minor);
                }
            }
            case FEE -> {
                if (minor != 0) {
                    cells.reason("cell.sign-zero", column, kind, minor);
                }
            }
            case FX, HOLD, ADJUSTMENT -> {
                // Both signs occur.
            }
        }
    }

    @Override
    Money value(RowReader cells) {
        Optional<Long> customer = cells.amount("customer_minor");
        String customerCurrency = cells.currency("customer_currency");
        boolean seen = customer.isPresent() && !customerCurrency.isEmpty();
        String currency = seen ? customerCurrency : cells.currency("currency");
        boolean counts = RowReader.find(cells.text("status"), PaymentStatus.class)
                        .map(PaymentStatus::movedMoney)
                        .orElse(false)
                && RowReader.find(cells.text("kind"), RecordKind.class)
                        .map(RecordKind::isCustomerMoney)
                        .orElse(false);
        String provider = cells.text("provider").toLowerCase(Locale.ROOT);
        Optional<RecordKind> kind = RowReader.find(cells.text("kind"), RecordKind.class);
        OptionalLong minor = RowReader.toLong((seen ? customer : cells.amount("gross_minor"))
                .map(m -> kind.map(k -> reading.signed(provider, k, m)).orElse(m)));
        return new Money(counts || minor.isEmpty() ? minor : OptionalLong.of(0), currency);
    }
}
