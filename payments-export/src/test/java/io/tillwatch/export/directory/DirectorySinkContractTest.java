package io.tillwatch.export.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.export.ExportFixture;
import io.tillwatch.payment.PaymentSink;
import io.tillwatch.testkit.PaymentSinkContract;
import io.tillwatch.testkit.StoredPayment;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DirectorySinkContractTest extends PaymentSinkContract {
    @TempDir
    Path work;

    private FileChannel held;

    @AfterEach
    void release() throws IOException {
        if (held != null) {
            held.close();
        }
    }

    @Override
    protected PaymentSink sink() {
        return DirectorySink.at(work.resolve("exports"));
    }

    /** What the manifest names as the newest. */
    @Override
    protected List<StoredPayment> stored(String shop, BusinessDay day) throws IOException {
        ExportFixture exports = new ExportFixture(work);
        String name = "payments-" + day.date() + ".manifest.json";
        JsonNode manifest = new ObjectMapper().readTree(exports.read(name));
        if (!manifest.path("shop").asText().equals(shop)) {
            return List.of();
        }
        JsonNode revisions = manifest.path("revisions");
        JsonNode newest = revisions.path(revisions.size() - 1);
        return exports.rows(newest.at("/file/name").asText()).stream()
                .map(row -> new StoredPayment(
                        row.get("order_id"),
                        Integer.parseInt(row.get("attempt")),
                        Long.parseLong(row.get("paid_minor")),
                        row.get("order_number")))
                .toList();
    }

    /** Somebody's directory stands where the next revision would. */
    @Override
    protected void refuse() throws IOException {
        Files.createDirectories(work.resolve("exports/payments-2026-03-01.r2.csv/of somebody else"));
    }

    /** Another export is at work. */
    @Override
    protected void putOff() throws IOException {
        held = FileChannel.open(
                work.resolve("exports/.tillwatch.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = held.lock();
        if (!lock.isValid() || !Files.exists(work.resolve("exports"))) {
            throw new IllegalStateException("not locked");
        }
    }
}
