package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.agent.console.Console;
import io.tillwatch.agent.console.Screen;
import io.tillwatch.agent.console.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine where every look at the time costs 10 ms. */
class ExportProgressTest {
    private static final int ORDERS = 4000;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private long nanos;

    @BeforeEach
    void save_many_orders() throws IOException {
        String orders = IntStream.range(0, ORDERS)
                .mapToObj(i -> StandInShop.agri("o-" + i, 100, "paid", "2026-03-01T08:00:00Z", ""))
                .collect(Collectors.joining(",\n"));
        Files.writeString(directory.resolve("orders.json"), "{\"orders\":[" + orders + "]}");
    }

    private int run(boolean watched, String term, Duration each, String... more) {
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), watched, watched);
        Surroundings surroundings = new Surroundings(
                directory,
                name -> name.equals("TERM") ? Optional.of(term) : Optional.empty(),
                Locale.ENGLISH,
                () -> Instant.parse("2026-03-02T06:00:00Z"),
                () -> nanos += each.toNanos());
        String[] args =
                ("export payments --orders orders.json --mapping agri-point --zone Africa/Douala --currency XAF "
                                + String.join(" ", more))
                        .strip()
                        .split(" ", -1);
        return new Tillwatch(console, surroundings).run(args);
    }

    @Test
    void who_watches_sees_the_orders_go_by_and_then_the_result_alone() {
        assertThat(run(true, "xterm", Duration.ofMillis(10))).isZero();
        assertThat(err.toString())
                .contains("orders read: ")
                .contains(" of about 4")
                .contains("per second")
                .contains("rows written: ");
        assertThat(Screen.of(err.toString())).isEmpty();
        assertThat(out.toString()).startsWith("4000 orders in the answer, 4000 on 2026-03-01\n");
    }

    @Test
    void a_log_gets_lines_only_when_it_takes_minutes() {
        assertThat(run(false, "xterm", Duration.ofMillis(1))).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(run(false, "xterm", Duration.ofMillis(50))).isZero();
        assertThat(err.toString().lines())
                .hasSizeBetween(3, 8)
                .allMatch(line -> line.matches("(orders read|rows written): \\d+ of about \\d+ .*"));
        assertThat(err.toString()).doesNotContain("\u001b").doesNotContain("\r");
    }

    @Test
    void a_terminal_that_cannot_erase_is_a_log() {
        assertThat(run(true, "dumb", Duration.ofMillis(1))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void who_asks_for_a_document_gets_nothing_else() {
        assertThat(run(true, "xterm", Duration.ofMillis(50), "--json")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(StandInShop.tree(out.toString()).path("rows").asInt()).isEqualTo(ORDERS);
    }
}
