package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept on disk comes back whole and in order, whether it fits into memory or not. */
class SpoolTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, 50_000, 100_000_000})
    void payments_come_back_sorted_however_often_they_are_spilled(int weightKept) throws IOException {
        Random random = new Random(20260301);
        List<OrderPayment> sorted = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sorted.add(payment(i, random));
        }
        List<OrderPayment> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, random);
        try (PaymentSpool spool = new PaymentSpool(new SpoolCodec(), Optional.of(work), weightKept)) {
            for (OrderPayment payment : shuffled) {
                spool.add(payment, 1);
            }
            spool.finish();

            for (int pass = 0; pass < 2; pass++) {
                List<OrderPayment> read = new ArrayList<>();
                PaymentSpool.RowIterator rows = spool.rows();
                for (PaymentSpool.Row row = rows.next(); row != null; row = rows.next()) {
                    read.add(row.payment());
                }
                assertThat(read).isEqualTo(sorted);
            }
        }
        try (var left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void many_spools_share_one_budget() throws IOException {
        SpoolBudget budget = new SpoolBudget(50_000);
        List<PaymentSpool> spools = new ArrayList<>();
        Random random = new Random(20260301);
        for (int i = 0; i < 4; i++) {
            spools.add(new PaymentSpool(new SpoolCodec(), Optional.of(work), PaymentSpool.BY_TIME, budget));
        }
        for (int i = 0; i < 400; i++) {
            spools.get(random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(3)).add(payment(i, random), 1);
            assertThat(spools.stream().mapToInt(PaymentSpool::weight).sum()).isLessThanOrEqualTo(50_000);
        }
        int rows = 0;
        for (PaymentSpool spool : spools) {
            spool.finish();
            PaymentSpool.RowIterator all = spool.rows();
            while (all.next() != null) {
                rows++;
            }
            spool.close();
            assertThat(spool.weight()).isZero();
        }
        assertThat(rows).isEqualTo(400);
    }

    /** Every field differs from its default somewhere. */
    private static OrderPayment payment(int i, Random random) {
        Money due = Money.of(random.nextInt(1_000_000) + 1, "USD");
        return OrderPayment.builder(
                        "order-" + (1000 + i / 2), due, START.plusSeconds(i / 4).plusNanos(i / 4))
                .attempt(i % 2 + 1)
                .provider("p" + random.nextInt(3))
                .providerRef("réf-" + random.nextInt())
                .paid(Money.of(random.nextInt(500), "USD"))
                .refunded(Money.of(random.nextInt(500), "USD"))
                .refundedAt(START.plusMillis(random.nextInt(1000)))
                .fulfilledAt(START.minusMillis(random.nextInt(1000)))
                .updatedAt(START.plusNanos(random.nextInt(1000)))
                .status(PaymentStatus.PENDING)
                .proof(Proof.values()[random.nextInt(Proof.values().length)])
                .details(new PaymentDetails(
                        "n" + i, "m\n", "\u0000\uD83D\uDE00", Optional.of(due), "k", "****12", "ß", List.of("A", "B")))
                .build();
    }

    @Test
    void rejected_records_come_back_whole_with_their_reasons() throws IOException {
        List<RejectedRecord> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            records.add(new RejectedRecord(
                    "orders[" + i + "]",
                    List.of(Message.of(SpoolTest.class, "k" + i, "text", (long) i), Message.of(Message.class, "b")),
                    "{\"raw\":" + "x".repeat(i * 100) + "}",
                    i % 2 == 0 ? Optional.empty() : Optional.of(START.plusNanos(i))));
        }
        try (RejectedSpool spool = new RejectedSpool(new SpoolCodec(), Optional.empty())) {
            for (RejectedRecord record : records) {
                spool.add(record);
            }
            List<RejectedRecord> read = new ArrayList<>();
            spool.forEach(read::add);
            assertThat(read).isEqualTo(records);
            assertThat(spool.count()).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 64, 100_000})
    void repeated_keys_are_found_in_memory_and_across_runs(int keysKept) throws IOException {
        try (RepeatedKeys keys = new RepeatedKeys(Optional.of(work), keysKept)) {
            Set<Long> expected = new HashSet<>();
            for (int i = 0; i < 1000; i++) {
                keys.add("key-" + i);
            }
            for (int i = 0; i < 1000; i += 97) {
                keys.add("key-" + i);
                expected.add(RepeatedKeys.fingerprint("key-" + i));
            }
            assertThat(keys.repeated(1000)).isEqualTo(expected);
        }
    }

    @Test
    void no_key_or_one_is_not_repeated_and_the_limit_holds() throws IOException {
        try (RepeatedKeys keys = new RepeatedKeys(Optional.of(work), 4)) {
            assertThat(keys.repeated(10)).isEmpty();
        }
        try (RepeatedKeys keys = new RepeatedKeys(Optional.of(work), 4)) {
            for (int i = 0; i < 100; i++) {
                keys.add("key-" + i);
                keys.add("key-" + i);
            }
            assertThat(keys.repeated(10)).hasSize(11);
        }
    }
}
