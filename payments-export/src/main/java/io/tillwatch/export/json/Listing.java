package io.tillwatch.export.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the pages of a list gave, and whether that is the whole list although it may have changed meanwhile.
 *
 * <p>If the announced total never went down, nothing that was there from the beginning can have been passed over: orders
 * that came in push others to later pages, where they are given once more. Then as many different orders as the last page
 * announced are all there are.
 */
final class Listing {
    private final SeenOrders seen = new SeenOrders();
    private final List<Page> pages = new ArrayList<>();
    private long different;
    private long repeated;
    private long digest;
    private Optional<Long> total = Optional.empty();
    private boolean shrank;
    private boolean changed;
    private boolean headReadAgain;
    private boolean everyPositionCounts;

    /**
     * One page.
     *
     * @param number which page was asked for, from 1
     * @param file its answer
     * @param keys the keys of its orders
     * @param total how many orders it announces for all pages
     * @param beside the cursor of the next page, or the number of pages; blank if there is none
     */
    record Page(int number, Path file, PageKeys keys, Optional<Long> total, String beside) {
        boolean isEmpty() {
            return keys.size() == 0;
        }

        /** Whether it is what another page gave: the shop does not look at what it is asked. */
        boolean repeats(Page first) {
            return !isEmpty()
                    && !first.isEmpty()
                    && keys.get(0) == first.keys().get(0)
                    && keys.size() == first.keys().size()
                    && total.equals(first.total());
        }
    }

    /** Takes a page and returns how many of its orders no page before it gave. */
    long add(Page page) {
        pages.add(page);
        long fresh = 0;
        for (int i = 0; i < page.keys().size(); i++) {
            long key = page.keys().get(i);
            int before = seen.put(key, pages.size());
            // Twice on one page are two records of the shop.
            fresh += before == 0 || before == pages.size() ? 1 : 0;
            digest = digest * 31 + key;
        }
        different += fresh;
        repeated += page.keys().size() - fresh;
        if (page.total().isPresent()) {
            shrank |= total.filter(t -> t > page.total().get()).isPresent();
            changed |= total.filter(t -> !t.equals(page.total().get())).isPresent();
            total = page.total();
        }
        return fresh;
    }

    /** From here on pages come again, from the first. */
    void readHeadAgain() {
        headReadAgain = true;
    }

    boolean isWhole() {
        return total.map(announced -> !shrank && different == announced)
                .orElseGet(() -> repeated == 0 || headReadAgain);
    }

    boolean mayMissOnlyNewOnes() {
        return !shrank;
    }

    /** What tells two readings of the same list apart. */
    long digest() {
        return digest;
    }

    /** Two readings gave the same, position by position: what comes twice is there twice. */
    void takeAsItIs() {
        everyPositionCounts = true;
    }

    boolean isUnchanged() {
        return !changed;
    }

    long positions() {
        return different + repeated;
    }

    Optional<Long> total() {
        return total;
    }

    List<Page> pages() {
        return pages;
    }

    /** Whether the order is to be taken from this page, counted from 0: from the last one that gave it. */
    boolean isTakenFrom(int page, long key) {
        return everyPositionCounts || seen.last(key) == page + 1;
    }
}
