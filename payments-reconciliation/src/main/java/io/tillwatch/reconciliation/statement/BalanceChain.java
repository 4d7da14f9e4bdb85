package io.tillwatch.reconciliation.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Whether each balance follows from the one before, in the order of the file or against it, and whether a row that says the
 * balances before and after it moves the one to the other. Rows are added as they stand; a row without a balance interrupts
 * the chain.
 */
final class BalanceChain {
    /** How a row could change the balance. */
    private enum Change {
        GROSS,
        NET
    }

    private record Link(long line, long after, OptionalLong before, long gross, long net) {
        long change(Change change) {
            return change == Change.GROSS ? gross : net;
        }

        long before(Change change) {
            return before.orElse(after - change(change));
        }

        /** Whether the row does not lead from its own balance before to the one after. */
        boolean isContradictory(Change change) {
            return before.isPresent() && before.getAsLong() + change(change) != after;
        }
    }

    /**
     * What the balances say.
     *
     * @param pairs how many pairs were compared
     * @param brokenAt the line of the first row that does not follow or contradicts itself; empty if there is none
     * @param withinRow whether that row contradicts itself
     */
    record Verdict(long pairs, OptionalLong brokenAt, boolean withinRow, OptionalLong opening, OptionalLong closing) {
        boolean isProven() {
            return pairs > 0 && brokenAt.isEmpty();
        }
    }

    private final Map<String, List<Optional<Link>>> chains = new TreeMap<>();
    private boolean whole = true;

    /** A record, with the balance before it if the statement says that too. */
    void add(StatementRecord row, OptionalLong before) {
        String balance = row.cell("balance_minor");
        boolean moved = row.cell("status").equals("SUCCEEDED");
        if (!moved && balance.isEmpty()) {
            return;
        }
        List<Optional<Link>> chain = chains.computeIfAbsent(row.cell("currency"), c -> new ArrayList<>());
        if (balance.isEmpty()) {
            interrupt();
            return;
        }
        long after = Long.parseLong(balance);
        // A refund further on may undo a reversed row: then its own balances say that it moved its money.
        moved |= row.cell("status").equals("REVERSED") && before.isPresent() && before.getAsLong() != after;
        long gross = moved ? Long.parseLong(row.cell("gross_minor")) : 0;
        String net = row.cell("net_minor");
        long change = moved && !net.isEmpty() ? Long.parseLong(net) : gross;
        boolean isFee = row.cell("kind").equals("FEE");
        chain.add(Optional.of(new Link(row.line(), after, before, isFee ? change : gross, change)));
    }

    /** A row that could not be read: what stands on its two sides need not follow. */
    void interrupt() {
        whole = false;
        chains.values().forEach(chain -> chain.add(Optional.empty()));
    }

    Verdict verdict() {
        Verdict best = new Verdict(0, OptionalLong.empty(), false, OptionalLong.empty(), OptionalLong.empty());
        long least = Long.MAX_VALUE;
        for (boolean backwards : new boolean[] {false, true}) {
            for (Change change : Change.values()) {
                Walk walk = new Walk(change);
                chains.values().forEach(chain -> walk.along(chain, backwards));
                if (walk.broken < least) {
                    least = walk.broken;
                    boolean single = chains.size() == 1 && whole && walk.broken == 0 && walk.pairs > 0;
                    best = new Verdict(
                            whole || walk.broken > 0 ? walk.pairs : 0,
                            walk.firstBroken,
                            walk.withinRow,
                            single ? walk.opening : OptionalLong.empty(),
                            single ? walk.closing : OptionalLong.empty());
                }
            }
        }
        return best;
    }

    private static final class Walk {
        private final Change change;
        private long pairs;
        private long broken;
        private OptionalLong firstBroken = OptionalLong.empty();
        private boolean withinRow;
        private OptionalLong opening = OptionalLong.empty();
        private OptionalLong closing = OptionalLong.empty();

        Walk(Change change) {
            this.change = change;
        }

        void along(List<Optional<Link>> chain, boolean backwards) {
            Optional<Link> previous = Optional.empty();
            for (int i = 0; i < chain.size(); i++) {
                Optional<Link> here = chain.get(backwards ? chain.size() - 1 - i : i);
                if (here.isPresent()) {
                    Link link = here.get();
                    long before = link.before(change);
                    if (previous.isPresent()) {
                        pairs++;
                        if (previous.get().after() != before) {
                            breakAt(link, false);
                        }
                    }
                    if (link.isContradictory(change)) {
                        breakAt(link, true);
                    }
                    opening = opening.isPresent() ? opening : OptionalLong.of(before);
                    closing = OptionalLong.of(link.after());
                }
                previous = here;
            }
        }

        private void breakAt(Link link, boolean within) {
            broken++;
            if (firstBroken.isEmpty()) {
                firstBroken = OptionalLong.of(link.line());
                withinRow = within;
            }
        }
    }
}
