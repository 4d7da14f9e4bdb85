package io.tillwatch.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes a file of store payments and one of provider records, in different orders, of which one in 200 pairs has a fault.
 * The same number of rows always makes the same files.
 */
final class PaymentFiles {
    static final Instant AS_OF = Instant.parse("2026-04-15T06:00:00Z");

    private static final int FAULTY = 200;
    private static final long DAYS = 31;
    private static final long FIRST = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
    private static final String[] PROVIDERS = {"mtn_momo", "orange_money", "stripe"};

    /** What may be wrong with a pair. */
    enum Fault {
        MISSING_AT_PROVIDER,
        MISSING_IN_STORE,
        SCALE_ERROR,
        CURRENCY_MISMATCH,
        UNDERPAID,
        OVERPAID,
        STATUS_MISMATCH,
        DUPLICATE_CHARGE
    }

    private final long rows;
    private final Map<Fault, Long> planted = new EnumMap<>(Fault.class);
    private final byte[] line = new byte[512];
    private int length;

    private PaymentFiles(long rows) {
        this.rows = rows;
    }

    /** Writes both files; returns how many faults of each kind there are. */
    static Map<Fault, Long> write(long rows, Path store, Path provider) throws IOException {
        PaymentFiles files = new PaymentFiles(rows);
        files.store(store);
        files.provider(provider);
        return files.planted;
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    }

    /** Everything about pair i follows from i alone. */
    private record Pair(long i, SplittableRandom random, String provider, long amount, long second, int fault) {
        static Pair of(long i) {
            SplittableRandom random = new SplittableRandom(i * 0x9E3779B97F4A7C15L + 2026);
            int fault = random.nextInt(FAULTY) == 0 ? random.nextInt(Fault.values().length) : -1;
            return new Pair(
                    i,
                    random,
                    PROVIDERS[random.nextInt(PROVIDERS.length)],
                    500L * (1 + random.nextInt(200)) + (fault >= 0 ? i % 499 + 1 : 0),
                    FIRST + random.nextLong(DAYS * 86_400),
                    fault);
        }

        boolean is(Fault which) {
            return fault == which.ordinal();
        }

        String order() {
            return "CMD-2026-" + (100_000_000L + i);
        }

        String ref() {
            return "tx_" + Long.toHexString(mix(i)) + Long.toHexString(i);
        }

        private static long mix(long i) {
            long z = (i ^ (i >>> 30)) * 0xBF58476D1CE4E5B9L;
            return z ^ (z >>> 27);
        }
    }

    /** A permutation of the rows, so that the files are in different orders. */
    private long shuffled(long i, long factor) {
        long step = factor % rows;
        while (gcd(step, rows) != 1) {
            step++;
        }
        return Math.floorMod(Math.multiplyHigh(i, step) == 0 ? i * step : 0, rows);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private void store(Path file) throws IOException {
        try (OutputStream out = open(file)) {
            text("order_id,attempt,provider,provider_ref,due_minor,paid_minor,refunded_minor,currency,status,proof,"
                    + "created_at,paid_at");
            end(out);
            for (long i = 0; i < rows; i++) {
                Pair pair = Pair.of(shuffled(i, 7_368_787));
                if (pair.fault >= 0) {
                    planted.merge(Fault.values()[pair.fault], 1L, Long::sum);
                }
                if (pair.is(Fault.MISSING_IN_STORE)) {
                    continue;
                }
                text(pair.order());
                text(",1,");
                text(pair.provider);
                text(",");
                text(pair.ref());
                text(",");
                text(Long.toString(pair.amount));
                text(",");
                text(Long.toString(pair.amount));
                text(",0,XAF,SUCCEEDED,WEBHOOK,");
                instant(pair.second);
                text(",");
                instant(pair.second + 40);
                end(out);
            }
        }
    }

    private void provider(Path file) throws IOException {
        try (OutputStream out = open(file)) {
            text("provider,kind,provider_id,merchant_ref,gross_minor,fee_minor,net_minor,currency,customer_minor,"
                    + "customer_currency,status,created_at,completed_at,available_at,payout_id,parent_id");
            end(out);
            for (long i = 0; i < rows; i++) {
                Pair pair = Pair.of(shuffled(i, 15_485_863));
                if (!pair.is(Fault.MISSING_AT_PROVIDER)) {
                    record(pair, pair.ref(), 0, out);
                }
                if (pair.is(Fault.DUPLICATE_CHARGE)) {
                    record(pair, pair.ref() + "b", 60, out);
                }
            }
        }
    }

    private void record(Pair pair, String id, int later, OutputStream out) throws IOException {
        long gross = pair.is(Fault.SCALE_ERROR)
                ? pair.amount * 100
                : pair.amount + (pair.is(Fault.UNDERPAID) ? -300 : pair.is(Fault.OVERPAID) ? 300 : 0);
        long fee = gross / 50;
        text(pair.provider);
        text(",PAYMENT,");
        text(id);
        text(",");
        text(pair.is(Fault.MISSING_IN_STORE) ? "X" : "");
        text(pair.order());
        text(",");
        text(Long.toString(gross));
        text(",");
        text(Long.toString(fee));
        text(",");
        text(Long.toString(gross - fee));
        text(pair.is(Fault.CURRENCY_MISMATCH) ? ",XOF,,," : ",XAF,,,");
        text(pair.is(Fault.STATUS_MISMATCH) ? "FAILED," : "SUCCEEDED,");
        instant(pair.second + later);
        text(",");
        instant(pair.second + 35 + later);
        text(",,,");
        end(out);
    }

    private void text(String text) {
        int size = text.length();
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, line, length, size);
        length += size;
    }

    private void instant(long second) {
        long days = Math.floorDiv(second - FIRST, 86_400L);
        long rest = second - FIRST - days * 86_400L;
        text(days >= DAYS ? "2026-04-" : "2026-03-");
        two(days >= DAYS ? days - DAYS + 1 : days + 1);
        text("T");
        two(rest / 3600);
        text(":");
        two(rest / 60 % 60);
        text(":");
        two(rest % 60);
        text("Z");
    }

    private void two(long number) {
        line[length++] = (byte) ('0' + number / 10);
        line[length++] = (byte) ('0' + number % 10);
    }

    private void end(OutputStream out) throws IOException {
        line[length++] = '\n';
        out.write(line, 0, length);
        length = 0;
    }
}
