package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rows of a day are sorted on disk, so the heap does not grow with them. The full size, 10 million orders in 128 MB
 * of heap, runs in {@code .ci/run} with {@code -Dtillwatch.many-orders=10000000}.
 */
class ManyOrdersTest {
    private static final int ORDERS = Integer.getInteger("tillwatch.many-orders", 150_000);

    @TempDir
    Path work;

    @Test
    void the_file_is_sorted_and_whole_in_a_small_heap() throws Exception {
        String heap = ORDERS > 1_000_000 ? "-Xmx128m" : "-Xmx40m";

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyOrders.class.getName(),
                        String.valueOf(ORDERS),
                        work.toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        inspect(work.resolve("payments-2026-03-01.csv"));
    }

    /** Each order once, what was paid as it was made, and in the order of the file: instant, then order id. */
    private static void inspect(Path file) throws IOException {
        boolean[] seen = new boolean[ORDERS];
        String before = "";
        int rows = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> header = Arrays.asList(lines.readLine().split(","));
            int id = header.indexOf("order_id");
            int paid = header.indexOf("paid_minor");
            int created = header.indexOf("created_at");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                int number = Integer.parseInt(cells[id].substring("CMD-".length()));
                // Instants have as many digits as they need; of one length, their texts sort as they do.
                String place = (cells[created].length() == 20 ? cells[created].replace("Z", ".000Z") : cells[created])
                        + " " + cells[id];
                boolean first = !seen[number];
                boolean right = Long.parseLong(cells[paid]) == (number % 2 == 0 ? ManyOrders.due(number) : 0);
                if (!first || !right || place.compareTo(before) <= 0) {
                    assertThat(line).as("line %d after %s", rows + 2, before).isEmpty();
                }
                seen[number] = true;
                before = place;
                rows++;
            }
        }
        assertThat(rows).isEqualTo(ORDERS);
    }
}
