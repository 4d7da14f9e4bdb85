package io.tillwatch.export.directory;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.PaymentTimes;
import io.tillwatch.payment.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Reads a row of the machine profile back. */
final class ExportedRow {
    private ExportedRow() {}

    /** Throws IllegalArgumentException or DateTimeException if a cell is not as it is exported. */
    static OrderPayment payment(CSVRecord row) {
        CurrencyUnit currency = CurrencyUnit.of(row.get("currency"));
        String instalment = row.get("instalment_due_minor");
        String notes = row.get("notes");
        return new OrderPayment(
                row.get("order_id"),
                Integer.parseInt(row.get("attempt")),
                row.get("provider"),
                row.get("provider_ref"),
                money(row.get("due_minor"), currency),
                money(row.get("paid_minor"), currency),
                money(row.get("refunded_minor"), currency),
                PaymentStatus.valueOf(row.get("status")),
                Proof.valueOf(row.get("proof")),
                new PaymentTimes(
                        Instant.parse(row.get("created_at")),
                        instant(row.get("paid_at")),
                        instant(row.get("refunded_at")),
                        instant(row.get("fulfilled_at")),
                        instant(row.get("updated_at")),
                        Optional.empty()),
                new PaymentDetails(
                        row.get("order_number"),
                        row.get("method"),
                        row.get("fulfilment"),
                        instalment.isEmpty() ? Optional.empty() : Optional.of(money(instalment, currency)),
                        row.get("customer_key"),
                        row.get("customer_ref"),
                        row.get("raw_status"),
                        notes.isEmpty() ? List.of() : List.of(notes.split("\\|", -1))));
    }

    private static Money money(String minorUnits, CurrencyUnit currency) {
        return new Money(Long.parseLong(minorUnits), currency);
    }

    private static Optional<Instant> instant(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
