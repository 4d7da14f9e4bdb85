package io.tillwatch.payment;

import io.tillwatch.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What finance wants to see beside a payment. No comparison rests on it. An empty text means not known.
 *
 * @param orderNumber the number people use for the order
 * @param method how the customer chose to pay, as the shop writes it
 * @param fulfilment the state of the goods, as the shop writes it
 * @param instalmentDue what this instalment is due, if the attempt is an instalment
 * @param customerKey the shop's own key of the customer
 * @param customerRef how people recognise the customer; never a whole phone number
 * @param rawStatus the payment's status as the shop writes it
 * @param notes codes of what is odd about the payment, such as {@code INSTALMENTS_DISAGREE}
 */
public record PaymentDetails(
        String orderNumber,
        String method,
        String fulfilment,
        Optional<Money> instalmentDue,
        String customerKey,
        String customerRef,
        String rawStatus,
        List<String> notes) {
    /** Copies the notes. */
    public PaymentDetails {
        Objects.requireNonNull(orderNumber, "orderNumber");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(fulfilment, "fulfilment");
        Objects.requireNonNull(instalmentDue, "instalmentDue");
        Objects.requireNonNull(customerKey, "customerKey");
        Objects.requireNonNull(customerRef, "customerRef");
        Objects.requireNonNull(rawStatus, "rawStatus");
        notes = List.copyOf(notes);
    }
}
