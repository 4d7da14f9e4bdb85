package io.tillwatch.export;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.PaymentTimes;
import io.tillwatch.payment.Proof;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.text.Message;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes payments and rejected records to the spool and reads them back. The form lives as long as one export. */
final class SpoolCodec {
    /** Classes that own messages cannot be written; their index here can. */
    private final List<Class<?>> owners = new ArrayList<>();

    void write(OrderPayment payment, DataOutputStream out) throws IOException {
        text(payment.orderId(), out);
        out.writeInt(payment.attempt());
        text(payment.provider(), out);
        text(payment.providerRef(), out);
        text(payment.currency().code(), out);
        out.writeLong(payment.due().minorUnits());
        out.writeLong(payment.paid().minorUnits());
        out.writeLong(payment.refunded().minorUnits());
        text(payment.status().name(), out);
        text(payment.proof().name(), out);
        PaymentTimes times = payment.times();
        instant(Optional.of(times.createdAt()), out);
        instant(times.paidAt(), out);
        instant(times.refundedAt(), out);
        instant(times.fulfilledAt(), out);
        instant(times.updatedAt(), out);
        PaymentDetails details = payment.details();
        text(details.orderNumber(), out);
        text(details.method(), out);
        text(details.fulfilment(), out);
        out.writeBoolean(details.instalmentDue().isPresent());
        out.writeLong(details.instalmentDue().map(Money::minorUnits).orElse(0L));
        text(details.customerKey(), out);
        text(details.customerRef(), out);
        text(details.rawStatus(), out);
        out.writeInt(details.notes().size());
        for (String note : details.notes()) {
            text(note, out);
        }
    }

    OrderPayment payment(DataInputStream in) throws IOException {
        String orderId = text(in);
        int attempt = in.readInt();
        String provider = text(in);
        String providerRef = text(in);
        CurrencyUnit currency = CurrencyUnit.of(text(in));
        Money due = new Money(in.readLong(), currency);
        Money paid = new Money(in.readLong(), currency);
        Money refunded = new Money(in.readLong(), currency);
        PaymentStatus status = PaymentStatus.valueOf(text(in));
        Proof proof = Proof.valueOf(text(in));
        PaymentTimes times =
                new PaymentTimes(instant(in).orElseThrow(), instant(in), instant(in), instant(in), instant(in));
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

    private static PaymentDetails details(DataInputStream in, CurrencyUnit currency) throws IOException {
        String orderNumber = text(in);
        String method = text(in);
        String fulfilment = text(in);
        boolean instalment = in.readBoolean();
        long instalmentDue = in.readLong();
        String customerKey = text(in);
        String customerRef = text(in);
        String rawStatus = text(in);
        List<String> notes = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            notes.add(text(in));
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

    void write(RejectedRecord record, DataOutputStream out) throws IOException {
        text(record.position(), out);
        text(record.raw(), out);
        instant(record.at(), out);
        out.writeInt(record.reasons().size());
        for (Message reason : record.reasons()) {
            write(reason, out);
        }
    }

    RejectedRecord rejected(DataInputStream in) throws IOException {
        String position = text(in);
        String raw = text(in);
        Optional<Instant> at = instant(in);
        List<Message> reasons = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            reasons.add(message(in));
        }
        return new RejectedRecord(position, reasons, raw, at);
    }

    private void write(Message message, DataOutputStream out) throws IOException {
        int owner = owners.indexOf(message.owner());
        if (owner < 0) {
            owner = owners.size();
            owners.add(message.owner());
        }
        out.writeInt(owner);
        text(message.key(), out);
        out.writeInt(message.arguments().size());
        for (Object argument : message.arguments()) {
            out.writeBoolean(argument instanceof Long || argument instanceof Integer);
            text(argument.toString(), out);
        }
    }

    private Message message(DataInputStream in) throws IOException {
        Class<?> owner = owners.get(in.readInt());
        String key = text(in);
        List<Object> arguments = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            boolean number = in.readBoolean();
            String argument = text(in);
            arguments.add(number ? (Object) Long.valueOf(argument) : argument);
        }
        return new Message(owner, key, arguments);
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void instant(Optional<Instant> instant, DataOutputStream out) throws IOException {
        out.writeLong(instant.map(Instant::getEpochSecond).orElse(Long.MIN_VALUE));
        out.writeInt(instant.map(Instant::getNano).orElse(0));
    }

    private static Optional<Instant> instant(DataInputStream in) throws IOException {
        long seconds = in.readLong();
        int nanos = in.readInt();
        return seconds == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds, nanos));
    }
}
