package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where a test puts its files, and what it reads back. */
record Desk(Path work) {
    static final Instant NOON = Instant.parse("2026-03-02T06:00:00Z");
    static final String STORE =
            "order_id,attempt,provider,provider_ref,due_minor,paid_minor,refunded_minor,currency,status,proof,created_at,paid_at\n";
    static final String PROVIDER =
            "provider,kind,provider_id,merchant_ref,gross_minor,fee_minor,net_minor,currency,customer_minor,customer_currency,status,created_at,completed_at,available_at,payout_id,parent_id\n";

    Path out() {
        return work.resolve("out");
    }

    /** A run over the two files, written to {@link #out}. */
    ReconciliationRun run() {
        return ReconciliationRun.asOf(NOON)
                .shop("boutique-akwa")
                .store(work.resolve("store.csv"))
                .provider(work.resolve("provider.csv"))
                .to(out());
    }

    Desk golden(int number) {
        copy("golden/" + number + "/store.csv");
        copy("golden/" + number + "/provider.csv");
        return this;
    }

    void copy(String resource) {
        write(resource.substring(resource.lastIndexOf('/') + 1), text(resource));
    }

    static String text(String resource) {
        try (var in = Desk.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Desk store(String... rows) {
        return write("store.csv", STORE + String.join("\n", rows) + "\n");
    }

    Desk provider(String... rows) {
        return write("provider.csv", PROVIDER + String.join("\n", rows) + "\n");
    }

    Desk write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Desk write(String name, byte[] bytes) {
        try {
            Files.write(work.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String input(String name) {
        try {
            return Files.readString(work.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(out().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> written() {
        try (var files = Files.list(out())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".tillwatch.lock"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RunReport done(RunResult result) {
        return result.fold(
                RunResult.Done::report,
                refused -> {
                    throw new AssertionError("refused: " + refused.problems());
                },
                failed -> {
                    throw new AssertionError("failed: " + failed.problems());
                });
    }

    static List<String> refused(RunResult result) {
        return result.fold(
                done -> {
                    throw new AssertionError("done: " + done.report());
                },
                refused -> refused.problems().stream().map(Message::toString).toList(),
                failed -> {
                    throw new AssertionError("failed: " + failed.problems());
                });
    }

    static List<String> failed(RunResult result) {
        return result.fold(
                done -> {
                    throw new AssertionError("done: " + done.report());
                },
                refused -> {
                    throw new AssertionError("refused: " + refused.problems());
                },
                failed -> failed.problems().stream().map(Message::toString).toList());
    }
}
