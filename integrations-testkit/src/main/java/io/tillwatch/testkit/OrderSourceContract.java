package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.payment.SourceResult;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link OrderSource} keeps to, whoever wrote it. Extend it in the tests of a source, and say how to make one.
 *
 * <p>The rules stand in {@code docs/contracts/order-source.md} under the same numbers.
 */
public abstract class OrderSourceContract {
    private static final int MANY = 20_000;

    /** For implementations. */
    protected OrderSourceContract() {}

    /**
     * A source of a shop that holds these orders and nothing else.
     *
     * @param orders each to be given with this id; one that is not readable to be given as rejected
     * @return the source
     * @throws Exception if the shop could not be set up
     */
    protected abstract OrderSource holding(List<SampleOrder> orders) throws Exception;

    /**
     * What can happen to such a source.
     *
     * @return at least one fault
     */
    protected abstract Set<SourceFault> faults();

    /**
     * A source to which something happens.
     *
     * @param fault one of {@link #faults}
     * @return the source
     * @throws Exception if the shop could not be set up
     */
    protected abstract OrderSource failing(SourceFault fault) throws Exception;

    /**
     * Texts that are given to every source, and must never be shown: passwords, tokens, keys.
     *
     * @return the secrets; none unless overridden
     */
    protected List<String> secrets() {
        return List.of();
    }

    @Test
    @DisplayName("P01 every order is given exactly once, and the reading is complete")
    final void p01_every_order_once() throws Exception {
        Given given = Given.by(holding(SampleOrder.list(5)));
        assertThat(given.reason).as("why the reading failed").isEmpty();
        assertThat(given.ids).containsExactlyInAnyOrder("order-1", "order-2", "order-3", "order-4", "order-5");
        assertThat(given.rejected).isEmpty();
    }

    @Test
    @DisplayName(
            "P02 a record that cannot be read is given as rejected, with all that is known, and the others are given")
    final void p02_rejected_records() throws Exception {
        List<SampleOrder> orders = List.of(SampleOrder.of(1), SampleOrder.of(2).unreadable(), SampleOrder.of(3));
        Given given = Given.by(holding(orders));
        assertThat(given.ids).containsExactlyInAnyOrder("order-1", "order-3");
        assertThat(given.rejected).hasSize(1);
        RejectedRecord record = given.rejected.get(0);
        assertThat(record.position()).as("where it stands").isNotBlank();
        assertThat(record.raw()).as("the record as received").contains("order-2");
        assertThat(record.reasons())
                .allSatisfy(reason -> assertThat(reason.in(Locale.FRENCH)).isNotBlank());
    }

    @Test
    @DisplayName("P03 a shop without orders is complete")
    final void p03_no_orders() throws Exception {
        Given given = Given.by(holding(List.of()));
        assertThat(given.reason).as("why the reading failed").isEmpty();
        assertThat(given.ids).isEmpty();
        assertThat(given.rejected).isEmpty();
    }

    @Test
    @DisplayName("P04 what the outside world does is failed, with a reason in both languages, never an exception")
    final void p04_faults() throws Exception {
        assertThat(faults()).as("faults to try").isNotEmpty();
        for (SourceFault fault : faults()) {
            Given given = Given.by(failing(fault));
            assertThat(given.thrown).as("what %s throws", fault).isEmpty();
            assertThat(given.reason).as("the reasons for %s", fault).hasSize(2).doesNotContain("");
        }
    }

    @Test
    @DisplayName("P05 the receiver is called on the calling thread, and not after the reading has ended")
    final void p05_calling_thread() throws Exception {
        Given given = Given.by(holding(SampleOrder.list(5)));
        assertThat(given.threads).as("threads that gave orders").containsOnly(Thread.currentThread());
        assertThat(given.lateCalls()).as("orders given after the end").isZero();
    }

    @Test
    @DisplayName("P06 a second reading gives the same")
    final void p06_second_reading() throws Exception {
        OrderSource source = holding(SampleOrder.list(5));
        Given first = Given.by(source);
        Given second = Given.by(source);
        assertThat(second.payments).isEqualTo(first.payments);
        assertThat(second.reason).isEqualTo(first.reason);
    }

    @Test
    @DisplayName("P07 the name is not blank and stays the same")
    final void p07_name() throws Exception {
        OrderSource source = holding(SampleOrder.list(1));
        String name = source.name();
        assertThat(name).isNotBlank();
        Given.by(source);
        assertThat(source.name()).isEqualTo(name);
        assertThat(holding(List.of()).name())
                .as("the name of a source over other orders")
                .isEqualTo(name);
    }

    @Test
    @DisplayName("P08 no secret is shown in a name, a text of the source or a reason")
    final void p08_secrets() throws Exception {
        List<String> shown = new ArrayList<>();
        for (SourceFault fault : faults()) {
            OrderSource source = failing(fault);
            Given given = Given.by(source);
            shown.addAll(given.reason);
            shown.addAll(given.thrown);
            shown.add(source.name());
            shown.add(source.toString());
        }
        for (String secret : secrets()) {
            assertThat(shown).as("texts with a secret").noneMatch(text -> text.contains(secret));
        }
    }

    @Test
    @DisplayName("P09 orders are given as they come and not kept")
    final void p09_flat() throws Exception {
        OrderSource source = holding(SampleOrder.list(MANY));
        List<WeakReference<OrderPayment>> early = new ArrayList<>();
        long[] kept = {-1};
        int[] count = {0};
        source.read(new OrderReceiver() {
            @Override
            public void order(List<OrderPayment> attempts) {
                count[0]++;
                if (count[0] <= MANY / 2) {
                    early.add(new WeakReference<>(attempts.get(0)));
                } else if (count[0] == MANY) {
                    System.gc();
                    kept[0] = early.stream().filter(e -> e.get() != null).count();
                }
            }

            @Override
            public void rejected(RejectedRecord record) {
                // None is expected.
            }
        });
        assertThat(kept[0])
                .as("of the first %d orders, those still held when %d have been given", MANY / 2, MANY)
                .isBetween(0L, MANY / 20L);
    }

    @Test
    @DisplayName("P10 a reading that is interrupted has failed, and the thread stays interrupted")
    final void p10_interrupted() throws Exception {
        OrderSource source = holding(SampleOrder.list(5));
        boolean flag;
        Given given;
        Thread.currentThread().interrupt();
        try {
            given = Given.by(source);
        } finally {
            flag = Thread.interrupted();
        }
        assertThat(given.thrown).as("what is thrown").isEmpty();
        assertThat(given.reason).as("the reasons").hasSize(2);
        assertThat(flag).as("whether the thread is still interrupted").isTrue();
    }

    @Test
    @DisplayName("P11 what the receiver throws is not caught")
    final void p11_receiver_throws() throws Exception {
        OrderSource source = holding(SampleOrder.list(5));
        IllegalStateException full = new IllegalStateException("the receiver is full");
        assertThatThrownBy(() -> source.read(new OrderReceiver() {
                    @Override
                    public void order(List<OrderPayment> attempts) {
                        throw full;
                    }

                    @Override
                    public void rejected(RejectedRecord record) {
                        throw full;
                    }
                }))
                .isSameAs(full);
    }

    @Test
    @DisplayName("P12 an order has at least one attempt, all of one order, with different numbers")
    final void p12_attempts() throws Exception {
        for (List<OrderPayment> attempts : Given.by(holding(SampleOrder.list(5))).payments) {
            assertThat(attempts).isNotEmpty();
            assertThat(attempts)
                    .extracting(OrderPayment::orderId)
                    .containsOnly(attempts.get(0).orderId());
            assertThat(attempts).extracting(OrderPayment::attempt).doesNotHaveDuplicates();
        }
    }

    /** What one reading gave. */
    private static final class Given implements OrderReceiver {
        private final List<String> ids = new ArrayList<>();
        private final List<List<OrderPayment>> payments = new ArrayList<>();
        private final List<RejectedRecord> rejected = new ArrayList<>();
        private final List<Thread> threads = new ArrayList<>();
        private final List<String> reason = new ArrayList<>();
        private final List<String> thrown = new ArrayList<>();
        private int atTheEnd;

        static Given by(OrderSource source) {
            Given given = new Given();
            try {
                SourceResult result = source.read(given);
                result.fold(
                        complete -> true,
                        failed -> given.reason.add(failed.reason().in(Locale.ENGLISH))
                                && given.reason.add(failed.reason().in(Locale.FRENCH)));
            } catch (RuntimeException e) {
                given.thrown.add(e.toString());
            }
            given.atTheEnd = given.threads.size();
            return given;
        }

        int lateCalls() {
            return threads.size() - atTheEnd;
        }

        @Override
        public void order(List<OrderPayment> attempts) {
            threads.add(Thread.currentThread());
            payments.add(List.copyOf(attempts));
            if (!attempts.isEmpty()) {
                ids.add(attempts.get(0).orderId());
            }
        }

        @Override
        public void rejected(RejectedRecord record) {
            threads.add(Thread.currentThread());
            rejected.add(record);
        }
    }
}
