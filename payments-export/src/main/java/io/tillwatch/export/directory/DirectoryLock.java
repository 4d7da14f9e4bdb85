package io.tillwatch.export.directory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a directory, held by the operating system: it ends with the process, however that ends. Kept in the empty
 * file {@code .tillwatch.lock}.
 */
public final class DirectoryLock implements Closeable {
    private static final String NAME = ".tillwatch.lock";

    private final FileChannel channel;
    private final @Nullable FileLock lock;

    private DirectoryLock(FileChannel channel, @Nullable FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock if it is free; never waits.
     *
     * @param directory the directory; it must exist
     * @return a lock that is held, or not
     * @throws IOException if the lock's file cannot be opened
     */
    public static DirectoryLock tryAcquire(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new DirectoryLock(channel, channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return new DirectoryLock(channel, null);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Whether the lock was free.
     *
     * @return false if somebody else has it
     */
    public boolean held() {
        return lock != null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
