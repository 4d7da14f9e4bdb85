package io.tillwatch.export;

import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentSink;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import io.tillwatch.time.SystemClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
     * Reads the source to its end, then hands the day to the sink.
     *
     * @return exported, or refused and why; with everything the outside world may do (a source that is down, a full
     *     disk) told as refused
     * @throws IllegalStateException if shop, day or sink are not set
     */
    public ExportResult run() {
        if (shop == null || day == null || sink == null) {
            String missing = (shop == null ? " shop" : "") + (day == null ? " day" : "") + (sink == null ? " to" : "");
            throw new IllegalStateException("PaymentExport must be given before run():" + missing);
        }
        boolean provisional = clock.instant().isBefore(day.endExclusive());
        try (DayCollector collector = new DayCollector(source.name(), shop, day, basis, provisional, spoolDirectory)) {
            return export(collector, sink);
        } catch (IOException e) {
            return spoolFailed(e);
        } catch (UncheckedIOException e) {
            return spoolFailed(Objects.requireNonNull(e.getCause()));
        }
    }

    private ExportResult export(DayCollector collector, PaymentSink target) throws IOException {
        SourceResult read = source.read(collector);
        if (read instanceof SourceResult.Failed failed) {
            return new ExportResult.Refused(failed.reason());
        }
        collector.finish();
        SinkResult written = target.write(collector);
        return written.fold(
                w -> new ExportResult.Exported(collector.report(w.notices()), w),
                u -> new ExportResult.Exported(collector.report(List.of()), u),
                d -> new ExportResult.Refused(d.reason()),
                r -> new ExportResult.Refused(r.reason()));
    }

    private static ExportResult spoolFailed(IOException e) {
        return new ExportResult.Refused(
                Message.of(PaymentExport.class, "spool-failed", String.valueOf(e.getMessage())));
    }
}
