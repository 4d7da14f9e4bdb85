package io.tillwatch.gas;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts and sums of a day: as exported, and as the script read them from the sheet. */
final class ControlTotals {
    private ControlTotals() {}

    /** What is different; empty if nothing is. */
    static List<Message> differences(List<PaymentTotal> exported, JsonNode inSheet, Shown shown) {
        Map<String, String> expected = new TreeMap<>();
        for (PaymentTotal total : exported) {
            expected.put(
                    key(
                            total.provider(),
                            total.currency().code(),
                            total.status().name()),
                    sums(
                            total.count(),
                            total.paid().toString(),
                            total.refunded().toString()));
        }
        Map<String, String> found = new TreeMap<>();
        for (JsonNode total : inSheet) {
            String unreadable = total.path("unreadable").asLong(-1) == 0 ? "" : " ?";
            found.merge(
                    key(
                            shown.text(total.path("provider")),
                            shown.text(total.path("currency")),
                            shown.text(total.path("status"))),
                    sums(
                                    total.path("count").asLong(-1),
                                    shown.text(total.path("paid")),
                                    shown.text(total.path("refunded")))
                            + unreadable,
                    (one, other) -> one + ", " + other);
        }
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        List<Message> differences = new ArrayList<>();
        for (String key : keys) {
            String there = found.getOrDefault(key, sums(0, "0", "0"));
            String wanted = expected.getOrDefault(key, sums(0, "0", "0"));
            if (!there.equals(wanted)) {
                differences.add(GoogleSheetSink.message("total", key, there, wanted));
            }
        }
        return differences;
    }

    private static String key(String provider, String currency, String status) {
        return provider + " " + currency + " " + status;
    }

    /** Count, paid and refunded in minor units. */
    private static String sums(long count, String paid, String refunded) {
        return count + " / " + paid + " / " + refunded;
    }
}
