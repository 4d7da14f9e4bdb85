package io.tillwatch.agent.demo;

import io.tillwatch.reconcile.DiscrepancyCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A day of a made-up shop in Douala: a few hundred orders in FCFA over two mobile money providers and cash, what the
 * providers did, and what is wrong about it. The same seed makes the same day.
 */
final class DemoDay {
    static final ZoneId ZONE = ZoneId.of("Africa/Douala");
    static final LocalDate DATE = LocalDate.of(2026, 3, 1);

    /** When the demo looks at the day: the next morning at 08:00. */
    static final Instant MORNING = DATE.plusDays(1).atTime(8, 0).atZone(ZONE).toInstant();

    private static final int ORDERS = 260;
    private static final int ORDERS_OF_THE_MORNING = 24;
    private static final Duration DAY = Duration.ofHours(23).plusMinutes(30);

    private final Random random;
    private final List<DemoOrder> orders = new ArrayList<>();
    private final List<DemoRecord> records = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();
    private int number = 4000;

    private DemoDay(long seed) {
        random = new Random(seed);
    }

    /**
     * Something that is wrong on purpose, or looks wrong and is not.
     *
     * @param story the key of the sentence that tells it
     * @param code what must be found; empty if nothing may be found
     * @param anchor the order, or provider and record, that it is about
     */
    record Planted(String story, Optional<DiscrepancyCode> code, String anchor) {}

    static DemoDay of(long seed) {
        DemoDay day = new DemoDay(seed);
        Instant midnight = DATE.atStartOfDay(ZONE).toInstant();
        for (int i = 0; i < ORDERS; i++) {
            day.ordinary(midnight.plus(Duration.ofSeconds(day.random.nextInt((int) DAY.toSeconds()))));
        }
        Instant next = DATE.plusDays(1).atStartOfDay(ZONE).toInstant();
        for (int i = 0; i < ORDERS_OF_THE_MORNING; i++) {
            day.ordinary(next.plus(Duration.ofSeconds(day.random.nextInt(6 * 3600))));
        }
        day.plant(midnight);
        return day;
    }

    List<DemoOrder> orders() {
        return List.copyOf(orders);
    }

    List<DemoRecord> records(String provider) {
        return records.stream().filter(r -> r.provider().equals(provider)).toList();
    }

    List<Planted> planted() {
        return List.copyOf(planted);
    }

    private void ordinary(Instant at) {
        int kind = random.nextInt(100);
        if (kind < 74) {
            paid(at, total());
        } else if (kind < 86) {
            orders.add(order("cash", "paid", at, total()).paidAt(at.plusSeconds(1800)));
        } else if (kind < 94) {
            orders.add(order(method(), "pending", at, total()));
        } else {
            DemoOrder failed = order(method(), "failed", at, total()).reference(reference());
            orders.add(failed);
            records.add(DemoRecord.of(failed, "FAILED", at.plusSeconds(30)));
        }
    }

    private DemoOrder paid(Instant at, long total) {
        Instant done = at.plusSeconds(20L + random.nextInt(180));
        DemoOrder order =
                order(method(), "paid", at, total).reference(reference()).paidAt(done);
        orders.add(order);
        records.add(DemoRecord.of(order, "SUCCEEDED", done));
        return order;
    }

    /** Amounts are different from all others, so that nothing but the reference can tie them. */
    private void plant(Instant midnight) {
        Instant noon = midnight.plus(Duration.ofHours(12));

        DemoOrder lost = order("mtn", "paid", noon, 61_300).reference(reference());
        records.add(DemoRecord.of(lost, "SUCCEEDED", noon.plusSeconds(60)));
        plant("charge-without-order", DiscrepancyCode.MISSING_IN_STORE, "mtn_momo:" + lost.reference());

        DemoOrder ghost = order("orange", "paid", noon.plusSeconds(600), 72_900)
                .reference(reference())
                .paidAt(noon.plusSeconds(660));
        orders.add(ghost);
        plant("order-without-charge", DiscrepancyCode.MISSING_AT_PROVIDER, ghost.id());

        DemoOrder hundredfold = paid(noon.plusSeconds(1200), 13_450);
        replaceLast(record -> record.times(100));
        plant("hundredfold", DiscrepancyCode.SCALE_ERROR, hundredfold.id());

        DemoOrder twice = paid(noon.plusSeconds(1800), 27_150);
        records.add(DemoRecord.of(twice.reference(reference()), "SUCCEEDED", noon.plusSeconds(1990)));
        plant("charged-twice", DiscrepancyCode.DUPLICATE_CHARGE, twice.id());

        DemoOrder refunded = paid(noon.plusSeconds(2400), 34_650);
        records.add(DemoRecord.refundOf(refunded, noon.plusSeconds(9000)));
        plant("refund-unknown", DiscrepancyCode.REFUND_MISSING_IN_STORE, refunded.id());

        Instant late = midnight.plus(Duration.ofHours(24)).minusSeconds(300);
        DemoOrder overMidnight =
                order("mtn", "paid", late, 45_850).reference(reference()).paidAt(late.plusSeconds(420));
        orders.add(overMidnight);
        records.add(DemoRecord.of(overMidnight, "SUCCEEDED", late.plusSeconds(420)));
        planted.add(new Planted("over-midnight", Optional.empty(), overMidnight.id()));

        Instant now = MORNING.minusSeconds(180);
        DemoOrder pending = order("orange", "pending", now, 56_050).reference(reference());
        orders.add(pending);
        records.add(DemoRecord.of(pending, "PENDING", now.plusSeconds(5)));
        planted.add(new Planted("still-pending", Optional.empty(), pending.id()));
    }

    private void plant(String story, DiscrepancyCode code, String anchor) {
        planted.add(new Planted(story, Optional.of(code), anchor));
    }

    private void replaceLast(UnaryOperator<DemoRecord> change) {
        records.set(records.size() - 1, change.apply(records.get(records.size() - 1)));
    }

    private DemoOrder order(String method, String status, Instant at, long total) {
        number++;
        String id = String.format(Locale.ROOT, "69a3%08x%012x", number * 7919, random.nextInt(Integer.MAX_VALUE));
        String person = "+2376" + (50_000_000 + random.nextInt(49_000_000));
        return new DemoOrder(id, "CMD-" + number, method, status, at, total, "", Optional.empty(), person);
    }

    private String method() {
        return random.nextBoolean() ? "mtn" : "orange";
    }

    /** Round amounts, as in every shop that counts in FCFA. */
    private long total() {
        return 500L * (2 + random.nextInt(80));
    }

    private String reference() {
        return "MP260301." + (1000 + random.nextInt(9000)) + ".A" + (10_000 + number) + random.nextInt(10);
    }
}
