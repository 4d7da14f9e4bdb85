package io.tillwatch.export.directory;

import io.tillwatch.export.csv.CsvFileWriter;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.text.Message;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The quarantine of a day. There is no file if nothing is in it. */
final class QuarantineFile implements Closeable {
    private static final List<String> HEADER = List.of("position", "reason", "raw");

    private final Path directory;
    private final String name;
    private final Locale language;
    private @Nullable NewFile file;
    private long rows;
    private BigInteger contents = BigInteger.ZERO;

    QuarantineFile(Path directory, String name, Locale language) {
        this.directory = directory;
        this.name = name;
        this.language = language;
    }

    void write(PaymentBatch batch) throws IOException {
        if (batch.rejected() == 0) {
            return;
        }
        NewFile created = new NewFile(directory, name);
        file = created;
        try (CsvFileWriter writer = new CsvFileWriter(created.out(), HEADER)) {
            batch.forEachRejected(record -> write(record, writer));
            rows = writer.rows();
        }
    }

    private void write(RejectedRecord record, CsvFileWriter writer) {
        String reason = record.reasons().stream().map(r -> r.in(language)).collect(Collectors.joining("; "));
        try {
            writer.row(List.of(record.position(), reason, record.raw()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MessageDigest digest = Sha256.digest();
        for (Message message : record.reasons()) {
            digest.update((message.key() + '\n').getBytes(StandardCharsets.UTF_8));
        }
        digest.update(record.raw().getBytes(StandardCharsets.UTF_8));
        // A sum does not depend on the order of the records, which changes whenever a list grows at its head.
        contents = contents.add(new BigInteger(1, digest.digest()));
    }

    /** Empty if nothing is in quarantine. */
    String contents() {
        return rows == 0 ? "" : contents.toString(16);
    }

    Optional<DayManifest.Quarantine> entry(String finalName) {
        return Optional.ofNullable(file)
                .map(f -> new DayManifest.Quarantine(
                        new DayManifest.DayFile(finalName, f.bytes(), f.sha256(), rows), contents()));
    }

    boolean isExactly(String sha256) {
        return file != null && file.sha256().equals(sha256);
    }

    void moveTo(Path target) throws IOException {
        if (file != null) {
            file.moveTo(target);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
