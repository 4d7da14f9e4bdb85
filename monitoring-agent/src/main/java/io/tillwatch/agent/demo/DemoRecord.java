package io.tillwatch.agent.demo;

import java.time.Instant;
import java.util.List;

/** A line of a provider's statement. */
record DemoRecord(
        String provider,
        String kind,
        String providerId,
        String merchantRef,
        long gross,
        String status,
        Instant at,
        String parentId) {
    static final List<String> HEADER = List.of(
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

    /** Mobile money costs a merchant about this much of a hundred. */
    private static final int FEE_PERCENT = 2;

    static DemoRecord of(DemoOrder order, String status, Instant at) {
        return new DemoRecord(
                order.provider(), "PAYMENT", order.reference(), order.id(), order.total(), status, at, "");
    }

    static DemoRecord refundOf(DemoOrder order, Instant at) {
        String id = order.reference() + "-R";
        return new DemoRecord(
                order.provider(), "REFUND", id, order.id(), -order.total(), "SUCCEEDED", at, order.reference());
    }

    DemoRecord times(int factor) {
        return new DemoRecord(provider, kind, providerId, merchantRef, gross * factor, status, at, parentId);
    }

    List<String> cells() {
        long fee = gross > 0 && status.equals("SUCCEEDED") ? gross * FEE_PERCENT / 100 : 0;
        return List.of(
                provider,
                kind,
                providerId,
                merchantRef,
                Long.toString(gross),
                Long.toString(fee),
                Long.toString(gross - fee),
                "XAF",
                "",
                "",
                status,
                at.minusSeconds(15).toString(),
                status.equals("PENDING") ? "" : at.toString(),
                "",
                "",
                parentId);
    }
}
