package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.RecordKind.PAYOUT;
import static io.tillwatch.payment.RecordKind.REFUND;

import io.tillwatch.payment.PaymentStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A made-up day of a shop and its providers, with what is wrong about it known by construction. It knows nothing of the
 * engine but its input and the names of the codes: what a fault is called is written beside it, from the contract.
 */
public final class World {
    public static final Instant AS_OF = Instant.parse("2026-03-04T08:00:00Z");
    static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private static final String[] PROVIDERS = {"stripe", "mtn_momo", "orange_money"};
    private static final long[] ROUND = {1000, 2500, 5000, 5000, 5000, 10_000, 25_000};
    private static final long CUT_OFF = 23 * 3600;

    public final List<StorePayment> store = new ArrayList<>();
    public final List<ProviderRecord> provider = new ArrayList<>();
    public final List<ProviderRecord> wallet = new ArrayList<>();
    public final List<Instalment> plan = new ArrayList<>();
    public final Set<String> missingBefore = new TreeSet<>();

    /** The expected codes, the primary one first, by order id, or by provider and id for records without an order. */
    public final Map<String, String> truth = new TreeMap<>();

    final Random random;
    private int number;
    private long paidOut;
    private long balance = 100_000;

    private World(long seed) {
        random = new Random(seed);
    }

    /** Everything that can happen, much of it wrong. */
    public static World of(long seed) {
        World world = new World(seed);
        int orders = 20 + world.random.nextInt(80);
        WorldFault[] faults = WorldFault.values();
        for (int i = 0; i < orders; i++) {
            if (world.random.nextInt(100) < 65) {
                world.clean();
            } else {
                world.plant(faults[world.random.nextInt(faults.length)]);
            }
        }
        world.wallet(world.random.nextInt(4) == 0);
        world.moov(world.random.nextInt(4) == 0);
        world.payout();
        return world;
    }

    /** Only clean orders. */
    public static World clean(long seed) {
        World world = new World(seed);
        for (int i = 0; i < 40; i++) {
            world.clean();
        }
        world.wallet(false);
        world.moov(false);
        world.payout();
        return world;
    }

    /** Only clean orders, and one fault. */
    public static World with(long seed, WorldFault fault) {
        World world = clean(seed);
        world.plant(fault);
        return world;
    }

    /** Only clean orders, and a wallet's statement that lacks a row. */
    public static World withHole(long seed) {
        World world = new World(seed);
        world.clean();
        world.wallet(true);
        return world;
    }

    /** Only clean orders, and a provider whose times are off. */
    public static World withOffset(long seed) {
        World world = new World(seed);
        world.clean();
        world.moov(true);
        return world;
    }

    public void shuffle(long seed) {
        Collections.shuffle(store, new Random(seed));
        Collections.shuffle(provider, new Random(seed + 1));
        Collections.shuffle(wallet, new Random(seed + 2));
        Collections.shuffle(plan, new Random(seed + 3));
    }

    public static ReconciliationPolicy policy() {
        return ReconciliationPolicy.builder("monde")
                .zone(ZoneId.of("Africa/Douala"))
                .tolerance(Tolerance.of("XAF", 3))
                .fee(new FeeContract("stripe", "XAF", new BigDecimal("0.02"), 25, 0, 9000, 0))
                .limits(new PolicyLimits(
                        Duration.ofHours(24), 2, 5, Duration.ofMinutes(2), Duration.ofMinutes(5), Set.of("XOF")))
                .build();
    }

    Reconciliation reconciliation() {
        Set<String> covered = Set.of("stripe", "mtn_momo", "orange_money", "moov_money", "cod");
        return Reconciliation.asOf(AS_OF)
                .policy(policy())
                .store(store)
                .provider(provider, new SourceCoverage("provider.csv", covered, true, "ASSERTED"))
                .provider(wallet, new SourceCoverage("wallet.csv", Set.of("wave"), true, "ASSERTED"))
                .schedule(plan)
                .missingBefore(missingBefore);
    }

    ReconciliationReport reconcile() {
        return reconciliation().run();
    }

    /** One order and what belongs to it, as yet in no list. */
    record Order(String id, String via, String ref, long due, Instant at) {
        StoreRow paid() {
            return StoreRow.paid(id, due).via(via, ref).at(at).line(Math.abs(id.hashCode()) % 100_000);
        }

        StoreRow unpaid(PaymentStatus status) {
            return StoreRow.unpaid(id, due, status).via(via, ref).at(at).line(Math.abs(id.hashCode()) % 100_000);
        }

        RecordRow charged() {
            return charged(ref, due);
        }

        /** What Stripe takes is what the contract says. */
        RecordRow charged(String id, long gross) {
            RecordRow row = RecordRow.paid(via, id, this.id, gross).at(at).line(Math.abs(id.hashCode()) % 100_000);
            return via.equals("stripe") ? row.fee(contract(gross)) : row;
        }

        RecordRow refund(String id, String parent, long gross) {
            return RecordRow.of(via, REFUND, id, gross)
                    .parent(parent)
                    .at(at.plusSeconds(300))
                    .line(Math.abs(id.hashCode()) % 100_000);
        }
    }

    static long contract(long gross) {
        return Math.min((gross * 2 + 50) / 100 + 25, 9000);
    }

    /** Amounts of faulty orders are their own, so that no two one-sided rows look alike. */
    Order order(boolean own) {
        number++;
        String id = "CMD-" + (100_000 + number * 7919 % 899_999);
        String via = PROVIDERS[random.nextInt(PROVIDERS.length)];
        long due = own ? 100_000 + number * 1370L : ROUND[random.nextInt(ROUND.length)];
        long second = random.nextInt(86_400);
        if (Math.abs(second - CUT_OFF) < 120) {
            second -= 600;
        }
        String ref = via + "-" + Integer.toHexString(number * 0x9E3779B1);
        return new Order(id, via, ref, due, DAY.plusSeconds(second));
    }

    void expect(String anchor, String codes) {
        truth.put(anchor, codes);
    }

    void add(StoreRow row) {
        store.add(row.row());
    }

    void add(RecordRow row) {
        provider.add(row.row());
    }

    private void plant(WorldFault fault) {
        Order order = order(true);
        fault.plant(this, order);
    }

    /** What happens every day and is nobody's fault. */
    private void clean() {
        Order o = order(false);
        switch (random.nextInt(14)) {
            case 0 -> add(o.paid().via("cash", ""));
            case 1 -> {
                add(o.unpaid(FAILED).via(o.via(), o.ref() + "-1"));
                add(o.charged(o.ref() + "-1", o.due()).status(FAILED));
                add(o.paid().attempt(2));
                add(o.charged());
            }
            case 2 -> {
                add(o.paid().paid(o.due() - 700).via(o.via(), o.ref() + "-1"));
                add(o.charged(o.ref() + "-1", o.due() - 700));
                add(o.paid().paid(700).attempt(2).via(o.via(), o.ref() + "-2"));
                add(o.charged(o.ref() + "-2", 700));
            }
            case 3 -> {
                add(o.unpaid(FAILED));
                add(o.charged().status(FAILED));
            }
            case 4 -> add(new Order(o.id(), o.via(), o.ref(), o.due(), AS_OF.minusSeconds(120)).paid());
            case 5 -> {
                add(o.paid().refunded(o.due()));
                add(o.charged());
                add(o.refund(o.ref() + "-r", o.ref(), -o.due()));
            }
            case 6 ->
                add(new Order(o.id(), o.via(), "", o.due(), AS_OF.minusSeconds(86_000))
                        .unpaid(PENDING)
                        .attempt(0));
            case 7 -> {
                add(o.paid());
                add(o.charged("other-" + o.ref(), o.due()).ref("").altIds("x", o.ref()));
            }
            case 8 -> {
                add(o.paid().via(o.via(), ""));
                add(o.charged().ref("").description("Paiement de " + o.id() + ", merci"));
            }
            default -> pair(o);
        }
    }

    private void pair(Order o) {
        boolean byReference = random.nextBoolean();
        add(o.paid().via(o.via(), byReference ? o.ref() : ""));
        RecordRow record = o.charged().ref(byReference && random.nextBoolean() ? "" : o.id());
        if (o.via().equals("stripe")) {
            add(record.available(o.at().plusSeconds(86_400)).payout("po-1"));
            paidOut += o.due() - contract(o.due());
        } else {
            add(record);
        }
    }

    /** What Stripe paid out of clean payments. */
    private void payout() {
        if (paidOut > 0) {
            add(RecordRow.of("stripe", PAYOUT, "po-1", -paidOut).at(AS_OF.minusSeconds(43_200)));
        }
    }

    /** A wallet's statement with balances; with a hole, whose order then has no record and waits. */
    private void wallet(boolean hole) {
        int rows = 5 + random.nextInt(5);
        int missing = hole ? 1 + random.nextInt(rows - 2) : -1;
        for (int i = 0; i < rows; i++) {
            Order o = order(false);
            Instant at = DAY.plusSeconds(3600L * (i + 1));
            Order placed = new Order(o.id(), "wave", "W" + i, o.due(), at);
            add(placed.paid());
            balance += o.due();
            if (i != missing) {
                wallet.add(placed.charged().balance(balance).line(i + 2).row());
            }
            if (i == missing + 1 && hole) {
                expect("wave:W" + i, "BALANCE_BREAK");
            }
        }
    }

    /** A provider whose times are the shop's, or all an hour late. */
    private void moov(boolean late) {
        int payments = 5 + random.nextInt(5);
        for (int i = 0; i < payments; i++) {
            Order o = order(false);
            Order placed = new Order(o.id(), "moov_money", "V" + i, o.due(), DAY.plusSeconds(36_000L + 60 * i));
            add(placed.paid());
            Instant done = placed.at().plusSeconds(40 + random.nextInt(100));
            add(placed.charged().completed(late ? done.plusSeconds(3600) : done));
        }
        if (late) {
            expect("moov_money:", "TIMEZONE_SUSPECT");
        }
    }
}
