package io.tillwatch.export.directory;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a directory, held by the operating system: it ends with the process, however that ends, so that there is no
 * stale one. Kept in the empty file {@code .tillwatch.lock}.
 */
public final class DirectoryLock implements Closeable {
    private static final String NAME = ".tillwatch.lock";
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

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
     * Takes the lock, and waits for it if somebody else has it. An interrupt ends the waiting and stays set.
     *
     * @param directory the directory; it must exist
     * @param wait how long at most; zero does not wait
     * @return a lock that is held, or not
     * @throws IOException if the lock's file cannot be opened
     */
    public static DirectoryLock acquire(Path directory, Duration wait) throws IOException {
        DirectoryLock first = tryAcquire(directory);
        if (first.held() || wait.compareTo(BETWEEN_TRIES) <= 0) {
            return first;
        }
        first.close();
        RetryPolicy<DirectoryLock> policy = RetryPolicy.<DirectoryLock>builder()
                .handleResultIf(lock -> !lock.held())
                .withMaxRetries(-1)
                .withDelay(BETWEEN_TRIES)
                .withMaxDuration(wait)
                .build();
        try {
            return Failsafe.with(policy).get(context -> {
                DirectoryLock before = context.getLastResult();
                if (before != null) {
                    before.close();
                }
                return tryAcquire(directory);
            });
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            // Only waiting between two tries can be interrupted.
            Thread.currentThread().interrupt();
            return tryAcquire(directory);
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
