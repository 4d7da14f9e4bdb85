package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.PaymentSink;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PaymentSink} keeps to, whoever wrote it. Extend it in the tests of a sink, and say how to make one and
 * how to look into its target.
 *
 * <p>The rules stand in {@code docs/contracts/payment-sink.md} under the same numbers.
 */
public abstract class PaymentSinkContract {
    private static final int MANY = 5000;

    /** For implementations. */
    protected PaymentSinkContract() {}

    /**
     * A sink. Its target is empty at the beginning of a test, and the same whenever this is called within the test.
     *
     * @return the sink
     * @throws Exception if it could not be set up
     */
    protected abstract PaymentSink sink() throws Exception;

    /**
     * What the target holds for a day of a shop, as somebody sees it who opens it: the newest revision.
     *
     * @param shop the shop
     * @param day the day
     * @return its payments in the order in which they stand there; empty if there are none
     * @throws Exception if the target cannot be looked into
     */
    protected abstract List<StoredPayment> stored(String shop, BusinessDay day) throws Exception;

    /**
     * Makes the target refuse what is written from now on until somebody changes something, and leaves it readable: no
     * permission, something of somebody else's in its place.
     *
     * @throws Exception if that could not be done
     */
    protected abstract void refuse() throws Exception;

    /**
     * Makes the target unable to take anything for now, and leaves it readable: busy, locked, not reachable.
     *
     * @throws Exception if that could not be done
     */
    protected abstract void putOff() throws Exception;

    @Test
    @DisplayName("E01 a first batch is written as revision 1, says where, and is there in its order")
    final void e01_first_batch() throws Exception {
        SampleBatch batch = SampleBatch.of(3);
        SinkResult.Written written = written(sink().write(batch));
        assertThat(written.revision()).isEqualTo(1);
        assertThat(written.locations()).isNotEmpty().noneMatch(String::isBlank);
        assertThat(stored(batch)).isEqualTo(batch.asStored());
    }

    @Test
    @DisplayName("E02 the same batch again is unchanged, also for another sink on the same target")
    final void e02_same_batch() throws Exception {
        sink().write(SampleBatch.of(3));
        SinkResult again = sink().write(SampleBatch.of(3));
        assertThat(again).isInstanceOf(SinkResult.Unchanged.class);
        assertThat(((SinkResult.Unchanged) again).revision()).isEqualTo(1);
        assertThat(stored(SampleBatch.of(3))).isEqualTo(SampleBatch.of(3).asStored());
    }

    @Test
    @DisplayName("E03 a corrected batch is a new revision that holds each payment once, as it was given last")
    final void e03_corrected_batch() throws Exception {
        sink().write(SampleBatch.of(3));
        SampleBatch corrected = SampleBatch.of(
                SampleBatch.payment(1, 1, "N-1"), SampleBatch.payment(2, 99, "N-2"), SampleBatch.payment(4, 4, "N-4"));
        SinkResult.Written written = written(sink().write(corrected));
        assertThat(written.revision()).isEqualTo(2);
        assertThat(stored(corrected)).isEqualTo(corrected.asStored());
    }

    @Test
    @DisplayName("E04 a day without payments is written like any other")
    final void e04_empty_day() throws Exception {
        SampleBatch empty = SampleBatch.of(0);
        assertThat(written(sink().write(empty)).revision()).isEqualTo(1);
        assertThat(stored(empty)).isEmpty();
    }

    @Test
    @DisplayName("E05 a text that looks like a formula stays a text")
    final void e05_formula_text() throws Exception {
        List<String> texts = List.of("=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x.example\")");
        for (int i = 0; i < texts.size(); i++) {
            SampleBatch batch = SampleBatch.of(SampleBatch.payment(1, 1, texts.get(i)));
            sink().write(batch);
            List<StoredPayment> stored = stored(batch);
            assertThat(stored).hasSize(1);
            assertThat(stored.get(0).orderNumber()).isIn(texts.get(i), "'" + texts.get(i));
        }
    }

    @Test
    @DisplayName("E06 what the target refuses is rejected, with a reason in both languages, and what it held stays")
    final void e06_refused() throws Exception {
        sink().write(SampleBatch.of(3));
        PaymentSink sink = sink();
        refuse();
        nothingWritten("rejected", sink, r -> r.fold(w -> null, u -> null, d -> null, SinkResult.Rejected::reason));
    }

    @Test
    @DisplayName(
            "E12 what the target cannot take now is deferred, with a reason in both languages, and what it held stays")
    final void e12_put_off() throws Exception {
        sink().write(SampleBatch.of(3));
        PaymentSink sink = sink();
        putOff();
        nothingWritten("deferred", sink, r -> r.fold(w -> null, u -> null, SinkResult.Deferred::reason, j -> null));
    }

    private void nothingWritten(String outcome, PaymentSink sink, Function<SinkResult, @Nullable Message> reason)
            throws Exception {
        List<String> thrown = new ArrayList<>();
        List<Message> reasons = new ArrayList<>();
        try {
            Optional.ofNullable(reason.apply(sink.write(SampleBatch.of(2)))).ifPresent(reasons::add);
        } catch (RuntimeException e) {
            thrown.add(e.toString());
        }
        assertThat(thrown).as("what is thrown").isEmpty();
        assertThat(reasons).as("reasons of being %s", outcome).hasSize(1);
        assertThat(reasons.get(0).in(Locale.ENGLISH)).isNotBlank();
        assertThat(reasons.get(0).in(Locale.FRENCH)).isNotBlank();
        assertThat(stored(SampleBatch.of(3))).isEqualTo(SampleBatch.of(3).asStored());
    }

    @Test
    @DisplayName("E11 a write says how many payments it added, changed and removed")
    final void e11_counts() throws Exception {
        SampleBatch corrected = SampleBatch.of(
                SampleBatch.payment(1, 1, "N-1"), SampleBatch.payment(2, 99, "N-2"), SampleBatch.payment(4, 4, "N-4"));
        SinkResult first = sink().write(SampleBatch.of(4));
        SinkResult second = sink().write(corrected);
        // Whether they are written at all is another rule's.
        first.fold(w -> counted(w, 4, 0, 0), u -> true, d -> true, r -> true);
        second.fold(w -> counted(w, 0, 1, 1), u -> true, d -> true, r -> true);
    }

    private static boolean counted(SinkResult.Written written, long added, long changed, long removed) {
        assertThat(written.changes()).isEqualTo(new SinkResult.Changes(added, changed, removed));
        return true;
    }

    @Test
    @DisplayName("E07 another shop is rejected or kept apart")
    final void e07_other_shop() throws Exception {
        SampleBatch first = SampleBatch.of(3);
        SampleBatch other = SampleBatch.of(SampleBatch.payment(1, 77, "X-1")).ofShop("autre-boutique");
        sink().write(first);
        boolean rejected = sink().write(other).fold(w -> false, u -> false, d -> false, r -> true);
        assertThat(stored(first)).as("the first shop's payments").isEqualTo(first.asStored());
        if (!rejected) {
            assertThat(stored(other)).as("the other shop's payments").isEqualTo(other.asStored());
        }
    }

    @Test
    @DisplayName("E08 one day does not touch another")
    final void e08_other_day() throws Exception {
        SampleBatch first = SampleBatch.of(3);
        SampleBatch before = SampleBatch.of(SampleBatch.payment(9, 9, "N-9")).on(SampleBatch.DAY.previous());
        sink().write(first);
        assertThat(written(sink().write(before)).revision()).isEqualTo(1);
        assertThat(stored(first)).isEqualTo(first.asStored());
        assertThat(stored(before)).isEqualTo(before.asStored());
    }

    @Test
    @DisplayName("E09 of many payments each is there once")
    final void e09_many() throws Exception {
        SampleBatch batch = SampleBatch.of(MANY);
        sink().write(batch);
        assertThat(stored(batch)).isEqualTo(batch.asStored());
    }

    @Test
    @DisplayName("E10 a batch is used during the call only")
    final void e10_during_the_call() throws Exception {
        PaymentSink sink = sink();
        SampleBatch first = SampleBatch.of(3);
        sink.write(first);
        first.over();
        sink.write(SampleBatch.of(4));
        assertThat(first.usedAfterwards())
                .as("how often it was used afterwards")
                .isZero();
    }

    private List<StoredPayment> stored(SampleBatch batch) throws Exception {
        return stored(batch.shop(), batch.day());
    }

    private static SinkResult.Written written(SinkResult result) {
        return result.fold(
                written -> written,
                unchanged -> {
                    throw new AssertionError("expected Written, but was " + unchanged);
                },
                deferred -> {
                    throw new AssertionError("expected Written, but was " + deferred);
                },
                rejected -> {
                    throw new AssertionError("expected Written, but was " + rejected);
                });
    }
}
