package io.tillwatch.reconciliation;

import java.io.IOException;

/** Looks at all mentions of a key together, for one thread: which two rows have it for themselves, and agree. */
final class KeyJoin {
    /** An order with more mentions goes to the judge. */
    private static final int MOST_TRIES = 16;

    private final Mentions mentions;
    private final Marks shared;
    private final boolean anyShared;
    private final Pairs pairs;
    private final ClearRule rule;
    private final Spill.Adder orders;
    private final SameKey keys = new SameKey();
    private final int[] pairEntries = new int[MOST_TRIES];
    private int pairCount;
    private int half;
    private int otherHalf;
    private long[] e = new long[0];

    /**
     * For one thread.
     *
     * @param shared rows of the shop that have a customer and an amount in common with those of another order
     */
    KeyJoin(Mentions mentions, Marks shared, Pairs pairs, ClearRule rule) {
        this.mentions = mentions;
        this.shared = shared;
        this.anyShared = !shared.isEmpty();
        this.pairs = pairs;
        this.rule = rule;
        this.orders = mentions.orders().new Adder();
    }

    /** Before the others: marks what orders of the same customer have in common. */
    static void customers(Mentions mentions, Marks shared, Mentions.Turns turns, Crew.Stop stop) throws IOException {
        Spill.Reader reader = mentions.customers().new Reader();
        SameKey keys = new SameKey();
        for (int part = turns.take(); part < mentions.customers().partitions() && !stop.now(); part = turns.take()) {
            reader.take(part);
            long[] e = reader.entries();
            keys.link(e, reader.length());
            for (int key = 0; key < keys.keys(); key++) {
                int first = keys.first(key);
                boolean several = false;
                for (int i = keys.next(first); i >= 0; i = keys.next(i)) {
                    several |= e[i * Spill.WIDTH + 2] != e[first * Spill.WIDTH + 2];
                }
                for (int i = first; several && i >= 0; i = keys.next(i)) {
                    shared.set(e[i * Spill.WIDTH + 1]);
                }
            }
        }
    }

    /** First: rows and records with the same reference. */
    void refs(Mentions.Turns turns, Crew.Stop stop) throws IOException {
        Spill.Reader reader = mentions.refs().new Reader();
        for (int part = turns.take(); part < mentions.refs().partitions() && !stop.now(); part = turns.take()) {
            reader.take(part);
            e = reader.entries();
            keys.link(e, reader.length());
            for (int key = 0; key < keys.keys(); key++) {
                ref(keys.first(key));
            }
        }
        orders.close();
    }

    private long tag(int entry) {
        return e[entry * Spill.WIDTH + 3];
    }

    private boolean isShared(long tag) {
        return anyShared && shared.has(tag);
    }

    private boolean isClear(int entry) {
        long tag = tag(entry);
        return Tag.isClear(tag) && (Tag.isRecord(tag) || !isShared(tag));
    }

    private void ref(int first) throws IOException {
        int second = keys.next(first);
        if (second < 0) {
            alone(first);
            return;
        }
        if (keys.next(second) < 0 && Tag.isRecord(tag(first)) != Tag.isRecord(tag(second))) {
            int row = Tag.isRecord(tag(first)) ? second : first;
            if (pair(row, row == first ? second : first)) {
                return;
            }
        }
        for (int i = first; i >= 0; i = keys.next(i)) {
            unclear(i);
        }
    }

    private void unclear(int entry) throws IOException {
        long order = e[entry * Spill.WIDTH + 1];
        if (order != 0) {
            orders.put(order, Tag.NONE, Tag.NONE, 0);
        }
    }

    /** A record may still be named by its order; a row of the shop has a reference that nobody knows. */
    private void alone(int entry) throws IOException {
        long order = e[entry * Spill.WIDTH + 1];
        long tag = tag(entry);
        if (Tag.isRecord(tag) && Tag.isClear(tag) && order != 0) {
            orders.put(order, Tag.NONE, tag, e[entry * Spill.WIDTH + 2]);
        } else {
            unclear(entry);
        }
    }

    private boolean pair(int row, int record) throws IOException {
        long rowTag = tag(row);
        long recordTag = tag(record);
        long rowAmount = e[row * Spill.WIDTH + 2];
        long recordAmount = e[record * Spill.WIDTH + 2];
        if (!isClear(row)
                || !isClear(record)
                || !Tag.agree(rowTag, recordTag)
                || !rule.agree(rowTag, rowAmount, recordAmount)) {
            return false;
        }
        long order = e[row * Spill.WIDTH + 1];
        long named = e[record * Spill.WIDTH + 1];
        pairs.pair(rowTag, recordTag, rowAmount, recordAmount);
        boolean otherName = named != 0 && named != order;
        orders.put(order, otherName ? Tag.odd(rowTag) : rowTag, recordTag, rowAmount);
        if (otherName) {
            orders.put(named, Tag.foreign(rowTag), recordTag, rowAmount);
        }
        return true;
    }

    /** Second: everything that mentions the same order. */
    void orders(Mentions.Turns turns, Crew.Stop stop) throws IOException {
        Spill.Reader reader = mentions.orders().new Reader();
        for (int part = turns.take(); part < mentions.orders().partitions() && !stop.now(); part = turns.take()) {
            reader.take(part);
            e = reader.entries();
            keys.link(e, reader.length());
            for (int key = 0; key < keys.keys(); key++) {
                order(keys.first(key));
            }
        }
    }

    private long row(int entry) {
        return e[entry * Spill.WIDTH + 1];
    }

    private long record(int entry) {
        return e[entry * Spill.WIDTH + 2];
    }

    private boolean isPair(int entry) {
        return row(entry) != Tag.NONE && record(entry) != Tag.NONE;
    }

    private void order(int first) {
        if (keys.next(first) < 0) {
            return;
        }
        if (!collect(first) || !(halves() || tries())) {
            for (int i = first; i >= 0; i = keys.next(i)) {
                if (isPair(i)) {
                    pairs.spoil(row(i), record(i));
                }
            }
        }
    }

    /** Sorts the mentions of an order by what they are; false if there are too many, or one of something else. */
    private boolean collect(int first) {
        pairCount = 0;
        half = -1;
        otherHalf = -1;
        int texts = 0;
        int count = 0;
        for (int i = first; i >= 0; i = keys.next(i)) {
            boolean hasRow = row(i) != Tag.NONE;
            boolean hasRecord = record(i) != Tag.NONE;
            boolean text = hasRecord && !Tag.isClear(record(i));
            if (++count > MOST_TRIES || (!hasRow && !hasRecord) || (hasRow && !Tag.isClear(row(i)))) {
                return false;
            }
            if (text) {
                texts++;
            } else if (hasRow && hasRecord) {
                pairEntries[pairCount++] = i;
            } else if (hasRow && half < 0) {
                half = i;
            } else if (hasRecord && otherHalf < 0) {
                otherHalf = i;
            } else {
                return false;
            }
        }
        return texts == 0 || areOwn(first);
    }

    /** Whether records that name the order in their text belong to it anyway. */
    private boolean areOwn(int first) {
        for (int i = first; i >= 0; i = keys.next(i)) {
            if (record(i) == Tag.NONE || Tag.isClear(record(i))) {
                continue;
            }
            boolean own = otherHalf >= 0 && Tag.samePlace(record(i), record(otherHalf));
            for (int pair = 0; pair < pairCount; pair++) {
                own |= Tag.samePlace(record(i), record(pairEntries[pair]));
            }
            if (!own) {
                return false;
            }
        }
        return true;
    }

    /** A row without a reference and a record that names its order, and nothing else; or less than that. */
    private boolean halves() {
        if (pairCount > 0) {
            return false;
        }
        if (half >= 0 && otherHalf >= 0) {
            long row = row(half);
            long record = record(otherHalf);
            long rowAmount = e[half * Spill.WIDTH + 3];
            long recordAmount = e[otherHalf * Spill.WIDTH + 3];
            if (!isShared(row) && Tag.agree(row, record) && rule.agree(row, rowAmount, recordAmount)) {
                pairs.pair(row, record, rowAmount, recordAmount);
            }
        }
        return true;
    }

    /** Attempts to pay the same due, each with a record of its own, of which at most one moved money. */
    private boolean tries() {
        if (half >= 0 || otherHalf >= 0) {
            return false;
        }
        if (pairCount == 1) {
            return true;
        }
        int first = pairEntries[0];
        long seen = 0;
        int succeeded = 0;
        long succeededRow = Tag.NONE;
        for (int pair = 0; pair < pairCount; pair++) {
            int i = pairEntries[pair];
            long bit = 1L << Tag.attempt(row(i));
            if (Tag.isOdd(row(i))
                    || (seen & bit) != 0
                    || Tag.currency(row(i)) != Tag.currency(row(first))
                    || ClearRule.amount(e[i * Spill.WIDTH + 3]) != ClearRule.amount(e[first * Spill.WIDTH + 3])) {
                return false;
            }
            seen |= bit;
            if (Tag.standing(row(i)) == 0) {
                succeeded++;
                succeededRow = row(i);
            }
        }
        if (succeeded == 1) {
            pairs.notAlone(succeededRow);
        }
        return succeeded <= 1;
    }
}
