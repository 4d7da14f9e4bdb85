package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Understands the cells of one record and collects everything that is wrong with them. */
final class RowReader {
    private static final int MOST_DIGITS_OF_A_COUNT = 9;
    private static final int LONGEST_CURRENCY = 10;
    private static final int LENGTH_IN_UTC = "2026-03-01T10:00:00Z".length();
    private static final String DAY_AND_TIME =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?";
    private static final Pattern LOCAL = Pattern.compile(DAY_AND_TIME);
    private static final Pattern INSTANT =
            Pattern.compile(DAY_AND_TIME.replace("[T ]", "T") + "(Z|[+-][0-9]{2}:[0-9]{2})");

    private static final Pattern RATE = Pattern.compile("[0-9]{1,12}([.][0-9]{1,12})?");

    private final CsvHeader header;
    private final CsvRecord record;
    private final List<Message> reasons;
    private Optional<ZoneId> zone = Optional.empty();

    RowReader(CsvHeader header, CsvRecord record) {
        this.header = header;
        this.record = record;
        this.reasons = new ArrayList<>(record.flaws());
        int cells = record.cells().size();
        if (reasons.isEmpty() && cells != header.width()) {
            reason("row.ragged", cells, header.width());
        }
    }

    /** Times without an offset are of that zone from here on. */
    void zone(Optional<ZoneId> newZone) {
        zone = newZone;
    }

    /** Empty if the row is sound. */
    List<Message> reasons() {
        return reasons;
    }

    /** Whether every cell stands in its column. */
    boolean isAligned() {
        return record.flaws().isEmpty() && record.cells().size() == header.width();
    }

    void reason(String key, Object... arguments) {
        reasons.add(Message.of(RowReader.class, key, arguments));
    }

    /** A text as it stands; blanks alone are no text. */
    String text(String column) {
        String text = header.cell(record, column);
        if (text.isBlank()) {
            return "";
        }
        if (isSpace(text.charAt(0)) || isSpace(text.charAt(text.length() - 1))) {
            reason("cell.space", column, text);
        }
        return text;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Free text: nothing can be wrong with it. */
    String freeText(String column) {
        return header.cell(record, column).strip();
    }

    String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            reason("cell.blank", column);
        }
        return text;
    }

    Optional<Long> amount(String column) {
        String text = header.cell(record, column);
        if (text.isBlank()) {
            return Optional.empty();
        }
        byte[] digits = text.getBytes(StandardCharsets.ISO_8859_1);
        long amount = Cells.amount(digits, 0, digits.length);
        if (amount == Cells.ODD) {
            reason("cell.amount", column, text);
            return Optional.empty();
        }
        return Optional.of(amount);
    }

    Optional<Long> requiredAmount(String column) {
        if (header.cell(record, column).isBlank()) {
            reason("cell.blank", column);
        }
        return amount(column);
    }

    /** An amount that may not be below 0. */
    Optional<Long> requiredPositive(String column) {
        Optional<Long> amount = requiredAmount(column);
        amount.filter(minor -> minor < 0).ifPresent(minor -> reason("cell.negative", column, minor));
        return amount;
    }

    int count(String column) {
        String text = required(column);
        if (!text.isEmpty() && !isCount(text)) {
            reason("cell.count", column, text);
            return 0;
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static boolean isCount(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS_OF_A_COUNT;
    }

    /** A code in upper case, whether it exists or not; empty if there is none. */
    String currency(String column) {
        String text = header.cell(record, column);
        if (!text.isBlank() && !isCurrency(text)) {
            reason("cell.currency", column, text);
            return "";
        }
        return text.strip().toUpperCase(Locale.ROOT);
    }

    /** Whether a cell may be a currency, known or not. */
    static boolean isCurrency(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return !cell.isEmpty() && cell.length() <= LONGEST_CURRENCY;
    }

    String requiredCurrency(String column) {
        if (header.cell(record, column).isBlank()) {
            reason("cell.blank", column);
        }
        return currency(column);
    }

    Optional<Instant> instant(String column) {
        String text = header.cell(record, column);
        if (text.isBlank()) {
            return Optional.empty();
        }
        Optional<Instant> usual = inUtc(text);
        if (usual.isPresent()) {
            return usual;
        }
        if (INSTANT.matcher(text).matches()) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                reason("cell.instant", column, text);
                return Optional.empty();
            }
        }
        if (zone.isPresent() && LOCAL.matcher(text).matches()) {
            return local(column, text, zone.get());
        }
        reason(LOCAL.matcher(text).matches() ? "cell.local-time" : "cell.instant", column, text);
        return Optional.empty();
    }

    /** An instant in the form that most files have. The others, and what is wrong with any, are left to a parser. */
    private static Optional<Instant> inUtc(String text) {
        if (text.length() != LENGTH_IN_UTC) {
            return Optional.empty();
        }
        byte[] cell = text.getBytes(StandardCharsets.ISO_8859_1);
        long second = new Cells.Instants().second(cell, 0, cell.length);
        return second == Cells.ODD ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second));
    }

    /** A time that a clock showed twice is the first of the two; one that no clock showed is none. */
    private Optional<Instant> local(String column, String text, ZoneId in) {
        try {
            LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
            List<ZoneOffset> offsets = in.getRules().getValidOffsets(time);
            if (!offsets.isEmpty()) {
                return Optional.of(time.toInstant(offsets.get(0)));
            }
            reason("cell.no-such-time", column, text, in);
        } catch (DateTimeException e) {
            reason("cell.instant", column, text);
        }
        return Optional.empty();
    }

    /** A rate of exchange, above 0. */
    Optional<BigDecimal> rate(String column) {
        String text = header.cell(record, column);
        if (text.isBlank()) {
            return Optional.empty();
        }
        Optional<BigDecimal> rate = Optional.of(text)
                .filter(t -> RATE.matcher(t).matches())
                .map(BigDecimal::new)
                .filter(r -> r.signum() > 0);
        if (rate.isEmpty()) {
            reason("cell.rate", column, text);
        }
        return rate;
    }

    /** One of the names of an enum, in any case; empty and a reason if it is none. */
    <E extends Enum<E>> Optional<E> name(String column, Class<E> type) {
        String text = text(column);
        Optional<E> found = find(text, type);
        if (!text.isEmpty() && found.isEmpty()) {
            List<String> names = new ArrayList<>();
            for (E each : type.getEnumConstants()) {
                names.add(each.name());
            }
            reason("cell.name", column, String.join(", ", names), text);
        }
        return found;
    }

    static <E extends Enum<E>> Optional<E> find(String text, Class<E> type) {
        String name = text.toUpperCase(Locale.ROOT);
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    static OptionalLong toLong(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
