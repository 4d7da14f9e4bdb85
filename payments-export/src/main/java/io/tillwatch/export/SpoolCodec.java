package io.tillwatch.export;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderItem;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.PaymentTimes;
import io.tillwatch.payment.Proof;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes payments and rejected records to the spool and reads them back. The form lives as long as one export. */
final class SpoolCodec {
    private static final int MOST_WORDS = 4096;
    private static final int NOT_A_WORD = -1;
    private static final int NOT_KNOWN = -1;

    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Classes that own messages cannot be written; their index here can. */
    private final List<Class<?>> owners = new ArrayList<>();

    void write(OrderPayment payment, SpoolOutput out) {
        out.writeText(payment.orderId());
        out.writeInt(payment.attempt());
        word(payment.provider(), out);
        out.writeText(payment.providerRef());
        word(payment.currency().code(), out);
        out.writeLong(payment.due().minorUnits());
        out.writeLong(payment.paid().minorUnits());
        out.writeLong(payment.refunded().minorUnits());
        word(payment.status().name(), out);
        word(payment.proof().name(), out);
        PaymentTimes times = payment.times();
        instant(Optional.of(times.createdAt()), out);
        instant(times.paidAt(), out);
        instant(times.refundedAt(), out);
        instant(times.fulfilledAt(), out);
        instant(times.updatedAt(), out);
        instant(times.dueAt(), out);
        PaymentDetails details = payment.details();
        out.writeText(details.orderNumber());
        word(details.method(), out);
        word(details.fulfilment(), out);
        out.writeBoolean(details.instalmentDue().isPresent());
        out.writeLong(details.instalmentDue().map(Money::minorUnits).orElse(0L));
        out.writeText(details.customerKey());
        out.writeText(details.customerRef());
        word(details.rawStatus(), out);
        out.writeInt(details.notes().size());
        for (String note : details.notes()) {
            word(note, out);
        }
    }

    OrderPayment payment(SpoolInput in) throws IOException {
        String orderId = in.readText();
        int attempt = in.readInt();
        String provider = word(in);
        String providerRef = in.readText();
        CurrencyUnit currency = CurrencyUnit.of(word(in));
        Money due = new Money(in.readLong(), currency);
        Money paid = new Money(in.readLong(), currency);
        Money refunded = new Money(in.readLong(), currency);
        PaymentStatus status = PaymentStatus.valueOf(word(in));
        Proof proof = Proof.valueOf(word(in));
        PaymentTimes times = new PaymentTimes(
                instant(in).orElseThrow(), instant(in), instant(in), instant(in), instant(in), instant(in));
        return new OrderPayment(
                orderId,
                attempt,
                provider,
                providerRef,
                due,
                paid,
                refunded,
                status,
                proof,
                times,
                details(in, currency));
    }

    private PaymentDetails details(SpoolInput in, CurrencyUnit currency) throws IOException {
        String orderNumber = in.readText();
        String method = word(in);
        String fulfilment = word(in);
        boolean instalment = in.readBoolean();
        long instalmentDue = in.readLong();
        String customerKey = in.readText();
        String customerRef = in.readText();
        String rawStatus = word(in);
        List<String> notes = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            notes.add(word(in));
        }
        return new PaymentDetails(
                orderNumber,
                method,
                fulfilment,
                instalment ? Optional.of(new Money(instalmentDue, currency)) : Optional.empty(),
                customerKey,
                customerRef,
                rawStatus,
                notes);
    }

    /** What was bought, in the currency of the payment it stands beside; null if that is not known. */
    void writeItems(@Nullable List<OrderItem> items, SpoolOutput out) {
        out.writeInt(items == null ? NOT_KNOWN : items.size());
        for (OrderItem item : items == null ? List.<OrderItem>of() : items) {
            word(item.product(), out);
            word(item.name(), out);
            word(item.quantity().toString(), out);
            out.writeLong(item.amount().minorUnits());
        }
    }

    @Nullable
    List<OrderItem> items(SpoolInput in, CurrencyUnit currency) throws IOException {
        int size = in.readInt();
        if (size == NOT_KNOWN) {
            return null;
        }
        List<OrderItem> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(new OrderItem(word(in), word(in), new BigDecimal(word(in)), new Money(in.readLong(), currency)));
        }
        return items;
    }

    void write(RejectedRecord record, SpoolOutput out) {
        out.writeText(record.position());
        out.writeText(record.raw());
        instant(record.at(), out);
        out.writeInt(record.reasons().size());
        for (Message reason : record.reasons()) {
            write(reason, out);
        }
    }

    RejectedRecord rejected(SpoolInput in) throws IOException {
        String position = in.readText();
        String raw = in.readText();
        Optional<Instant> at = instant(in);
        List<Message> reasons = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            reasons.add(message(in));
        }
        return new RejectedRecord(position, reasons, raw, at);
    }

    private void write(Message message, SpoolOutput out) {
        int owner = owners.indexOf(message.owner());
        if (owner < 0) {
            owner = owners.size();
            owners.add(message.owner());
        }
        out.writeInt(owner);
        out.writeText(message.key());
        out.writeInt(message.arguments().size());
        for (Object argument : message.arguments()) {
            out.writeBoolean(argument instanceof Long || argument instanceof Integer);
            out.writeText(argument.toString());
        }
    }

    private Message message(SpoolInput in) throws IOException {
        Class<?> owner = owners.get(in.readInt());
        String key = in.readText();
        List<Object> arguments = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            boolean number = in.readBoolean();
            String argument = in.readText();
            arguments.add(number ? (Object) Long.valueOf(argument) : argument);
        }
        return new Message(owner, key, arguments);
    }

    /** A text that many payments have. */
    private void word(String text, SpoolOutput out) {
        Integer known = numbers.get(text);
        if (known == null && words.size() < MOST_WORDS) {
            known = words.size();
            words.add(text);
            numbers.put(text, known);
        }
        out.writeInt(known == null ? NOT_A_WORD : known);
        if (known == null) {
            out.writeText(text);
        }
    }

    private String word(SpoolInput in) throws IOException {
        int number = in.readInt();
        return number == NOT_A_WORD ? in.readText() : words.get(number);
    }

    private static void instant(Optional<Instant> instant, SpoolOutput out) {
        out.writeLong(instant.map(Instant::getEpochSecond).orElse(Long.MIN_VALUE));
        out.writeInt(instant.map(Instant::getNano).orElse(0));
    }

    private static Optional<Instant> instant(SpoolInput in) throws IOException {
        long seconds = in.readLong();
        int nanos = in.readInt();
        return seconds == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds, nanos));
    }
}
