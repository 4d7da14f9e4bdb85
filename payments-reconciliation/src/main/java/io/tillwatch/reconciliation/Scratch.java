package io.tillwatch.reconciliation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What does not fit into memory: how much may, and a file for the rest. The file is made when it is needed, for the user
 * alone; where the system can do that it has no name any more as soon as it is open, so that even a killed run leaves
 * nothing. Else the next run into the directory deletes it. Thread-safe.
 */
final class Scratch implements Closeable {
    private static final String NAME = ".tillwatch-new-scratch";

    private final Path directory;
    private final AtomicLong room;
    private final AtomicLong end = new AtomicLong();
    private FileChannel file;

    /** @param room how many longs may be in memory */
    @SuppressWarnings("NullAway.Init")
    Scratch(Path directory, long room) {
        this.directory = directory;
        this.room = new AtomicLong(room);
    }

    /** Whether so many longs may be kept in memory; if so, they are taken off until {@link #give}. */
    boolean take(int longs) {
        if (room.addAndGet(-longs) >= 0) {
            return true;
        }
        room.addAndGet(longs);
        return false;
    }

    void give(int longs) {
        room.addAndGet(longs);
    }

    /** How many bytes did not fit into memory. */
    long bytes() {
        return end.get();
    }

    /** Writes the bytes and says where. */
    long write(ByteBuffer bytes) throws IOException {
        FileChannel to = file();
        long at = end.getAndAdd(bytes.remaining());
        long position = at;
        while (bytes.hasRemaining()) {
            position += to.write(bytes, position);
        }
        return at;
    }

    void read(ByteBuffer bytes, long at) throws IOException {
        FileChannel from = file();
        long position = at;
        while (bytes.hasRemaining()) {
            int read = from.read(bytes, position);
            if (read < 0) {
                throw new IOException("the scratch file has become shorter");
            }
            position += read;
        }
    }

    private synchronized FileChannel file() throws IOException {
        if (file == null) {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] mine = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            file = FileChannel.open(
                    directory.resolve(NAME),
                    Set.of(
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    mine);
        }
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
