package io.tillwatch.export.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.ExportFixture;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentColumns;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.PaymentSink;
import io.tillwatch.payment.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportedDayTest {
    private static final String CSV = "payments-2026-03-01.csv";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    @TempDir
    Path work;

    private ExportFixture shop() {
        return new ExportFixture(work);
    }

    private ExportedDay read(String name) {
        return reading(name).fold(day -> day, reason -> {
            throw new AssertionError(reason.toString());
        });
    }

    private String unusable(String name) {
        return reading(name).fold(day -> "usable", Object::toString).replace(shop().exports() + "/", "");
    }

    private DayReading reading(String name) {
        return ExportedDay.of(shop().exports().resolve(name));
    }

    private static String order(String id, long total) {
        return """
                {"_id": "%s", "total": %d, "paymentMethod": "cash", "paymentStatus": "paid",
                 "createdAt": "2026-03-01T10:00:00Z"}""".formatted(id, total);
    }

    private void export(String... orders) {
        shop().agriPoint("{\"orders\":[" + String.join(",", orders) + "]}", "2026-03-01");
    }

    @Test
    void gives_back_the_newest_revision_whichever_file_of_the_day_is_named() {
        export(order("a", 100));
        export(order("a", 100), order("b", 250));
        for (String name : List.of(
                CSV,
                "payments-2026-03-01.r2.csv",
                "payments-2026-03-01.excel-fr.csv",
                "payments-2026-03-01.manifest.json")) {
            ExportedDay day = read(name);
            List<String> orders = new ArrayList<>();
            day.forEach(payment -> orders.add(payment.orderId()));
            assertThat(orders).as(name).containsExactly("a", "b");
            assertThat(day.revision()).isEqualTo(2);
            assertThat(day.size()).isEqualTo(2);
            assertThat(day.totals().get(0).paid()).isEqualTo("350");
            assertThat(day.file()).isEqualTo(shop().exports().resolve("payments-2026-03-01.r2.csv"));
        }
    }

    /** Every cell comes back, also the ones that few shops have. */
    @Test
    void another_sink_gets_byte_for_byte_what_the_first_one_got() throws IOException {
        OrderPayment payment = OrderPayment.builder("=1,\"x\"\nline", Money.of(5000, "EUR"), NOON)
                .attempt(2)
                .provider("mtn_momo")
                .providerRef("0012")
                .paidInFull(NOON.plusSeconds(1))
                .refunded(Money.of(12, "EUR"))
                .refundedAt(NOON.plusSeconds(2))
                .fulfilledAt(NOON.plusSeconds(3))
                .updatedAt(NOON.plusSeconds(4))
                .proof(Proof.WEBHOOK)
                .details(new PaymentDetails(
                        "N", "momo", "sent", Optional.of(Money.of(7, "EUR")), "key", "ref", "raw", List.of("A", "B")))
                .build();
        Path second = work.resolve("second");
        PaymentSink copy = DirectorySink.at(second);
        copy.write(new OnePayment(payment));
        DayReading reading = ExportedDay.of(second.resolve(CSV));
        ExportedDay day = reading.fold(d -> d, reason -> {
            throw new AssertionError(reason.toString());
        });
        DirectorySink.at(work.resolve("third")).write(day);
        assertThat(Files.readString(work.resolve("third").resolve(CSV)))
                .isEqualTo(Files.readString(second.resolve(CSV)))
                .startsWith(String.join(",", PaymentColumns.NAMES));
    }

    @Test
    void an_empty_day_is_a_day() {
        shop().agriPoint("{\"orders\":[]}", "2026-03-01");
        assertThat(read(CSV).size()).isZero();
        assertThat(read(CSV).totals()).isEmpty();
    }

    @Test
    void what_is_not_as_it_was_exported_is_unusable() throws IOException {
        export(order("a", 100));
        Path csv = shop().exports().resolve(CSV);
        Path manifest = shop().exports().resolve("payments-2026-03-01.manifest.json");
        String rows = Files.readString(csv);
        String good = Files.readString(manifest);
        assertThat(unusable("orders.csv"))
                .isEqualTo(
                        "orders.csv: this is no file of a daily export; its name must begin with payments-2026-03-01 or"
                                + " another day");
        assertThat(unusable("payments-2026-03-02.csv"))
                .isEqualTo(
                        "payments-2026-03-02.csv: there is no payments-2026-03-02.manifest.json beside it, so it cannot"
                                + " be vouched for");

        Files.writeString(csv, rows.replace(",100,", ",900,"));
        assertThat(unusable(CSV)).isEqualTo(CSV + ": was changed after the export; export the day again");

        Files.writeString(csv, rows);
        Files.writeString(manifest, good.replace("\"paid_minor\" : \"100\"", "\"paid_minor\" : \"101\""));
        assertThat(unusable(CSV))
                .isEqualTo(
                        CSV + ": its rows and sums are not those of payments-2026-03-01.manifest.json; export the day"
                                + " again");

        Files.writeString(manifest, good.replace("Africa/Douala", "Africa/" + UUID.randomUUID()));
        assertThat(unusable(CSV)).contains("this manifest cannot be read");

        String strange = rows.replace(",SUCCEEDED,", ",WHATEVER,");
        Files.writeString(csv, strange);
        Files.writeString(
                manifest, good.replaceFirst("\"sha256\" : \"[0-9a-f]+\"", "\"sha256\" : \"" + Sha256.of(csv) + "\""));
        assertThat(unusable(CSV)).startsWith(CSV + ": cannot be read back (");

        Files.delete(csv);
        assertThat(unusable(CSV)).isEqualTo(CSV + ": is missing, though payments-2026-03-01.manifest.json names it");
    }
}
