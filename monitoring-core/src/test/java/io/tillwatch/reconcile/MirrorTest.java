package io.tillwatch.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.RecordKind;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the shop believes and what the provider did change places: presence and signs change with them. */
class MirrorTest extends Desk {
    private static final Map<DiscrepancyCode, DiscrepancyCode> MIRRORED = Map.of(
            DiscrepancyCode.MISSING_AT_PROVIDER, DiscrepancyCode.MISSING_IN_STORE,
            DiscrepancyCode.MISSING_IN_STORE, DiscrepancyCode.MISSING_AT_PROVIDER,
            DiscrepancyCode.OVERPAID, DiscrepancyCode.UNDERPAID,
            DiscrepancyCode.UNDERPAID, DiscrepancyCode.OVERPAID,
            DiscrepancyCode.SCALE_ERROR, DiscrepancyCode.SCALE_ERROR,
            DiscrepancyCode.REFUND_AMOUNT_MISMATCH, DiscrepancyCode.REFUND_AMOUNT_MISMATCH,
            DiscrepancyCode.REFUND_MISSING_AT_PROVIDER, DiscrepancyCode.REFUND_MISSING_IN_STORE,
            DiscrepancyCode.REFUND_MISSING_IN_STORE, DiscrepancyCode.REFUND_MISSING_AT_PROVIDER,
            DiscrepancyCode.PARTIAL_REFUND, DiscrepancyCode.PARTIAL_REFUND);

    /** One order, as both sides know it; 0 is not at all. */
    private record Side(long paid, long refunded) {}

    private void world(long seed, boolean swapped) {
        store.clear();
        provider.clear();
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            long amount = 10_000 + 37L * i;
            Side here = new Side(amount, random.nextInt(3) == 0 ? 100 + random.nextInt(2) : 0);
            Side there = new Side(
                    switch (random.nextInt(8)) {
                        case 0 -> 0;
                        case 1 -> amount + 300;
                        case 2 -> amount - 300;
                        case 3 -> amount * 100;
                        default -> amount;
                    },
                    random.nextInt(3) == 0 ? 100 + random.nextInt(2) : 0);
            boolean alone = there.paid() == 0;
            Side other = alone ? new Side(0, 0) : there;
            Side mine = alone ? new Side(amount, 0) : here;
            place("M-" + i, swapped ? other : mine, swapped ? mine : other);
        }
    }

    private void place(String order, Side shop, Side bank) {
        String ref = "ref" + order;
        if (shop.paid() > 0) {
            store.add(StoreRow.paid(order, shop.paid())
                    .refunded(shop.refunded())
                    .via("stripe", ref)
                    .row());
        }
        if (bank.paid() > 0) {
            provider.add(RecordRow.paid("stripe", ref, order, bank.paid()).row());
        }
        if (bank.refunded() > 0) {
            provider.add(RecordRow.of("stripe", RecordKind.REFUND, "r" + ref, -bank.refunded())
                    .parent(ref)
                    .row());
        }
    }

    private Map<String, String> told(boolean mirrored) {
        return run(LATER).discrepancies().stream()
                .collect(Collectors.toMap(
                        d -> d.evidence().isEmpty() ? "" : name(d),
                        d -> (mirrored ? MIRRORED.get(d.code()) : d.code()) + " "
                                + signed(d.effect().getOrDefault("XAF", BigInteger.ZERO), mirrored),
                        (a, b) -> a + " twice",
                        TreeMap::new));
    }

    private static String name(Discrepancy d) {
        return d.subject().orderId().isEmpty()
                ? d.subject().providerId().substring(3)
                : d.subject().orderId();
    }

    private static BigInteger signed(BigInteger effect, boolean mirrored) {
        return mirrored ? effect.negate() : effect;
    }

    @Test
    void swapping_the_sides_mirrors_presence_and_sign() {
        for (long seed = 0; seed < 3; seed++) {
            world(seed, false);
            Map<String, String> straight = told(false);
            world(seed, true);
            assertThat(told(true)).as("seed %d", seed).isEqualTo(straight).hasSizeGreaterThan(20);
        }
    }
}
