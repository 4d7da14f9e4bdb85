package io.tillwatch.reconciliation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A seeded world as two files. Most of it agrees; the rest is drawn from so few ids, amounts and instants that everything
 * has to do with everything. What it means is nobody's business here: it is only there to be judged twice.
 */
final class Tangle {
    static final Instant AS_OF = Instant.parse("2026-03-03T06:00:00Z");

    private static final String[] PROVIDERS = {"stripe", "mtn_momo", "orange_money", "cash", "Stripe", "paypal"};
    private static final String[] STATUSES = {
        "SUCCEEDED",
        "SUCCEEDED",
        "SUCCEEDED",
        "FAILED",
        "FAILED",
        "PENDING",
        "EXPIRED",
        "CANCELLED",
        "REVERSED",
        "",
        "odd",
        "succeeded",
        "AUTHORIZED"
    };
    private static final String[] KINDS = {
        "PAYMENT", "PAYMENT", "PAYMENT", "PAYMENT", "REFUND", "DISPUTE", "DISPUTE_REVERSAL", "FEE", "PAYOUT", "payment"
    };
    private static final String[] CURRENCIES = {"XAF", "XAF", "XAF", "XAF", "XOF", "EUR", "QQQ", "xaf"};
    private static final String[] PROOFS = {"API", "WEBHOOK", "NONE", "", "MANUAL", "COURIER"};
    private static final String[] INSTANTS = {
        "2026-03-01T10:00:00Z",
        "2026-03-01T10:05:00.250Z",
        "2026-03-01T11:10:00+01:00",
        "2026-03-01T22:59:30Z",
        "2026-03-01T23:00:10Z",
        "2026-03-02T10:00:00Z",
        "2026-03-03T05:58:00Z",
        "2026-03-04T05:58:00Z",
        "2026-02-28T10:00Z",
        "2026-03-01T11:00:00Z",
        "2026-03-01T09:59:30Z",
        ""
    };
    private static final String[] BROKEN = {
        "x",
        "",
        "\"",
        "\"\"",
        " 1",
        "-5",
        "1.5",
        "2026-03-01T10:00:00",
        "2026-02-30T10:00:00Z",
        "caf\u00e9",
        "a\tb",
        "\"a\nb\"",
        "\"a\r\nb\"",
        "\"a\"\"b\"",
        "\"a\"b",
        "0",
        "\"500\"",
        "\"2026-03-01T10:00:00Z\"",
        "\u0000",
        "9999999999999999999",
        "1099511627776"
    };

    private final Random random;
    private final List<String> store = new ArrayList<>();
    private final List<String> provider = new ArrayList<>();
    private final int tangled;
    private final boolean broken;
    private final boolean customers;
    private final String lineBreak;
    private final boolean mark;
    private final long seed;

    Tangle(long seed) {
        this.seed = seed;
        random = new Random(seed * 7919 + 13);
        tangled = 1 + random.nextInt(30);
        broken = random.nextInt(3) == 0;
        customers = random.nextInt(3) == 0;
        lineBreak = pick("\n", "\n", "\r\n", "\r");
        mark = random.nextInt(4) == 0;
        int orders = 5 + random.nextInt(40);
        for (int i = 0; i < orders; i++) {
            if (random.nextInt(100) < tangled) {
                knot();
            } else {
                clear(i);
            }
        }
        Collections.shuffle(store, random);
        Collections.shuffle(provider, random);
    }

    /** Whether every row is one line and can be read, so that rows may change places. */
    boolean isReadable() {
        return !broken;
    }

    /** The same rows in another order. */
    void shuffle() {
        Collections.shuffle(store, random);
        Collections.shuffle(provider, random);
    }

    boolean isOfOneDay() {
        return seed % 5 == 1;
    }

    /** One world in three has each property, in all combinations. */
    boolean is(int property) {
        return ((seed * 2_654_435_761L) >>> (7 * property)) % 3 == 0;
    }

    boolean hasPattern() {
        return seed % 7 == 1;
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** Few of them, and beside those of {@link #clear}, so that what is clear gets tangled, too. */
    private String order() {
        return random.nextInt(3) == 0 ? "A-" + random.nextInt(40) : pick("K-1", "K-2", "K-3", "K-12", "A-1", "A-2");
    }

    private String ref() {
        return random.nextInt(3) == 0 ? "pi_" + random.nextInt(40) : pick("r1", "r2", "r3", "R1", "pi_1", "pi_2");
    }

    private String blankOr(String text) {
        return random.nextInt(4) == 0 ? "" : text;
    }

    private String amount() {
        return pick("5000", "5000", "2500", "500000", "0", "10000", "1", "12345");
    }

    private void clear(int i) {
        String via = pick("stripe", "mtn_momo", "orange_money");
        String due = String.valueOf(1000 * (1 + random.nextInt(3)));
        String at = pick("2026-03-01T10:00:00Z", "2026-03-01T12:30:15Z", "2026-03-01T23:59:59+01:00");
        String ref = "pi_" + i;
        int way = random.nextInt(8);
        String storeRef = way == 0 ? "" : ref;
        String merchant = way == 1 ? "" : way == 2 ? "SHOP-A-" + i + "-77" : way == 3 ? "other" + i : "A-" + i;
        if (random.nextInt(5) == 0) {
            store(
                    pick("A-" + i, "A-" + i, "A-" + (i + 1)),
                    "1",
                    via,
                    ref + "f",
                    due,
                    "0",
                    "0",
                    "XAF",
                    "FAILED",
                    "API",
                    at,
                    "",
                    "");
            provider(
                    via, "PAYMENT", ref + "f", "A-" + i, due, "", "", "XAF", "", "", "FAILED", at, at, "", "", "", "",
                    "");
        }
        String customer = customers ? pick("c1", "c2", "c" + i, "") : "";
        store("A-" + i, "2", via, storeRef, due, due, "0", "XAF", "SUCCEEDED", "API", at, at, customer);
        String text = pick("", "", "", "for A-" + random.nextInt(40), "thanks");
        provider(
                via,
                "PAYMENT",
                ref,
                merchant,
                due,
                "100",
                "" + (Long.parseLong(due) - 100),
                "XAF",
                "",
                "",
                "SUCCEEDED",
                at,
                at,
                pick("", at),
                pick("", "po_1"),
                "",
                "",
                text);
    }

    /** Rows that have keys and amounts in common, by chance. */
    private void knot() {
        int rows = random.nextInt(4);
        for (int i = 0; i < rows; i++) {
            String due = amount();
            store(
                    order(),
                    pick("0", "1", "1", "2", "3"),
                    pick(PROVIDERS),
                    blankOr(ref()),
                    due,
                    pick(due, due, amount()),
                    pick("0", "0", "0", amount()),
                    pick(CURRENCIES),
                    pick(STATUSES),
                    pick(PROOFS),
                    pick(INSTANTS),
                    pick(INSTANTS),
                    customers ? pick("c1", "c2", "") : "");
        }
        int records = random.nextInt(4);
        for (int i = 0; i < records; i++) {
            String kind = pick(KINDS);
            boolean back = kind.equals("REFUND") || kind.equals("DISPUTE") || kind.equals("PAYOUT");
            String gross = kind.equals("FEE") ? "0" : (back ? "-" : "") + amount();
            boolean other = random.nextInt(10) == 0;
            provider(
                    pick(PROVIDERS),
                    kind,
                    ref(),
                    pick("", order(), order(), "SHOP-" + order() + "-1"),
                    gross,
                    pick("", "0", "100"),
                    pick("", gross, amount()),
                    pick(CURRENCIES),
                    other ? gross : "",
                    other ? pick(CURRENCIES) : "",
                    pick(STATUSES),
                    pick(INSTANTS),
                    pick(INSTANTS),
                    pick(INSTANTS),
                    pick("", "po_1"),
                    pick("", "", ref()),
                    pick("", "", "", ref() + "|" + ref()),
                    pick("", "", order(), "pay " + order() + " and " + order()));
        }
    }

    private void store(String... cells) {
        if (random.nextInt(40) == 0) {
            store.add(row(cells));
        }
        store.add(row(cells));
    }

    private void provider(String... cells) {
        if (random.nextInt(40) == 0) {
            provider.add(row(cells));
        }
        provider.add(row(cells));
    }

    private String row(String... cells) {
        String[] copy = cells.clone();
        if (broken && random.nextInt(12) == 0) {
            copy[random.nextInt(copy.length)] = pick(BROKEN);
        }
        if (random.nextInt(30) == 0) {
            int at = random.nextInt(copy.length);
            copy[at] = copy[at].contains("\"") ? copy[at] : "\"" + copy[at] + "\"";
        }
        String row = String.join(",", copy);
        return broken && random.nextInt(40) == 0
                ? pick(row + ",", row.substring(row.length() / 2), "\"" + row, row + lineBreak)
                : row;
    }

    private byte[] file(String header, List<String> rows, boolean ends) {
        String end = ends ? lineBreak : "";
        return ((mark ? "\uFEFF" : "") + header + lineBreak + String.join(lineBreak, rows) + end)
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] store() {
        return file(Desk.STORE.strip() + ",customer_key", store, seed % 2 == 0);
    }

    byte[] provider() {
        return file(Desk.PROVIDER.strip() + ",alt_ids,description", provider, seed % 4 < 2);
    }
}
