package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where a file may be cut so that the parts are read as the whole is. */
class RecordEndsTest {
    private static final String[] PIECES = {"a", "\"", "\"\"", ",", "\n", "\r", "\r\n", "bc", "\"x\"", "\n\n", "1"};

    private static List<CsvRecord> read(byte[] bytes, int from, int to, long line) {
        List<CsvRecord> all = new ArrayList<>();
        CsvRecords records = new CsvRecords(bytes, from, to, line);
        for (Optional<CsvRecord> next = records.next(); next.isPresent(); next = records.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static byte[] text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_file_that_is_cut_anywhere_is_read_as_the_whole_file_is() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = text(random);
            int seen = random.nextInt(bytes.length) + 1;
            int cut = RecordEnds.last(bytes, 0, seen);
            CsvRecords first = new CsvRecords(bytes, 0, cut, 1);
            List<CsvRecord> parts = new ArrayList<>();
            for (Optional<CsvRecord> next = first.next(); next.isPresent(); next = first.next()) {
                parts.add(next.get());
            }
            parts.addAll(read(bytes, cut, bytes.length, first.line()));
            assertThat(parts)
                    .as("seed %d, cut at %d of %d", seed, cut, seen)
                    .isEqualTo(read(bytes, 0, bytes.length, 1));
        }
    }

    @Test
    void a_row_may_be_passed_over_without_being_read() {
        for (int seed = 0; seed < 5_000; seed++) {
            byte[] bytes = text(new Random(seed));
            CsvRecords skipped = new CsvRecords(bytes, 0, bytes.length, 1);
            CsvRecords readOne = new CsvRecords(bytes, 0, bytes.length, 1);
            if (readOne.next().isPresent()) {
                skipped.skip(1);
                assertThat(skipped.next()).as("seed %d", seed).isEqualTo(readOne.next());
            }
        }
    }

    @Test
    void a_part_without_quotes_ends_behind_its_last_line_break() {
        byte[] bytes = "a,b\nc,d\r\ne,f".getBytes(StandardCharsets.UTF_8);
        assertThat(RecordEnds.last(bytes, 0, bytes.length)).isEqualTo(9);
        assertThat(RecordEnds.last(bytes, 0, 8)).isEqualTo(4);
        assertThat(RecordEnds.last(bytes, 0, 3)).isZero();
    }
}
