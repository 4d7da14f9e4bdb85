package io.tillwatch.export.directory;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentBatch;
import io.tillwatch.payment.PaymentColumns;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.PaymentTotal;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The newest revision of a day that a {@link DirectorySink} wrote, read back: what goes from the directory to another sink.
 * Its file is compared with its manifest when it is opened: hash, rows, counts and sums.
 *
 * <p>Rows are read from the file each time they are asked for, so a day of any size takes little memory. Records in
 * quarantine are not read back. Immutable; thread-safe as long as the file stays as it is.
 */
public final class ExportedDay implements PaymentBatch {
    private static final Pattern NAME = Pattern.compile("payments-(\\d{4}-\\d{2}-\\d{2})(\\..+)?\\.(csv|json)");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Path file;
    private final DayManifest manifest;
    private final DayManifest.Revision revision;
    private final BusinessDay day;
    private final List<PaymentTotal> totals;

    private ExportedDay(Path file, DayManifest manifest) {
        this.file = file;
        this.manifest = manifest;
        this.revision = manifest.newestRevision();
        this.day = new BusinessDay(LocalDate.parse(manifest.businessDate()), ZoneId.of(revision.zone()));
        this.totals = revision.totals().stream().map(ExportedDay::total).toList();
    }

    /**
     * Opens the day that a file belongs to.
     *
     * @param any any file of the day: an earlier revision, a profile, the quarantine or the manifest stand for the newest
     *     revision
     * @return the day, or why it cannot be used
     */
    public static DayReading of(Path any) {
        Matcher name = NAME.matcher(String.valueOf(any.getFileName()));
        if (!name.matches()) {
            return unusable("day.name", any);
        }
        Path manifest = any.resolveSibling("payments-" + name.group(1) + ".manifest.json");
        try {
            Optional<DayManifest> read = DayManifest.read(manifest);
            return read.isPresent() ? open(manifest, read.get()) : unusable("day.no-manifest", any, manifest);
        } catch (UnusableManifestException e) {
            return new DayReading.Unusable(e.reason());
        } catch (IOException e) {
            return unusable("day.unreadable", manifest, String.valueOf(e.getMessage()));
        }
    }

    private static DayReading open(Path manifest, DayManifest read) throws IOException {
        Path file = manifest.resolveSibling(read.newestRevision().file().name());
        if (!Files.isRegularFile(file)) {
            return unusable("day.missing", file, manifest);
        }
        if (!Sha256.of(file).equals(read.newestRevision().file().sha256())) {
            return unusable("day.altered", file, manifest);
        }
        ExportedDay day;
        try {
            day = new ExportedDay(file, read);
        } catch (DateTimeException | IllegalArgumentException e) {
            return new DayReading.Unusable(DirectorySink.message("manifest-unreadable", manifest));
        }
        try {
            return day.isWhole() ? new DayReading.Read(day) : unusable("day.totals", file, manifest);
        } catch (IllegalArgumentException | DateTimeException e) {
            return unusable("day.rows", file, String.valueOf(e.getMessage()));
        }
    }

    private static DayReading unusable(String key, Object... arguments) {
        return new DayReading.Unusable(DirectorySink.message(key, arguments));
    }

    /** Rows that give themselves back, and tie with the manifest. */
    private boolean isWhole() throws IOException {
        ReadTotals found = new ReadTotals();
        try (CSVParser parser = parser()) {
            if (!parser.getHeaderNames().equals(PaymentColumns.NAMES)) {
                throw new IllegalArgumentException("columns");
            }
            for (CSVRecord row : parser) {
                OrderPayment payment = ExportedRow.payment(row);
                if (!PaymentColumns.cells(payment, this).equals(row.toList())) {
                    throw new IllegalArgumentException("row " + row.getRecordNumber());
                }
                found.add(payment);
            }
        }
        return found.count() == revision.file().rows() && found.isEqualTo(totals);
    }

    private CSVParser parser() throws IOException {
        return CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT);
    }

    private static PaymentTotal total(DayManifest.Total total) {
        return new PaymentTotal(
                total.provider(),
                CurrencyUnit.of(total.currency()),
                PaymentStatus.valueOf(total.status()),
                total.count(),
                new BigInteger(total.paidMinor()),
                new BigInteger(total.refundedMinor()));
    }

    /**
     * The newest revision.
     *
     * @return from 1
     */
    public int revision() {
        return revision.revision();
    }

    /**
     * The file of the newest revision.
     *
     * @return its path
     */
    public Path file() {
        return file;
    }

    @Override
    public String shop() {
        return manifest.shop();
    }

    @Override
    public String source() {
        return revision.source();
    }

    @Override
    public BusinessDay day() {
        return day;
    }

    @Override
    public DayBasis basis() {
        return DayBasis.valueOf(revision.day().toUpperCase(Locale.ROOT));
    }

    /** The day's payments: how many orders the source gave is not kept. */
    @Override
    public long ordersRead() {
        return size();
    }

    @Override
    public boolean provisional() {
        return revision.provisional();
    }

    @Override
    public long size() {
        return revision.file().rows();
    }

    @Override
    public List<PaymentTotal> totals() {
        return totals;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the file cannot be read any more
     */
    @Override
    public void forEach(Consumer<? super OrderPayment> consumer) {
        try (CSVParser parser = parser()) {
            for (CSVRecord row : parser) {
                consumer.accept(ExportedRow.payment(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 0: records in quarantine are not read back. */
    @Override
    public long rejected() {
        return 0;
    }

    /** Nothing: records in quarantine are not read back. */
    @Override
    public void forEachRejected(Consumer<? super RejectedRecord> consumer) {
        Objects.requireNonNull(consumer, "consumer");
    }

    /** The file, for people. */
    @Override
    public String toString() {
        return file.toString();
    }
}
