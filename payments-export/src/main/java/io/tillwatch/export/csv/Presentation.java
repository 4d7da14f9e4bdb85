package io.tillwatch.export.csv;

import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.PaymentTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/**
 * A profile for people: its dialect, its header and its cells. Cells that are made here, numbers and dates, are what they
 * are; cells that come from the shop go through {@link TextGuard}.
 */
public final class Presentation {
    private static final List<String> ENGLISH = List.of(
            "business_date",
            "order_number",
            "order_id",
            "attempt",
            "provider",
            "method",
            "provider_ref",
            "status",
            "raw_status",
            "currency",
            "due",
            "paid",
            "refunded",
            "instalment_due",
            "due_minor",
            "paid_minor",
            "refunded_minor",
            "instalment_due_minor",
            "created_at",
            "paid_at",
            "refunded_at",
            "fulfilled_at",
            "updated_at",
            "proof",
            "fulfilment",
            "customer_ref",
            "customer_key",
            "notes",
            "shop",
            "source");

    private static final List<String> FRENCH = List.of(
            "Jour",
            "N° commande",
            "Clé commande",
            "Tentative",
            "Prestataire",
            "Moyen",
            "Référence prestataire",
            "Statut",
            "Statut boutique",
            "Devise",
            "Dû",
            "Payé",
            "Remboursé",
            "Dû échéance",
            "Dû (unités mineures)",
            "Payé (unités mineures)",
            "Remboursé (unités mineures)",
            "Dû échéance (unités mineures)",
            "Créée le",
            "Payée le",
            "Remboursée le",
            "Remise le",
            "Modifiée le",
            "Preuve",
            "Livraison",
            "Client",
            "Clé client",
            "Remarques",
            "Boutique",
            "Source");

    private final CSVFormat format;
    private final boolean byteOrderMark;
    private final List<String> header;
    private final char decimalMark;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    private Presentation(
            CSVFormat format, boolean byteOrderMark, List<String> header, char decimalMark, String date, String time) {
        this.format = format;
        this.byteOrderMark = byteOrderMark;
        this.header = header;
        this.decimalMark = decimalMark;
        this.date = DateTimeFormatter.ofPattern(date, Locale.ROOT);
        this.time = DateTimeFormatter.ofPattern(time, Locale.ROOT);
    }

    /**
     * The presentation of a profile.
     *
     * @param profile any but the machine's, which is in {@link io.tillwatch.payment.PaymentColumns}
     * @return the presentation
     * @throws IllegalArgumentException for the machine's profile
     */
    public static Presentation of(ExportProfile profile) {
        CSVFormat.Builder format = CSVFormat.RFC4180.builder();
        return switch (profile) {
            case EXCEL_FR ->
                new Presentation(
                        format.setDelimiter(';').get(), true, FRENCH, ',', "dd/MM/uuuu", "dd/MM/uuuu HH:mm:ss");
            case EXCEL_EN -> new Presentation(format.get(), true, ENGLISH, '.', "uuuu-MM-dd", "uuuu-MM-dd HH:mm:ss");
            case SHEETS ->
                new Presentation(
                        format.setRecordSeparator('\n').get(),
                        false,
                        ENGLISH,
                        '.',
                        "uuuu-MM-dd",
                        "uuuu-MM-dd'T'HH:mm:ssxxx");
            case MACHINE -> throw new IllegalArgumentException("profile must be one for people, but was machine");
        };
    }

    CSVFormat format() {
        return format;
    }

    boolean byteOrderMark() {
        return byteOrderMark;
    }

    /**
     * The header, in order.
     *
     * @return stable names
     */
    public List<String> header() {
        return header;
    }

    /**
     * The cells of a payment.
     *
     * @param payment the payment
     * @param batch the batch it belongs to; its day's zone is that of the times
     * @return as many cells as the header has names
     */
    public List<String> cells(OrderPayment payment, PaymentBatch batch) {
        PaymentTimes times = payment.times();
        PaymentDetails details = payment.details();
        ZoneId zone = batch.day().zone();
        return List.of(
                date.format(batch.day().date()),
                TextGuard.guard(details.orderNumber()),
                TextGuard.guard(payment.orderId()),
                Integer.toString(payment.attempt()),
                TextGuard.guard(payment.provider()),
                TextGuard.guard(details.method()),
                TextGuard.guard(payment.providerRef()),
                payment.status().name(),
                TextGuard.guard(details.rawStatus()),
                payment.currency().code(),
                major(payment.due()),
                major(payment.paid()),
                major(payment.refunded()),
                details.instalmentDue().map(this::major).orElse(""),
                minor(payment.due()),
                minor(payment.paid()),
                minor(payment.refunded()),
                details.instalmentDue().map(Presentation::minor).orElse(""),
                local(Optional.of(times.createdAt()), zone),
                local(times.paidAt(), zone),
                local(times.refundedAt(), zone),
                local(times.fulfilledAt(), zone),
                local(times.updatedAt(), zone),
                payment.proof().name(),
                TextGuard.guard(details.fulfilment()),
                TextGuard.guard(details.customerRef()),
                TextGuard.guard(details.customerKey()),
                TextGuard.guard(String.join("|", details.notes())),
                TextGuard.guard(batch.shop()),
                TextGuard.guard(batch.source()));
    }

    private String major(Money amount) {
        return BigDecimal.valueOf(amount.minorUnits(), amount.currency().exponent())
                .toPlainString()
                .replace('.', decimalMark);
    }

    private static String minor(Money amount) {
        return Long.toString(amount.minorUnits());
    }

    private String local(Optional<Instant> instant, ZoneId zone) {
        return instant.map(i -> time.format(i.atZone(zone))).orElse("");
    }
}
