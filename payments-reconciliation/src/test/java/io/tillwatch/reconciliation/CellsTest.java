package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is read in place is what {@link RowReader} reads; what is not is left to it. */
class CellsTest {
    private static final String[] INSTANTS = {
        "2026-03-01T10:00:00Z", "2024-02-29T23:59:59Z", "1999-12-31T00:00:00.123456789Z", "2026-03-01T10:00:00+01:00",
        "0000-01-01T00:00:00Z", "2000-02-29T12:00:00-17:30", "2100-02-28T01:02:03.5+00:00", "1970-01-01T00:00:00Z"
    };

    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?" + "(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,18}");

    private static RowReader reader(String cell) {
        CsvHeader header = CsvHeader.read(
                "f", Optional.of(new CsvRecord(1, List.of("c"), List.of(), "c")), List.of("c"), List.of(), List.of());
        return new RowReader(header, new CsvRecord(2, List.of(cell), List.of(), cell));
    }

    private static byte[] padded(String cell) {
        return (cell + "\n" + "\0".repeat(16)).getBytes(StandardCharsets.UTF_8);
    }

    /** A cell that is nearly right. */
    private static String slip(String cell, Random random) {
        StringBuilder text = new StringBuilder(cell);
        String others = "0123456789-:TZ.+ x";
        for (int i = random.nextInt(3); i > 0; i--) {
            text.setCharAt(random.nextInt(text.length()), others.charAt(random.nextInt(others.length())));
        }
        return random.nextInt(10) == 0 ? text.substring(1) : text.toString();
    }

    private static Optional<Instant> parsed(String cell) {
        try {
            return INSTANT.matcher(cell).matches()
                    ? Optional.of(OffsetDateTime.parse(cell).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Test
    void instants_are_those_of_the_exact_reader() {
        Cells.Instants instants = new Cells.Instants();
        Random random = new Random(7);
        int understood = 0;
        for (int i = 0; i < 60_000; i++) {
            String cell = slip(INSTANTS[random.nextInt(INSTANTS.length)], random);
            long second = instants.second(padded(cell), 0, cell.length());
            assertThat(reader(cell).instant("c")).as(cell).isEqualTo(parsed(cell));
            if (second != Cells.ODD) {
                understood++;
                assertThat(OffsetDateTime.parse(cell).toEpochSecond()).as(cell).isEqualTo(second);
            }
        }
        assertThat(understood).isGreaterThan(18_000);
    }

    @Test
    void amounts_are_those_of_the_exact_reader() {
        Random random = new Random(8);
        for (int i = 0; i < 50_000; i++) {
            String cell = slip(String.valueOf(random.nextLong() >> random.nextInt(60)), random);
            long amount = Cells.amount(padded(cell), 0, cell.length());
            RowReader exact = reader(cell);
            Optional<Long> expected =
                    AMOUNT.matcher(cell).matches() ? Optional.of(Long.valueOf(cell)) : Optional.empty();
            assertThat(exact.amount("c")).as(cell).isEqualTo(expected);
            if (amount != Cells.ODD) {
                assertThat(expected).as(cell).isEqualTo(cell.isEmpty() ? Optional.empty() : Optional.of(amount));
            } else {
                assertThat(exact.reasons().size() + (cell.isBlank() ? 1 : 0))
                        .as(cell)
                        .isPositive();
            }
        }
    }

    @Test
    void a_word_is_found_as_a_pattern_finds_it() {
        Pattern pattern = Pattern.compile("[\\p{Alnum}][\\p{Alnum}_-]*[\\p{Alnum}]|[\\p{Alnum}]");
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) {
                text.append("aZ09_- .,#\u00e9".charAt(random.nextInt(11)));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            List<String> words = new ArrayList<>();
            for (int at = 0; at < bytes.length; at++) {
                if (KeyWords.isAlnum(bytes[at])) {
                    int end = KeyWords.wordEnd(bytes, at, bytes.length);
                    words.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
                    at = end - 1;
                }
            }
            assertThat(words)
                    .as(text.toString())
                    .isEqualTo(
                            pattern.matcher(text).results().map(r -> r.group()).toList());
        }
    }
}
