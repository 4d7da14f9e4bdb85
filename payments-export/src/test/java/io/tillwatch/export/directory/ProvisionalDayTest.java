package io.tillwatch.export.directory;

import static io.tillwatch.export.ExportFixture.exported;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In Douala 2026-03-01 ends at 23:00 UTC. */
class ProvisionalDayTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
    private static final String MANIFEST = "payments-2026-03-01.manifest.json";
    private static final String RUNNING = "2026-03-01T22:59:59.999Z";
    private static final String OVER = "2026-03-01T23:00:00Z";

    @TempDir
    Path work;

    private ExportFixture shop;

    @BeforeEach
    void open() {
        shop = new ExportFixture(work);
    }

    private ExportResult.Exported export(String now, String... orders) {
        return exported(PaymentExport.from(OrderSource.of("test", receiver -> {
                    Arrays.stream(orders)
                            .map(id -> OrderPayment.builder(
                                            id, Money.of(100, "XAF"), Instant.parse("2026-03-01T08:00:00Z"))
                                    .provider("cash")
                                    .build())
                            .forEach(receiver::order);
                    return SourceResult.complete();
                }))
                .shop(ExportFixture.SHOP)
                .day(new BusinessDay(DATE, ExportFixture.DOUALA))
                .clock(() -> Instant.parse(now))
                .to(sink())
                .run());
    }

    private DirectorySink sink() {
        return DirectorySink.at(shop.exports());
    }

    @Test
    void a_running_day_is_provisional_in_report_headline_and_manifest() {
        ExportResult.Exported running = export(RUNNING, "a");

        assertThat(running.report().provisional()).isTrue();
        assertThat(running.report().headline()).hasToString("1 order in the answer, 1 on 2026-03-01 (provisional)");
        assertThat(running.report().headline().in(Locale.FRENCH)).endsWith("(provisoire)");
        assertThat(running.report().notices())
                .extracting(Object::toString)
                .containsExactly("provisional: 2026-03-01 had not ended when the orders were read; run it again after"
                        + " 2026-03-01T23:00:00Z");
        assertThat(running.report().needsAction()).isFalse();
        assertThat(shop.read(MANIFEST)).contains("\"provisional\" : true");
        assertThat(sink().isSettled(DATE)).isFalse();
        assertThat(export(RUNNING, "a").sink()).isInstanceOf(SinkResult.Unchanged.class);
    }

    @Test
    void the_same_rows_after_the_end_make_it_final_without_a_revision() {
        export(RUNNING, "a");

        ExportResult.Exported over = export(OVER, "a");

        assertThat(over.report().provisional()).isFalse();
        assertThat(over.report().headline()).hasToString("1 order in the answer, 1 on 2026-03-01");
        assertThat(over.report().notices())
                .extracting(Object::toString)
                .containsExactly("the day has ended and its rows are still the same: revision 1 is final");
        assertThat(shop.read(MANIFEST)).doesNotContain("provisional").contains("\"newest\" : 1");
        assertThat(sink().isSettled(DATE)).isTrue();
        assertThat(export(OVER, "a").sink()).isInstanceOf(SinkResult.Unchanged.class);
    }

    @Test
    void other_rows_after_the_end_are_a_final_revision() {
        export(RUNNING, "a");

        assertThat(export(OVER, "a", "b").sink())
                .isInstanceOfSatisfying(
                        SinkResult.Written.class,
                        written -> assertThat(written.revision()).isEqualTo(2));

        assertThat(shop.read(MANIFEST)).containsOnlyOnce("\"provisional\" : true");
        assertThat(sink().isSettled(DATE)).isTrue();
    }

    @Test
    void a_final_day_does_not_become_provisional_again_when_a_clock_goes_wrong() {
        export(OVER, "a");

        assertThat(export(RUNNING, "a").sink()).isInstanceOf(SinkResult.Unchanged.class);
        assertThat(sink().isSettled(DATE)).isTrue();
    }

    @Test
    void a_day_without_a_readable_manifest_is_not_settled() throws Exception {
        assertThat(sink().isSettled(DATE)).isFalse();
        Files.createDirectories(shop.exports());
        Files.writeString(shop.exports().resolve(MANIFEST), "{");
        assertThat(sink().isSettled(DATE)).isFalse();
    }
}
