package io.tillwatch.export.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads ahead, and gives again what stands between two places: what was read last, or all from some place on if it was
 * told in time.
 */
final class KeptInput extends InputStream {
    private static final int SIZE = 1 << 18;

    private final InputStream in;
    private byte[] buffer = new byte[SIZE];
    /** Where the buffer's first byte stands in the stream. */
    private long start;

    private boolean keeps;
    private int kept;
    private int next;
    private int end;

    KeptInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        kept = keeps ? kept : next;
        return next == end && fill() < 0 ? -1 : buffer[next++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        kept = keeps ? kept : next;
        if (next == end && fill() < 0) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, bytes, offset, count);
        next += count;
        return count;
    }

    private int fill() throws IOException {
        if (kept > 0) {
            System.arraycopy(buffer, kept, buffer, 0, end - kept);
            start += kept;
            next -= kept;
            end -= kept;
            kept = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.addExact(buffer.length, buffer.length));
        }
        int count = in.read(buffer, end, buffer.length - end);
        end += Math.max(count, 0);
        return count;
    }

    /** Keeps all from a place on that was within the last read. */
    void keepFrom(long position) {
        keeps = true;
        kept = (int) (position - start);
    }

    /** The bytes from the place kept from to another that was read; they are kept no longer. */
    byte[] keptUntil(long position) {
        byte[] bytes = Arrays.copyOfRange(buffer, kept, (int) (position - start));
        keeps = false;
        kept += bytes.length;
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
