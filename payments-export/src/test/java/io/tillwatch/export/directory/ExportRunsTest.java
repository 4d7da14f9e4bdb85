package io.tillwatch.export.directory;

import static io.tillwatch.export.ExportFixture.exported;
import static io.tillwatch.export.ExportFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SinkSession;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportRunsTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
    private static final BusinessDay DAY = new BusinessDay(DATE, ExportFixture.DOUALA);
    private static final CurrencyUnit XAF = CurrencyUnit.of("XAF");

    @TempDir
    Path work;

    private ExportFixture shop;
    private Instant now = Instant.parse("2026-03-02T07:00:00Z");

    @BeforeEach
    void open() {
        shop = new ExportFixture(work);
    }

    private ExportResult export(long paid) {
        return export(receiver -> {
            now = now.plusSeconds(2);
            receiver.order(OrderPayment.builder("a", new Money(paid, XAF), Instant.parse("2026-03-01T10:00:00Z"))
                    .paidInFull(Instant.parse("2026-03-01T10:00:00Z"))
                    .build());
            return SourceResult.complete();
        });
    }

    private ExportResult export(Function<OrderReceiver, SourceResult> source) {
        return PaymentExport.from(OrderSource.of("s", source))
                .shop(ExportFixture.SHOP)
                .day(DAY)
                .clock(() -> now)
                .to(sink())
                .run();
    }

    private DirectorySink sink() {
        return DirectorySink.at(shop.exports()).clock(() -> now);
    }

    private ExportRuns runs() throws IOException {
        return ExportRuns.read(shop.exports());
    }

    private Path ledger() {
        return shop.exports().resolve(".tillwatch-runs.jsonl");
    }

    @Test
    void tells_of_every_run_who_when_and_what_came_of_it() throws IOException {
        export(5000);
        export(5000);
        export(7000);
        export(receiver -> SourceResult.failed(DirectorySink.message("denied", "the shop")));

        ExportRuns runs = runs();

        assertThat(runs.unreadable()).isZero();
        assertThat(runs.open()).isEmpty();
        assertThat(runs.runs())
                .extracting(
                        ExportRun::number,
                        run -> run.results().get(0).outcome(),
                        run -> run.results().get(0).revision(),
                        ExportRun::failed)
                .containsExactly(
                        tuple(1L, ExportRun.Outcome.WRITTEN, 1, false),
                        tuple(2L, ExportRun.Outcome.UNCHANGED, 1, false),
                        tuple(3L, ExportRun.Outcome.WRITTEN, 2, false),
                        tuple(4L, ExportRun.Outcome.FAILED, 0, true));
        ExportRun third = runs.runs().get(2);
        assertThat(third.process()).isEqualTo(ProcessHandle.current().pid());
        assertThat(third.shop()).isEqualTo(ExportFixture.SHOP);
        assertThat(third.asked()).containsExactly(DATE);
        assertThat(third.took()).contains(Duration.ofSeconds(2));
        assertThat(third.results().get(0).rows()).isEqualTo(1);
        assertThat(third.results().get(0).totals())
                .containsExactly(new ExportRun.Total(XAF, BigInteger.valueOf(7000), BigInteger.ZERO));
        assertThat(runs.runs().get(3).results().get(0).reason()).isEqualTo("no permission for the shop");
    }

    @Test
    void a_directory_that_is_not_there_stays_so_when_the_source_fails() {
        assertThat(refused(export(receiver -> SourceResult.failed(DirectorySink.message("denied", "the shop")))))
                .isEqualTo("no permission for the shop");
        assertThat(shop.exports()).doesNotExist();
    }

    @Test
    void a_run_that_was_killed_is_marked_by_the_next_one_and_told() throws IOException {
        export(5000);
        SinkSession killed = sink().begin(ExportFixture.SHOP, List.of(DAY));
        String open = Files.readString(ledger());
        killed.close();
        Files.writeString(ledger(), open);
        assertThat(runs().open()).isPresent();

        ExportResult.Exported next = exported(export(5000));

        assertThat(next.sink()).isInstanceOf(SinkResult.Unchanged.class);
        assertThat(next.report().notices())
                .extracting(Message::toString)
                .containsExactly("run 2, begun at 2026-03-02T07:00:02Z, was interrupted");
        assertThat(runs().runs()).extracting(ExportRun::interrupted).containsExactly(false, true, false);
        assertThat(runs().runs().get(1).took()).isEmpty();
        assertThat(exported(export(5000)).report().notices()).isEmpty();
    }

    @Test
    void a_run_without_a_result_for_each_day_is_interrupted() throws IOException {
        export(5000);
        sink().begin(ExportFixture.SHOP, List.of(DAY)).close();
        assertThat(runs().runs().get(1).interrupted()).isTrue();
    }

    @Test
    void a_torn_line_is_told_and_stops_nothing() throws IOException {
        export(5000);
        Files.writeString(ledger(), "{\"run\":2,\"event\":\"star", StandardOpenOption.APPEND);

        ExportResult.Exported next = exported(export(5000));

        assertThat(next.report().notices())
                .extracting(Message::toString)
                .containsExactly("1 line of .tillwatch-runs.jsonl cannot be read; the export does not need it");
        assertThat(runs().unreadable()).isEqualTo(1);
        assertThat(runs().runs()).extracting(ExportRun::failed).containsExactly(false, false);
    }

    @Test
    void lines_that_are_no_events_are_counted_and_not_believed() throws IOException {
        export(5000);
        Files.write(ledger(), new byte[] {(byte) 0xff, 0, '\n'}, StandardOpenOption.APPEND);
        Files.writeString(
                ledger(),
                "null\n[]\n{}\n\n{\"run\":9,\"event\":\"day\",\"at\":\"2026-03-02T07:00:00Z\"}\n"
                        + "{\"run\":9,\"event\":\"started\",\"at\":\"soon\",\"begun\":{\"shop\":\"a\"}}\n"
                        + "{\"run\":9,\"event\":\"started\",\"at\":\"2026-03-02T07:00:00Z\",\"begun\":{\"shop\":\"a\"}}\n",
                StandardOpenOption.APPEND);

        assertThat(runs().unreadable()).isEqualTo(7);
        assertThat(runs().runs()).hasSize(1);
        assertThat(exported(export(7000)).sink()).isInstanceOf(SinkResult.Written.class);
    }

    @Test
    void a_ledger_that_cannot_be_written_stops_nothing() throws IOException {
        export(5000);
        Files.delete(ledger());
        Files.createDirectories(ledger());

        ExportResult.Exported next = exported(export(7000));

        assertThat(next.sink()).isInstanceOf(SinkResult.Written.class);
        assertThat(next.report().notices())
                .extracting(Message::toString)
                .satisfies(notices -> assertThat(notices.get(notices.size() - 1))
                        .startsWith(".tillwatch-runs.jsonl: this run could not be written into the ledger: "));
    }

    @Test
    void grows_within_a_bound_and_keeps_the_newest() throws IOException {
        export(5000);
        String first = Files.readString(ledger());
        StringBuilder many = new StringBuilder();
        for (int run = 1; many.length() < 1_200_000; run++) {
            many.append(first.replace("\"run\":1,", "\"run\":" + run + ","));
        }
        Files.writeString(ledger(), many);
        long before = runs().runs().get(runs().runs().size() - 1).number();

        export(5000);

        assertThat(Files.size(ledger())).isBetween(500_000L, 600_000L);
        List<ExportRun> kept = runs().runs();
        assertThat(kept.get(kept.size() - 1).number()).isEqualTo(before + 1);
        assertThat(runs().unreadable()).isZero();
        assertThat(kept)
                .hasSizeGreaterThan(500)
                .allSatisfy(run -> assertThat(run.failed()).isFalse());
    }

    @Test
    void a_second_run_is_told_who_holds_the_directory_and_since_when() throws IOException {
        export(5000);
        now = Instant.parse("2026-03-02T07:05:00Z");
        List<String> told = new ArrayList<>();
        try (SinkSession first = sink().begin(ExportFixture.SHOP, List.of(DAY))) {
            assertThat(first.refusal()).isEmpty();
            DirectorySink second = sink().waiting(Duration.ofMillis(250), message -> told.add(message.toString()));
            Optional<Message> refusal =
                    second.begin(ExportFixture.SHOP, List.of(DAY)).refusal();

            String holder =
                    shop.exports() + ": process " + ProcessHandle.current().pid();
            assertThat(refusal.orElseThrow().toString())
                    .startsWith(holder)
                    .endsWith(", since 2026-03-02T07:05:00Z, is exporting into this directory, and was not done after"
                            + " 250ms of waiting; try again later");
            assertThat(told)
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith(holder)
                    .endsWith("; waiting for it, at most 250ms");
        }
    }

    @Test
    void reads_the_source_only_when_it_has_the_directory() throws IOException {
        export(5000);
        try (SinkSession first = sink().begin(ExportFixture.SHOP, List.of(DAY))) {
            List<String> read = new ArrayList<>();
            assertThat(first.refusal()).isEmpty();
            refused(export(receiver -> {
                read.add("read");
                return SourceResult.complete();
            }));
            assertThat(read).isEmpty();
        }
    }
}
