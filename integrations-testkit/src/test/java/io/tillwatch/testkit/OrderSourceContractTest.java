package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.settings.Problem;
import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The contract lets a right source pass, and each of these others fail at exactly the rule that it breaks. */
class OrderSourceContractTest {
    private static final String SECRET = "CANARY-token";

    @Test
    void a_right_source_passes_every_rule() {
        assertThat(Violations.of(Right.class)).isEmpty();
        assertThat(Violations.tried(Right.class)).isEqualTo(12);
    }

    @Test
    void a_wrong_source_breaks_exactly_its_rule() {
        assertThat(Violations.of(GivesTwice.class)).containsExactly("P01");
        assertThat(Violations.of(SkipsTheUnreadable.class)).containsExactly("P02");
        assertThat(Violations.of(FailsWhenEmpty.class)).containsExactly("P03");
        assertThat(Violations.of(Throws.class)).containsExactly("P04");
        assertThat(Violations.of(GoesToAnotherThread.class)).containsExactly("P05");
        assertThat(Violations.of(CanBeReadOnce.class)).containsExactly("P06");
        assertThat(Violations.of(ChangesItsName.class)).containsExactly("P07");
        assertThat(Violations.of(TellsItsSecret.class)).containsExactly("P08");
        assertThat(Violations.of(KeepsEverything.class)).containsExactly("P09");
        assertThat(Violations.of(ForgetsTheInterrupt.class)).containsExactly("P10");
        assertThat(Violations.of(CatchesEverything.class)).containsExactly("P11");
        assertThat(Violations.of(NumbersAttemptsAlike.class)).containsExactly("P12");
    }

    @Test
    void a_fault_that_is_taken_for_the_end_breaks_its_rule() {
        assertThat(Violations.of(TakesAFaultForTheEnd.class)).containsExactly("P04");
    }

    /** A source over orders in memory. */
    static class Source implements OrderSource {
        final List<SampleOrder> orders;
        final Optional<SourceFault> fault;

        Source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            this.orders = orders;
            this.fault = fault;
        }

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public SourceResult read(OrderReceiver receiver) {
            if (fault.isPresent()) {
                return failed();
            }
            for (SampleOrder order : orders) {
                if (Thread.currentThread().isInterrupted()) {
                    return failed();
                }
                give(order, receiver);
            }
            return SourceResult.complete();
        }

        void give(SampleOrder order, OrderReceiver receiver) {
            if (order.readable()) {
                receiver.order(payment(order));
            } else {
                receiver.rejected(
                        new RejectedRecord("record 1", List.of(reason("rule.text")), order.id(), Optional.empty()));
            }
        }

        static OrderPayment payment(SampleOrder order) {
            return OrderPayment.builder(order.id(), order.due(), order.createdAt())
                    .provider("cash")
                    .build();
        }

        static SourceResult failed() {
            return SourceResult.failed(reason("rule.required"));
        }

        static Message reason(String key, Object... arguments) {
            return Message.of(Problem.class, key, arguments);
        }
    }

    static class Right extends OrderSourceContract {
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault);
        }

        @Override
        protected final OrderSource holding(List<SampleOrder> orders) {
            return source(orders, Optional.empty());
        }

        @Override
        protected final Set<SourceFault> faults() {
            return EnumSet.allOf(SourceFault.class);
        }

        @Override
        protected final OrderSource failing(SourceFault fault) {
            return source(SampleOrder.list(3), Optional.of(fault));
        }

        @Override
        protected final List<String> secrets() {
            return List.of(SECRET);
        }
    }

    static final class GivesTwice extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault) {
                @Override
                void give(SampleOrder order, OrderReceiver receiver) {
                    super.give(order, receiver);
                    if (order.id().equals("order-5")) {
                        super.give(order, receiver);
                    }
                }
            };
        }
    }

    static final class SkipsTheUnreadable extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders.stream().filter(SampleOrder::readable).toList(), fault);
        }
    }

    static final class FailsWhenEmpty extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, orders.isEmpty() ? Optional.of(SourceFault.ABSENT) : fault);
        }
    }

    static final class Throws extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault) {
                @Override
                public SourceResult read(OrderReceiver receiver) {
                    if (fault.isPresent()) {
                        throw new IllegalStateException("down");
                    }
                    return super.read(receiver);
                }
            };
        }
    }

    static final class TakesAFaultForTheEnd extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault.filter(f -> f != SourceFault.CUT_OFF));
        }
    }

    static final class GoesToAnotherThread extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault) {
                @Override
                void give(SampleOrder order, OrderReceiver receiver) {
                    if (order.id().equals("order-2")) {
                        Optional<RuntimeException> thrown = CompletableFuture.supplyAsync(() -> {
                                    try {
                                        super.give(order, receiver);
                                        return Optional.<RuntimeException>empty();
                                    } catch (IllegalStateException e) {
                                        return Optional.<RuntimeException>of(e);
                                    }
                                })
                                .join();
                        thrown.ifPresent(e -> {
                            throw e;
                        });
                    } else {
                        super.give(order, receiver);
                    }
                }
            };
        }
    }

    static final class CanBeReadOnce extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            List<SampleOrder> left = new ArrayList<>(orders);
            return new Source(left, fault) {
                @Override
                public SourceResult read(OrderReceiver receiver) {
                    SourceResult result = super.read(receiver);
                    left.clear();
                    return result;
                }
            };
        }
    }

    static final class ChangesItsName extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault) {
                @Override
                public String name() {
                    return "memory of " + orders.size();
                }
            };
        }
    }

    static final class TellsItsSecret extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault) {
                @Override
                public SourceResult read(OrderReceiver receiver) {
                    return fault.isPresent()
                            ? SourceResult.failed(reason("rule.one-of", "Bearer " + SECRET))
                            : super.read(receiver);
                }
            };
        }
    }

    static final class KeepsEverything extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            List<OrderPayment> kept = new ArrayList<>();
            return new Source(orders, fault) {
                @Override
                void give(SampleOrder order, OrderReceiver receiver) {
                    if (order.readable()) {
                        kept.add(payment(order));
                        receiver.order(kept.get(kept.size() - 1));
                    } else {
                        super.give(order, receiver);
                    }
                }
            };
        }
    }

    static final class ForgetsTheInterrupt extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault) {
                @Override
                public SourceResult read(OrderReceiver receiver) {
                    return Thread.interrupted() ? failed() : super.read(receiver);
                }
            };
        }
    }

    static final class CatchesEverything extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault) {
                @Override
                public SourceResult read(OrderReceiver receiver) {
                    try {
                        return super.read(receiver);
                    } catch (IllegalStateException e) {
                        return failed();
                    }
                }
            };
        }
    }

    static final class NumbersAttemptsAlike extends Right {
        @Override
        OrderSource source(List<SampleOrder> orders, Optional<SourceFault> fault) {
            return new Source(orders, fault) {
                @Override
                void give(SampleOrder order, OrderReceiver receiver) {
                    if (order.readable()) {
                        receiver.order(List.of(payment(order), payment(order)));
                    } else {
                        super.give(order, receiver);
                    }
                }
            };
        }
    }
}
