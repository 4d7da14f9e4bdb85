package io.tillwatch.export;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Reads a part of a spool as {@link SpoolOutput} wrote it. */
final class SpoolInput {
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final FileChannel file;
    private final long end;
    private long position;
    private byte[] buffer;
    private int at;
    private int limit;

    SpoolInput(FileChannel file, long start, long end, int bufferSize) {
        this.file = file;
        this.position = start;
        this.end = end;
        this.buffer = new byte[bufferSize];
    }

    boolean readBoolean() throws IOException {
        need(1);
        return buffer[at++] != 0;
    }

    int readInt() throws IOException {
        need(Integer.BYTES);
        int value = (int) INT.get(buffer, at);
        at += Integer.BYTES;
        return value;
    }

    long readLong() throws IOException {
        need(Long.BYTES);
        long value = (long) LONG.get(buffer, at);
        at += Long.BYTES;
        return value;
    }

    String readText() throws IOException {
        int length = readInt();
        need(length);
        String text = new String(buffer, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** So many bytes stand in the buffer from {@code at} on. */
    private void need(int bytes) throws IOException {
        if (limit - at >= bytes) {
            return;
        }
        byte[] target = bytes > buffer.length ? new byte[bytes] : buffer;
        System.arraycopy(buffer, at, target, 0, limit - at);
        buffer = target;
        limit -= at;
        at = 0;
        while (limit < bytes) {
            int wanted = (int) Math.min(buffer.length - limit, end - position);
            int got = wanted == 0 ? -1 : file.read(ByteBuffer.wrap(buffer, limit, wanted), position);
            if (got < 0) {
                throw new EOFException("a spool ended after " + position + " bytes");
            }
            position += got;
            limit += got;
        }
    }
}
