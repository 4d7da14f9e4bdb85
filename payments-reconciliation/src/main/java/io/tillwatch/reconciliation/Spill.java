package io.tillwatch.reconciliation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Entries of four longs, parted by their first, which is a hash: entries with the same key come out together. In memory
 * while there is room, else in the scratch file.
 */
final class Spill {
    private static final int MOST_PARTITIONS = 512;

    /** So many entries of one partition fit into the caches of a core. */
    private static final int COMFORTABLE = 1 << 16;

    private final int shift;
    private final int bufferLongs;
    private final Scratch scratch;
    private final List<Partition> partitions = new ArrayList<>();

    /** How many longs an entry has. */
    static final int WIDTH = 4;

    /** @param expected how many entries there will be, roughly */
    Spill(long expected, Scratch scratch) {
        this.scratch = scratch;
        int bits = 0;
        while ((1 << bits) < MOST_PARTITIONS && (expected >> bits) > COMFORTABLE) {
            bits++;
        }
        shift = Long.SIZE - bits;
        bufferLongs = (bits < 5 ? 1 << 13 : 1 << 11) / WIDTH * WIDTH;
        for (int i = 0; i < 1 << bits; i++) {
            partitions.add(new Partition());
        }
    }

    int partitions() {
        return partitions.size();
    }

    boolean isEmpty() {
        return partitions.stream().allMatch(p -> p.longs == 0);
    }

    private int partition(long hash) {
        return shift == Long.SIZE ? 0 : (int) (hash >>> shift);
    }

    /** The parts of one partition. */
    private static final class Partition {
        private final List<long[]> kept = new ArrayList<>();
        private final List<Extent> written = new ArrayList<>();
        private long longs;
    }

    /** Where longs stand in the scratch file. */
    private record Extent(long at, int longs) {}

    /** Returns whether the buffer was kept, so that another one must be used. */
    private boolean keep(int number, long[] buffer, int longs, ByteBuffer bytes) throws IOException {
        Partition partition = partitions.get(number);
        if (scratch.take(longs)) {
            long[] kept = longs == buffer.length ? buffer : Arrays.copyOf(buffer, longs);
            synchronized (partition) {
                partition.kept.add(kept);
                partition.longs += longs;
            }
            return true;
        }
        bytes.clear();
        bytes.asLongBuffer().put(buffer, 0, longs);
        bytes.limit(longs * Long.BYTES);
        long at = scratch.write(bytes);
        synchronized (partition) {
            partition.written.add(new Extent(at, longs));
            partition.longs += longs;
        }
        return false;
    }

    private ByteBuffer bytes() {
        return ByteBuffer.allocateDirect(bufferLongs * Long.BYTES).order(ByteOrder.nativeOrder());
    }

    /** What one thread adds. To be closed before anything is taken out. */
    final class Adder {
        private final long[][] buffers = new long[partitions.size()][];
        private final int[] fill = new int[partitions.size()];
        private final ByteBuffer bytes = bytes();

        void put(long key, long second, long third, long fourth) throws IOException {
            int number = partition(key);
            long[] buffer = room(number);
            int at = fill[number];
            buffer[at] = key;
            buffer[at + 1] = second;
            buffer[at + 2] = third;
            buffer[at + 3] = fourth;
            fill[number] = at + 4;
        }

        private long[] room(int number) throws IOException {
            long[] buffer = buffers[number];
            if (buffer != null && fill[number] == bufferLongs) {
                buffer = keep(number, buffer, bufferLongs, bytes) ? null : buffer;
                fill[number] = 0;
            }
            if (buffer == null) {
                buffer = new long[bufferLongs];
                buffers[number] = buffer;
            }
            return buffer;
        }

        void close() throws IOException {
            for (int number = 0; number < buffers.length; number++) {
                long[] buffer = buffers[number];
                if (buffer != null && fill[number] > 0) {
                    keep(number, buffer, fill[number], bytes);
                }
                buffers[number] = null;
                fill[number] = 0;
            }
        }
    }

    /** Takes partitions out, into an array that is used again. For one thread. */
    final class Reader {
        private final ByteBuffer bytes = bytes();
        private long[] entries = new long[0];
        private int length;

        /** The longs of the entries that were taken last; those behind {@link #length} mean nothing. */
        long[] entries() {
            return entries;
        }

        int length() {
            return length;
        }

        void take(int number) throws IOException {
            Partition partition = partitions.get(number);
            length = Math.toIntExact(partition.longs);
            if (entries.length < length) {
                entries = new long[length + length / 8];
            }
            int at = 0;
            for (long[] part : partition.kept) {
                System.arraycopy(part, 0, entries, at, part.length);
                at += part.length;
                scratch.give(part.length);
            }
            for (Extent part : partition.written) {
                bytes.clear().limit(part.longs * Long.BYTES);
                scratch.read(bytes, part.at);
                bytes.flip();
                LongBuffer longs = bytes.asLongBuffer();
                longs.get(entries, at, part.longs);
                at += part.longs;
            }
            partition.kept.clear();
            partition.written.clear();
        }
    }
}
