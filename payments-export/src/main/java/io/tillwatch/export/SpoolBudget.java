package io.tillwatch.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heap that the rows of several days may take together, however many days there are: above it, the largest goes to
 * disk. So the runs on disk stay as few as if there were one day only.
 */
final class SpoolBudget {
    private final int limit;
    private final List<PaymentSpool> spools = new ArrayList<>();
    private int weight;

    /** The one that may still be writing; one at a time, so that memory holds no more than twice the limit. */
    private @Nullable PaymentSpool writing;

    SpoolBudget(int limit) {
        this.limit = limit;
    }

    void join(PaymentSpool spool) {
        spools.add(spool);
    }

    /** After a row was kept. */
    void grown(int by) {
        weight += by;
        if (weight > limit) {
            PaymentSpool largest = spools.get(0);
            for (PaymentSpool spool : spools) {
                largest = spool.weight() > largest.weight() ? spool : largest;
            }
            if (writing != null) {
                writing.settle();
            }
            largest.spill();
            writing = largest;
        }
    }

    /** After rows went to disk, or are not needed any more. */
    void shrunk(int by) {
        weight -= by;
    }
}
