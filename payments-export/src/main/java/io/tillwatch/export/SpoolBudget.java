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
    private @Nullable PaymentSpool written;
    private int weight;

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
            // One run is written beside the reading, and no more, however many days there are.
            if (written != null) {
                written.settle();
            }
            largest.spill();
            written = largest;
        }
    }

    /** After rows went to disk, or are not needed any more. */
    void shrunk(int by) {
        weight -= by;
    }
}
