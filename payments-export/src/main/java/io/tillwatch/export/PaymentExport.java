package io.tillwatch.export;

import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentSink;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SinkSession;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.progress.ProgressListener;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import io.tillwatch.time.SystemClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exports the payments of one business day from a source to a sink.
 *
 * <pre>{@code
 * ExportResult result = PaymentExport.from(orders)
 *         .shop("boutique-akwa")
 *         .day(new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala")))
 *         .to(DirectorySink.at(Path.of("exports")))
 *         .run();
 * }</pre>
 *
 * <p>Rows are sorted on disk, so that memory stays flat however many there are. Nothing is handed to the sink unless the
 * source was read to its end. Not thread-safe; run as many exports at once as you like.
 */
public final class PaymentExport {
    private final OrderSource source;
    private @Nullable String shop;
    private @Nullable BusinessDay day;
    private @Nullable PaymentSink sink;
    private DayBasis basis = DayBasis.PAYMENT;
    private InstantSource clock = SystemClock.instants();
    private Optional<Path> spoolDirectory = Optional.empty();
    private ProgressListener progress = ProgressListener.NONE;

    private PaymentExport(OrderSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * Begins an export.
     *
     * @param source where the orders come from
     * @return an export that still needs a shop, a day and a sink
     */
    public static PaymentExport from(OrderSource source) {
        return new PaymentExport(source);
    }

    /**
     * The shop's name, for the {@code shop} column and the manifest. Required.
     *
     * @param name not blank
     * @return this
     * @throws IllegalArgumentException if the name is blank
     */
    public PaymentExport shop(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("shop must not be blank");
        }
        shop = name;
        return this;
    }

    /**
     * The business day. Required.
     *
     * @param businessDay the day in the shop's zone
     * @return this
     */
    public PaymentExport day(BusinessDay businessDay) {
        day = Objects.requireNonNull(businessDay, "businessDay");
        return this;
    }

    /**
     * What decides which payments belong to the day.
     *
     * @param dayBasis the basis; {@link DayBasis#PAYMENT} unless set
     * @return this
     */
    public PaymentExport basis(DayBasis dayBasis) {
        basis = Objects.requireNonNull(dayBasis, "dayBasis");
        return this;
    }

    /**
     * Where the payments go. Required.
     *
     * @param paymentSink the sink
     * @return this
     */
    public PaymentExport to(PaymentSink paymentSink) {
        sink = Objects.requireNonNull(paymentSink, "paymentSink");
        return this;
    }

    /**
     * What time it is. An export that begins before its day has ended is provisional.
     *
     * @param instants the clock; that of the system unless set
     * @return this
     */
    public PaymentExport clock(InstantSource instants) {
        clock = Objects.requireNonNull(instants, "instants");
        return this;
    }

    /**
     * Where rows are kept while they are sorted, if they do not fit into a few megabytes. They hold what the file will
     * hold, and are gone at the end.
     *
     * @param directory an existing directory; the system's directory for temporary files unless set
     * @return this
     */
    public PaymentExport spool(Path directory) {
        spoolDirectory = Optional.of(directory);
        return this;
    }

    /**
     * Who hears how far the export is: orders fetched, orders read, rows written.
     *
     * @param listener called on this thread for every order and row; nobody unless set
     * @return this
     */
    public PaymentExport progress(ProgressListener listener) {
        progress = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Reads the source to its end, then hands the day to the sink.
     *
     * @return exported, or refused and why; with everything the outside world may do (a source that is down, a full
     *     disk) told as refused
     * @throws IllegalStateException if shop, day or sink are not set
     */
    public ExportResult run() {
        return Objects.requireNonNull(runWith(List.of()).get(requireDay()));
    }

    /**
     * Reads the source once, to its end, then hands several days to the sink, one after the other: the oldest first, and at
     * last the day that was set. A day that fails does not stop the others. Memory is that of one day.
     *
     * @param others days beside the one that was set
     * @return what came of each day, in the order they were handed over
     * @throws IllegalStateException if shop, day or sink are not set
     */
    public Map<BusinessDay, ExportResult> runWith(Collection<BusinessDay> others) {
        BusinessDay asked = requireDay();
        if (shop == null || sink == null) {
            throw missing();
        }
        Set<BusinessDay> sorted = new TreeSet<>(Comparator.comparing(BusinessDay::startInclusive));
        sorted.addAll(others);
        sorted.remove(asked);
        List<BusinessDay> days = new ArrayList<>(sorted);
        days.add(asked);
        try (SinkSession session = sink.begin(shop, days)) {
            Optional<Message> refusal = session.refusal();
            return refusal.isPresent() ? refused(days, refusal.get()) : export(days, shop, session);
        }
    }

    private BusinessDay requireDay() {
        if (day == null) {
            throw missing();
        }
        return day;
    }

    private IllegalStateException missing() {
        String missing = (shop == null ? " shop" : "") + (day == null ? " day" : "") + (sink == null ? " to" : "");
        return new IllegalStateException("PaymentExport must be given before run():" + missing);
    }

    private Map<BusinessDay, ExportResult> export(List<BusinessDay> days, String name, SinkSession session) {
        ExportProgress told = new ExportProgress(progress);
        DayCollector.Run run = new DayCollector.Run(
                source.name(),
                name,
                basis,
                spoolDirectory,
                new SpoolBudget(PaymentSpool.WEIGHT_KEPT),
                days.size(),
                told);
        Instant now = clock.instant();
        List<DayCollector> collectors = days.stream()
                .map(d -> new DayCollector(run, d, now.isBefore(d.endExclusive())))
                .toList();
        try {
            SourceResult read = source.read(new DayReceivers(collectors, told));
            if (read instanceof SourceResult.Failed failed) {
                return failed(days, failed.reason(), session);
            }
            Map<BusinessDay, ExportResult> results = new LinkedHashMap<>();
            for (DayCollector collector : collectors) {
                results.put(collector.day(), write(collector, session));
            }
            return results;
        } catch (UncheckedIOException e) {
            return failed(days, spoolFailed(Objects.requireNonNull(e.getCause())), session);
        } finally {
            collectors.forEach(PaymentExport::closeQuietly);
        }
    }

    private ExportResult write(DayCollector collector, SinkSession session) {
        try {
            collector.finish();
            SinkResult written = session.write(collector);
            List<Message> ofTheRun = collector.day().equals(day) ? session.notices() : List.of();
            return written.fold(
                    w -> new ExportResult.Exported(collector.report(together(w.notices(), ofTheRun)), w),
                    u -> new ExportResult.Exported(collector.report(ofTheRun), u),
                    d -> new ExportResult.Refused(d.reason()),
                    r -> new ExportResult.Refused(r.reason()));
        } catch (IOException e) {
            return failed(collector.day(), spoolFailed(e), session);
        } catch (UncheckedIOException e) {
            return failed(collector.day(), spoolFailed(Objects.requireNonNull(e.getCause())), session);
        } finally {
            closeQuietly(collector);
        }
    }

    private static List<Message> together(List<Message> ofTheDay, List<Message> ofTheRun) {
        return Stream.concat(ofTheDay.stream(), ofTheRun.stream()).toList();
    }

    private static Map<BusinessDay, ExportResult> refused(List<BusinessDay> days, Message reason) {
        Map<BusinessDay, ExportResult> results = new LinkedHashMap<>();
        days.forEach(d -> results.put(d, new ExportResult.Refused(reason)));
        return results;
    }

    private static Map<BusinessDay, ExportResult> failed(List<BusinessDay> days, Message reason, SinkSession session) {
        days.forEach(d -> session.failed(d, reason));
        return refused(days, reason);
    }

    private static ExportResult failed(BusinessDay day, Message reason, SinkSession session) {
        session.failed(day, reason);
        return new ExportResult.Refused(reason);
    }

    private static void closeQuietly(DayCollector collector) {
        try {
            collector.close();
        } catch (IOException e) {
            // A temporary file that stays is no reason to call a day failed that was written.
        }
    }

    static Message spoolFailed(IOException e) {
        return Message.of(PaymentExport.class, "spool-failed", String.valueOf(e.getMessage()));
    }
}
