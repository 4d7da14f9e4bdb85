package io.tillwatch.export.json;

import io.tillwatch.testkit.SampleOrder;
import java.util.List;
import java.util.stream.Collectors;

/** Orders of a contract in the shape of agri-point. */
final class SampleJson {
    private SampleJson() {}

    static String answer(List<SampleOrder> orders) {
        return orders.stream().map(SampleJson::order).collect(Collectors.joining(",", "{\"orders\":[", "]}"));
    }

    private static String order(SampleOrder order) {
        String total = order.readable() ? Long.toString(order.due().minorUnits()) : "\"much\"";
        return "{\"_id\":\"%s\",\"total\":%s,\"paymentMethod\":\"cash\",\"paymentStatus\":\"paid\",\"createdAt\":\"%s\"}"
                .formatted(order.id(), total, order.createdAt());
    }
}
