package io.tillwatch.reconciliation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which rows mention which keys. Entries of {@code refs}: key, order, amount and minute, tag. Entries of {@code orders}:
 * key, tag of a row of the shop, tag of a record, amount and minute; {@link Tag#NONE} where there is no such row, twice
 * for a row that goes to the judge anyway; a record that only names an order in its text is marked as foreign. Entries of {@code customers}: key, place of a row of
 * the shop, its order, nothing.
 */
record Mentions(Spill refs, Spill orders, Spill customers) {
    static Mentions of(long rows, Scratch scratch) {
        return new Mentions(new Spill(rows, scratch), new Spill(rows, scratch), new Spill(rows / 2, scratch));
    }

    Writer writer(ClearRule rule) {
        return new Writer(this, rule);
    }

    /** Writes the mentions of one thread. */
    static final class Writer {
        private final Spill.Adder refs;
        private final Spill.Adder orders;
        private final Spill.Adder customers;
        private final ClearRule rule;
        private final long[] recent = new long[1 << 14];
        private final long[] common = new long[1 << 14];

        private Writer(Mentions mentions, ClearRule rule) {
            refs = mentions.refs.new Adder();
            orders = mentions.orders.new Adder();
            customers = mentions.customers.new Adder();
            this.rule = rule;
        }

        /** A row that may be set aside if its counterpart agrees. */
        void clear(Side side, RowFacts row, long place) throws IOException {
            long tag = Tag.clear(side, place, row);
            long amount = rule.amountAndMinute(side, row);
            if (row.ref != 0) {
                refs.put(row.ref, row.order, amount, tag);
            } else {
                orders.put(row.order, tag, Tag.NONE, amount);
            }
            customer(row, place);
        }

        /** A row that goes to the judge; so must whatever shares a key with it. */
        void unclear(Side side, RowFacts row, long place, Keys more) throws IOException {
            for (long ref : more.refs) {
                refs.put(ref, 0, 0, Tag.unclear(side));
            }
            orders(more);
            customer(row, place);
        }

        /** Orders that something mentions that goes to the judge. */
        void orders(Keys more) throws IOException {
            for (long order : more.orders) {
                orders.put(order, Tag.NONE, Tag.NONE, 0);
            }
        }

        /** A word of the text of a record. A word that many records have is mentioned for all of them together. */
        void text(long word, RowFacts row, long place) throws IOException {
            if (word == row.order) {
                return;
            }
            int slot = (int) (word >>> 32) & (common.length - 1);
            if (common[slot] == word) {
                return;
            }
            if (recent[slot] == word) {
                common[slot] = word;
                orders.put(word, Tag.NONE, Tag.NONE, 0);
            } else {
                recent[slot] = word;
                orders.put(word, Tag.NONE, Tag.foreign(Tag.clear(Side.PROVIDER, place, row)), 0);
            }
        }

        private void customer(RowFacts row, long place) throws IOException {
            if (row.customer != 0) {
                customers.put(row.customer, place, row.order, 0);
            }
        }

        void close() throws IOException {
            refs.close();
            orders.close();
            customers.close();
        }
    }

    /** All keys of a row. */
    static final class Keys {
        private final List<Long> refs = new ArrayList<>();
        private final List<Long> orders = new ArrayList<>();

        void clear() {
            refs.clear();
            orders.clear();
        }

        void ref(long key) {
            refs.add(key);
        }

        void order(long key) {
            orders.add(key);
        }
    }

    /** Gives each partition to one of several threads. */
    static final class Turns {
        private final AtomicLong next = new AtomicLong();

        int take() {
            return (int) next.getAndIncrement();
        }
    }
}
