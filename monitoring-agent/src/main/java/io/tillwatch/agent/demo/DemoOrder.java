package io.tillwatch.agent.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** An order of the demo's shop, which answers in the shape of a real one. */
record DemoOrder(
        String id,
        String number,
        String method,
        String status,
        Instant createdAt,
        long total,
        String reference,
        Optional<Instant> paidAt,
        String phone) {
    DemoOrder reference(String newReference) {
        return new DemoOrder(id, number, method, status, createdAt, total, newReference, paidAt, phone);
    }

    DemoOrder paidAt(Instant at) {
        return new DemoOrder(id, number, method, status, createdAt, total, reference, Optional.of(at), phone);
    }

    String provider() {
        return switch (method) {
            case "mtn" -> "mtn_momo";
            case "orange" -> "orange_money";
            default -> method;
        };
    }

    ObjectNode json() {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("_id", id);
        order.put("orderNumber", number);
        order.putObject("user")
                .put("_id", "u-" + phone.substring(phone.length() - 6))
                .put("name", "Client");
        order.put("subtotal", total)
                .put("discount", 0)
                .put("shipping", 0)
                .put("tax", 0)
                .put("total", total);
        order.put("paymentMethod", method);
        order.put("paymentStatus", status);
        if (reference.isEmpty() && paidAt.isEmpty()) {
            order.putNull("paymentDetails");
        } else {
            ObjectNode details = order.putObject("paymentDetails");
            if (!reference.isEmpty()) {
                details.put("transactionId", reference);
            }
            paidAt.ifPresent(at -> details.put("paidAt", iso(at)));
        }
        order.putNull("installmentPayment");
        order.putObject("shippingAddress")
                .put("name", "Client")
                .put("phone", phone)
                .put("city", "Douala");
        order.put("status", status.equals("paid") ? "confirmed" : "pending");
        order.put("createdAt", iso(createdAt));
        order.put("updatedAt", iso(paidAt.orElse(createdAt)));
        return order;
    }

    private static String iso(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }
}
