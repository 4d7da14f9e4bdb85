package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to the bytes of a statement: nothing is thrown, and every row is somewhere. */
class StatementFuzzTest {
    private static final int ROUNDS = Integer.getInteger("tillwatch.statements", 25);

    static List<String> names() {
        return Samples.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void accounts_for_every_row_of_a_damaged_statement(String name) {
        byte[] sound = Samples.bytes(name);
        StatementReader reader = Samples.reader(sound);
        Random random = new Random(name.hashCode());
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(sound, random);
            StatementResult result = reader.read("x", damaged);
            read += result.fold(ok -> counted(ok.statement(), damaged), refused -> {
                assertThat(refused.problems()).isNotEmpty();
                return 0;
            });
        }
        assertThat(read).as("statements that were read").isGreaterThan(ROUNDS / 5);
    }

    private static int counted(Statement statement, byte[] bytes) {
        Rules rules = StatementMapping.ready(statement.mapping()).rules();
        String text = StatementText.of(bytes, rules.charset());
        long rows = 0;
        for (var all = Layout.find(Grid.ofText(text), rules).get(0).grid().lines(0); all.hasNext(); all.next()) {
            rows++;
        }
        List<Long> lines = new ArrayList<>();
        statement.records().forEach(record -> lines.add(record.line()));
        statement.quarantined().forEach(fault -> lines.add(fault.line()));
        assertThat(lines).doesNotHaveDuplicates();
        assertThat(lines.size() + statement.noise().rows()).isEqualTo(rows);
        return 1;
    }

    @ParameterizedTest
    @MethodSource("names")
    void loses_no_row_when_cells_are_damaged(String name) {
        String text = new String(Samples.bytes(name), StandardCharsets.UTF_8);
        StatementReader reader = Samples.reader(Samples.bytes(name));
        long rows = Samples.read(Samples.bytes(name)).rows();
        String[] lines = text.split("\r?\n");
        Random random = new Random(name.length());
        for (int round = 0; round < ROUNDS; round++) {
            String[] other = lines.clone();
            int at = lines.length - 1 - random.nextInt(3);
            char[] cells = other[at].toCharArray();
            for (int i = random.nextInt(4); i >= 0; i--) {
                cells[random.nextInt(cells.length)] = ",;\t|\"x9.-'\u00e9\u0000 ".charAt(random.nextInt(13));
            }
            other[at] = new String(cells);
            StatementResult result = reader.read("x", String.join("\n", other).getBytes(StandardCharsets.UTF_8));
            long now = result.fold(ok -> ok.statement().rows(), refused -> -1L);
            // A line of nothing is the only one that is no row; two quotes can join lines.
            assertThat(now).as(other[at]).isBetween(rows - 3, rows);
        }
    }

    private static byte[] damage(byte[] sound, Random random) {
        byte[] bytes =
                random.nextInt(10) == 0 ? java.util.Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
        int from = random.nextBoolean() ? bytes.length / 3 : 0;
        for (int i = random.nextInt(20); i >= 0 && bytes.length > from; i--) {
            bytes[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
