package io.tillwatch.export;

import io.tillwatch.payment.RejectedRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps rejected records on disk in the order they came. */
final class RejectedSpool implements Closeable {
    private final SpoolCodec codec;
    private final SpoolFile file;
    private final SpoolOutput scratch = new SpoolOutput();
    private long count;

    RejectedSpool(SpoolCodec codec, Optional<Path> directory) {
        this.codec = codec;
        this.file = new SpoolFile(directory);
    }

    long count() {
        return count;
    }

    void add(RejectedRecord record) throws IOException {
        scratch.reset();
        codec.write(record, scratch);
        file.append(scratch.bytes(), scratch.size());
        count++;
    }

    void forEach(Consumer<? super RejectedRecord> consumer) throws IOException {
        if (count > 0) {
            SpoolInput in = file.read(0, file.size(), 1 << 16);
            for (long i = 0; i < count; i++) {
                consumer.accept(codec.rejected(in));
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
