package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentSink;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.settings.Problem;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract lets a right sink pass, and each of these others fail at exactly the rule that it breaks. */
class PaymentSinkContractTest {
    @Test
    void a_right_sink_passes_every_rule() {
        assertThat(Violations.of(Right.class)).isEmpty();
        assertThat(Violations.tried(Right.class)).isEqualTo(12);
        assertThat(Violations.of(RefusesOtherShops.class)).isEmpty();
    }

    @Test
    void a_wrong_sink_breaks_exactly_its_rule() {
        assertThat(Violations.of(DoesNotSayWhere.class)).containsExactly("E01");
        assertThat(Violations.of(WritesTheSameAgain.class)).containsExactly("E02");
        assertThat(Violations.of(Appends.class)).containsExactly("E03");
        assertThat(Violations.of(WantsPayments.class)).containsExactly("E04");
        assertThat(Violations.of(Calculates.class)).containsExactly("E05");
        assertThat(Violations.of(Throws.class)).containsExactly("E06");
        assertThat(Violations.of(MixesShops.class)).containsExactly("E07");
        assertThat(Violations.of(MixesDays.class)).containsExactly("E08");
        assertThat(Violations.of(HasLittleRoom.class)).containsExactly("E09");
        assertThat(Violations.of(KeepsTheBatch.class)).containsExactly("E10");
        assertThat(Violations.of(DoesNotCount.class)).containsExactly("E11");
        assertThat(Violations.of(CountsEverything.class)).containsExactly("E11");
        assertThat(Violations.of(RejectsForEver.class)).containsExactly("E12");
        assertThat(Violations.of(AlwaysPutsOff.class)).containsExactly("E06");
    }

    /** A sink into memory. */
    static class Right extends PaymentSinkContract implements PaymentSink {
        final Map<String, List<List<StoredPayment>>> revisions = new HashMap<>();
        boolean refusing;
        boolean busy;

        String key(String shop, BusinessDay day) {
            return shop + " " + day.date();
        }

        List<String> locations() {
            return List.of("memory");
        }

        @Override
        protected final PaymentSink sink() {
            return this;
        }

        @Override
        protected List<StoredPayment> stored(String shop, BusinessDay day) {
            List<List<StoredPayment>> all = revisions.getOrDefault(key(shop, day), List.of());
            return all.isEmpty() ? List.of() : all.get(all.size() - 1);
        }

        @Override
        protected final void refuse() {
            refusing = true;
        }

        @Override
        protected final void putOff() {
            busy = true;
        }

        @Override
        public SinkResult write(PaymentBatch batch) {
            if (refusing) {
                return rejected();
            }
            if (busy) {
                return deferred();
            }
            List<StoredPayment> payments = new ArrayList<>();
            batch.forEach(p -> payments.add(new StoredPayment(
                    p.orderId(), p.attempt(), p.paid().minorUnits(), p.details().orderNumber())));
            List<List<StoredPayment>> all =
                    revisions.computeIfAbsent(key(batch.shop(), batch.day()), key -> new ArrayList<>());
            if (!all.isEmpty() && isSame(payments, all.get(all.size() - 1))) {
                return new SinkResult.Unchanged(all.size(), locations());
            }
            SinkResult.Changes changes = changes(payments, all.isEmpty() ? List.of() : all.get(all.size() - 1));
            all.add(payments);
            return new SinkResult.Written(all.size(), changes, locations(), List.of());
        }

        SinkResult.Changes changes(List<StoredPayment> now, List<StoredPayment> before) {
            Set<String> then = before.stream().map(StoredPayment::orderId).collect(Collectors.toSet());
            Set<String> today = now.stream().map(StoredPayment::orderId).collect(Collectors.toSet());
            return new SinkResult.Changes(
                    now.stream().filter(p -> !then.contains(p.orderId())).count(),
                    now.stream()
                            .filter(p -> then.contains(p.orderId()) && !before.contains(p))
                            .count(),
                    before.stream().filter(p -> !today.contains(p.orderId())).count());
        }

        SinkResult deferred() {
            return new SinkResult.Deferred(Message.of(Problem.class, "rule.required"));
        }

        boolean isSame(List<StoredPayment> given, List<StoredPayment> had) {
            return given.equals(had);
        }

        static SinkResult rejected() {
            return new SinkResult.Rejected(Message.of(Problem.class, "rule.required"));
        }
    }

    static final class RefusesOtherShops extends Right {
        @Override
        public SinkResult write(PaymentBatch batch) {
            boolean others = revisions.keySet().stream().anyMatch(key -> !key.startsWith(batch.shop()));
            return others ? rejected() : super.write(batch);
        }
    }

    static final class DoesNotSayWhere extends Right {
        @Override
        List<String> locations() {
            return List.of();
        }
    }

    static final class WritesTheSameAgain extends Right {
        @Override
        SinkResult.Changes changes(List<StoredPayment> now, List<StoredPayment> before) {
            Set<String> then = before.stream().map(StoredPayment::orderId).collect(Collectors.toSet());
            Set<String> today = now.stream().map(StoredPayment::orderId).collect(Collectors.toSet());
            return new SinkResult.Changes(
                    now.stream().filter(p -> !then.contains(p.orderId())).count(),
                    now.stream()
                            .filter(p -> then.contains(p.orderId()) && !before.contains(p))
                            .count(),
                    before.stream().filter(p -> !today.contains(p.orderId())).count());
        }

        SinkResult deferred() {
            return new SinkResult.Deferred(Message.of(Problem.class, "rule.required"));
        }

        boolean isSame(List<StoredPayment> given, List<StoredPayment> had) {
            return false;
        }
    }

    static final class Appends extends Right {
        @Override
        protected List<StoredPayment> stored(String shop, BusinessDay day) {
            List<List<StoredPayment>> all = revisions.getOrDefault(key(shop, day), List.of());
            boolean formulas = all.stream().allMatch(revision -> revision.size() == 1);
            return formulas
                    ? super.stored(shop, day)
                    : all.stream().flatMap(List::stream).toList();
        }
    }

    static final class WantsPayments extends Right {
        @Override
        public SinkResult write(PaymentBatch batch) {
            return batch.size() == 0 ? rejected() : super.write(batch);
        }
    }

    static final class Calculates extends Right {
        @Override
        protected List<StoredPayment> stored(String shop, BusinessDay day) {
            return super.stored(shop, day).stream()
                    .map(p -> p.orderNumber().equals("=1+1")
                            ? new StoredPayment(p.orderId(), p.attempt(), p.paidMinor(), "2")
                            : p)
                    .toList();
        }
    }

    static final class Throws extends Right {
        @Override
        public SinkResult write(PaymentBatch batch) {
            if (refusing) {
                throw new IllegalStateException("full");
            }
            return super.write(batch);
        }
    }

    static final class MixesShops extends Right {
        @Override
        String key(String shop, BusinessDay day) {
            return day.date().toString();
        }
    }

    static final class MixesDays extends Right {
        @Override
        String key(String shop, BusinessDay day) {
            return shop;
        }
    }

    static final class HasLittleRoom extends Right {
        @Override
        protected List<StoredPayment> stored(String shop, BusinessDay day) {
            return super.stored(shop, day).stream().limit(1000).toList();
        }
    }

    static final class DoesNotCount extends Right {
        @Override
        SinkResult.Changes changes(List<StoredPayment> now, List<StoredPayment> before) {
            return SinkResult.Changes.NONE;
        }
    }

    static final class CountsEverything extends Right {
        @Override
        SinkResult.Changes changes(List<StoredPayment> now, List<StoredPayment> before) {
            return new SinkResult.Changes(now.size(), 0, before.size());
        }
    }

    static final class RejectsForEver extends Right {
        @Override
        SinkResult deferred() {
            return rejected();
        }
    }

    static final class AlwaysPutsOff extends Right {
        @Override
        public SinkResult write(PaymentBatch batch) {
            return refusing ? deferred() : super.write(batch);
        }
    }

    static final class KeepsTheBatch extends Right {
        private final List<PaymentBatch> kept = new ArrayList<>();

        @Override
        public SinkResult write(PaymentBatch batch) {
            kept.forEach(PaymentBatch::size);
            kept.add(batch);
            return super.write(batch);
        }
    }
}
