package io.tillwatch.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds keys that were added more than once, in flat memory: 64-bit fingerprints are sorted in runs on disk and merged.
 * Two different keys may share a fingerprint, so a repeated fingerprint is a suspicion that must be looked at.
 */
final class RepeatedKeys implements Closeable {
    static final int KEPT = 1 << 18;

    private final SpoolFile file;
    private final long[] kept;
    private final List<Long> runs = new ArrayList<>();
    private int size;

    RepeatedKeys(Optional<Path> directory, int keysKept) {
        this.file = new SpoolFile(directory);
        this.kept = new long[keysKept];
    }

    static long fingerprint(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 29);
    }

    void add(String key) throws IOException {
        if (size == kept.length) {
            spill();
        }
        kept[size++] = fingerprint(key);
    }

    private void spill() throws IOException {
        Arrays.sort(kept, 0, size);
        SpoolOutput out = new SpoolOutput();
        for (int i = 0; i < size; i++) {
            out.writeLong(kept[i]);
        }
        runs.add(file.append(out.bytes(), out.size()));
        size = 0;
    }

    /**
     * The fingerprints that were added more than once.
     *
     * @param limit how many to collect at most; one more is collected if there are more
     */
    Set<Long> repeated(int limit) throws IOException {
        Set<Long> repeated = new HashSet<>();
        if (runs.isEmpty()) {
            Arrays.sort(kept, 0, size);
            for (int i = 1; i < size && repeated.size() <= limit; i++) {
                if (kept[i] == kept[i - 1]) {
                    repeated.add(kept[i]);
                }
            }
            return repeated;
        }
        spill();
        return merged(repeated, limit);
    }

    private Set<Long> merged(Set<Long> repeated, int limit) throws IOException {
        record Head(long key, SpoolInput rest, long left) {}
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparingLong(Head::key));
        for (int i = 0; i < runs.size(); i++) {
            long end = i + 1 < runs.size() ? runs.get(i + 1) : file.size();
            if (end > runs.get(i)) {
                SpoolInput in = file.read(runs.get(i), end - runs.get(i), 1 << 14);
                heads.add(new Head(in.readLong(), in, (end - runs.get(i)) / Long.BYTES - 1));
            }
        }
        boolean any = false;
        long previous = 0;
        while (!heads.isEmpty() && repeated.size() <= limit) {
            Head head = heads.remove();
            if (any && head.key() == previous) {
                repeated.add(head.key());
            }
            any = true;
            previous = head.key();
            if (head.left() > 0) {
                heads.add(new Head(head.rest().readLong(), head.rest(), head.left() - 1));
            }
        }
        return repeated;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
