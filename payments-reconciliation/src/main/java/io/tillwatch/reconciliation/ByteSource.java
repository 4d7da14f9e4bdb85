package io.tillwatch.reconciliation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/** Bytes that can be read at any place, by several threads: a file, or what a pipe gave. */
interface ByteSource extends Closeable {
    /** As many bytes as there are, up to the length; less only at the end. */
    int read(long at, byte[] into, int offset, int length) throws IOException;

    long size();

    /** Whether the bytes are still those that were there when it was opened. */
    boolean isUnchanged() throws IOException;

    static ByteSource open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return new Kept(Files.readAllBytes(path));
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        return new Stored(path, channel, channel.size(), Files.getLastModifiedTime(path));
    }

    /** Bytes in memory. */
    final class Kept implements ByteSource {
        private final byte[] bytes;

        Kept(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(long at, byte[] into, int offset, int length) {
            int count = (int) Math.max(0, Math.min(length, bytes.length - at));
            System.arraycopy(bytes, (int) Math.min(at, bytes.length), into, offset, count);
            return count;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public boolean isUnchanged() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** A file. */
    record Stored(Path path, FileChannel channel, long size, FileTime modified) implements ByteSource {
        @Override
        public int read(long at, byte[] into, int offset, int length) throws IOException {
            ByteBuffer target = ByteBuffer.wrap(into, offset, length);
            while (target.hasRemaining()) {
                if (channel.read(target, at + target.position() - offset) < 0) {
                    break;
                }
            }
            return target.position() - offset;
        }

        @Override
        public boolean isUnchanged() throws IOException {
            return channel.size() == size && Files.getLastModifiedTime(path).equals(modified);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
