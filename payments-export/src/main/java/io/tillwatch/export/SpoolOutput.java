package io.tillwatch.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes to be appended to a spool, big-endian. Unlike the JDK's streams it takes no locks. */
final class SpoolOutput {
    private byte[] bytes = new byte[1 << 12];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void reset() {
        size = 0;
    }

    void writeBoolean(boolean value) {
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    void writeInt(int value) {
        room(Integer.BYTES);
        SpoolInput.INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void writeLong(long value) {
        room(Long.BYTES);
        SpoolInput.LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeInt(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, Math.addExact(bytes.length, bytes.length >> 1)));
        }
    }
}
