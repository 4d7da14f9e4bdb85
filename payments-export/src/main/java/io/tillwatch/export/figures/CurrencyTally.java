package io.tillwatch.export.figures;

import io.tillwatch.money.ExactSum;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderItem;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.time.BusinessDay;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the orders of one currency. Every rule of {@link Figure} is here, and nowhere else. */
final class CurrencyTally {
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Set<PaymentStatus> OPEN =
            Set.of(PaymentStatus.INITIATED, PaymentStatus.PENDING, PaymentStatus.AUTHORIZED);

    private static final Set<PaymentStatus> SETTLED_INSTALMENT =
            Set.of(PaymentStatus.SUCCEEDED, PaymentStatus.CANCELLED, PaymentStatus.REVERSED);

    private final Instant asOf;
    private final DayBasis basis;
    private final BusinessDay today;
    private final Map<Window, WindowTally> windows = new EnumMap<>(Window.class);
    private final List<HourTally> hours = new ArrayList<>();
    private final Tally.Dues pending = new Tally.Dues();
    private final Map<Figures.Age, Tally.Dues> pendingByAge = new EnumMap<>(Figures.Age.class);
    private final Tally.Dues openInstalments = new Tally.Dues();
    private final Tally.Dues overdueInstalments = new Tally.Dues();
    private boolean instalments;
    private boolean dueDates;
    private @Nullable Instant oldestPending;

    CurrencyTally(Instant asOf, ZoneId zone, DayBasis basis) {
        this.asOf = asOf;
        this.basis = basis;
        this.today = BusinessDay.at(asOf, zone);
        for (Window window : Window.values()) {
            windows.put(window, new WindowTally(window.at(asOf, zone)));
        }
        for (Instant hour = today.startInclusive(); hour.isBefore(today.endExclusive()); hour = hour.plus(HOUR)) {
            hours.add(new HourTally(hour));
        }
        for (Figures.Age age : Figures.Age.values()) {
            pendingByAge.put(age, new Tally.Dues());
        }
    }

    /** An order that was created before the instant of the figures, and what was bought with it if that is known. */
    void add(List<OrderPayment> order, Optional<List<OrderItem>> items) {
        OrderPayment any = order.get(0);
        Instant created = any.times().createdAt();
        long due = any.due().minorUnits();
        BigInteger paid = order.stream()
                .map(payment -> BigInteger.valueOf(payment.paid().minorUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        windows.values().forEach(window -> window.order(created, due, paid.signum() > 0, items));
        hour(created).ifPresent(hour -> hour.ordered.add(due));
        order.forEach(this::payment);
        BigInteger owed = BigInteger.valueOf(due).subtract(paid);
        if (owed.signum() > 0 && order.stream().anyMatch(payment -> OPEN.contains(payment.status()))) {
            pending.add(owed.longValueExact());
            pendingByAge
                    .computeIfAbsent(Figures.Age.of(Duration.between(created, asOf)), age -> new Tally.Dues())
                    .add(owed.longValueExact());
            oldestPending = oldestPending == null || created.isBefore(oldestPending) ? created : oldestPending;
        }
    }

    private void payment(OrderPayment payment) {
        Instant at = basis.of(payment);
        if (at.isBefore(asOf)) {
            windows.values().forEach(window -> window.payment(at, payment));
            hour(at).ifPresent(hour -> hour.payments.add(payment));
        }
        payment.details().instalmentDue().ifPresent(due -> {
            instalments = true;
            Optional<Instant> dueAt = payment.times().dueAt();
            dueDates |= dueAt.isPresent();
            if (!SETTLED_INSTALMENT.contains(payment.status())) {
                openInstalments.add(due.minorUnits());
                if (dueAt.isPresent() && dueAt.get().isBefore(asOf)) {
                    overdueInstalments.add(due.minorUnits());
                }
            }
        });
    }

    private Optional<HourTally> hour(Instant at) {
        return at.isBefore(asOf) && today.contains(at)
                ? Optional.of(hours.get(
                        (int) Duration.between(today.startInclusive(), at).toHours()))
                : Optional.empty();
    }

    Figures.OfCurrency figures() {
        Map<Window, Figures.OfWindow> counted = new EnumMap<>(Window.class);
        windows.forEach((window, tally) -> counted.put(window, tally.figures()));
        Map<Figures.Age, Figures.Open> byAge = new EnumMap<>(Figures.Age.class);
        pendingByAge.forEach((age, tally) -> byAge.put(age, tally.figures()));
        return new Figures.OfCurrency(
                counted,
                hours.stream().map(hour -> hour.figures(asOf)).toList(),
                new Figures.Pending(
                        pending.figures(),
                        byAge,
                        Optional.ofNullable(oldestPending).map(oldest -> Duration.between(oldest, asOf))),
                instalments ? Optional.of(openInstalments.figures()) : Optional.empty(),
                dueDates ? Optional.of(overdueInstalments.figures()) : Optional.empty());
    }

    private static final class HourTally {
        private final Instant from;
        private final Tally.Dues ordered = new Tally.Dues();
        private final Tally.Sums payments = new Tally.Sums();

        HourTally(Instant from) {
            this.from = from;
        }

        Figures.Hour figures(Instant asOf) {
            return new Figures.Hour(
                    from,
                    from.isBefore(asOf)
                            ? Optional.of(new Figures.HourCount(ordered.figures(), payments.figures()))
                            : Optional.empty());
        }
    }

    private static final class WindowTally {
        private final Window.Span span;
        private final Tally.Dues ordered = new Tally.Dues();
        private final ExactSum paidOrdersDue = new ExactSum();
        private final Tally.Sums payments = new Tally.Sums();
        private final Tally.Table byStatus = new Tally.Table();
        private final Tally.Table byProvider = new Tally.Table();
        private final Tally.Table byMethod = new Tally.Table();
        private final ProductTally products = new ProductTally();
        private long paidOrders;

        WindowTally(Window.Span span) {
            this.span = span;
        }

        void order(Instant created, long due, boolean paid, Optional<List<OrderItem>> items) {
            if (span.contains(created)) {
                ordered.add(due);
                if (paid) {
                    paidOrders++;
                    paidOrdersDue.add(due);
                    products.add(created, items);
                }
            }
        }

        void payment(Instant at, OrderPayment payment) {
            if (span.contains(at)) {
                payments.add(payment);
                byStatus.add(payment.status().name(), payment);
                byProvider.add(payment.provider(), payment);
                byMethod.add(payment.details().method(), payment);
            }
        }

        Figures.OfWindow figures() {
            return new Figures.OfWindow(
                    ordered.figures(),
                    paidOrders,
                    paidOrders == 0 ? Optional.empty() : Optional.of(average()),
                    payments.figures(),
                    byStatus.figures(),
                    byProvider.figures(),
                    byMethod.figures(),
                    products.figures(),
                    products.withoutItems());
        }

        private BigInteger average() {
            return new BigDecimal(paidOrdersDue.value())
                    .divide(BigDecimal.valueOf(paidOrders), 0, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact();
        }
    }
}
