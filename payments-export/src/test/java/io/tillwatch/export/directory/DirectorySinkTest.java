package io.tillwatch.export.directory;

import static io.tillwatch.export.ExportFixture.exported;
import static io.tillwatch.export.ExportFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySinkTest {
    private static final String DAY = "2026-03-01";
    private static final String CSV = "payments-2026-03-01.csv";
    private static final String R2 = "payments-2026-03-01.r2.csv";
    private static final String QUARANTINE = "payments-2026-03-01.quarantine.csv";
    private static final String MANIFEST = "payments-2026-03-01.manifest.json";

    @TempDir
    Path work;

    private ExportFixture shop;

    @BeforeEach
    void open() {
        shop = new ExportFixture(work);
    }

    private static String order(String id, String status, int total) {
        return "{\"_id\":\"%s\",\"total\":%d,\"paymentMethod\":\"cash\",\"paymentStatus\":\"%s\","
                        .formatted(id, total, status)
                + "\"createdAt\":\"2026-03-01T10:00:00Z\"}";
    }

    private ExportResult.Exported export(String... orders) {
        return exported(shop.agriPoint("{\"orders\":[" + String.join(",", orders) + "]}", DAY));
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        shop.names().forEach(name -> contents.put(name, shop.read(name)));
        return contents;
    }

    @Test
    void the_same_again_is_unchanged_to_the_byte() {
        SinkResult first = export(order("a", "paid", 100), order("b", "x", 1)).sink();
        Map<String, String> before = contents();

        SinkResult second = export(order("b", "x", 1), order("a", "paid", 100)).sink();

        assertThat(first)
                .isEqualTo(new SinkResult.Written(
                        1, new SinkResult.Changes(2, 0, 0), List.of(path(CSV), path(MANIFEST)), List.of()));
        assertThat(second).isEqualTo(new SinkResult.Unchanged(1, List.of(path(CSV))));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void late_data_becomes_a_revision_that_says_what_changed_and_leaves_the_first_alone() throws IOException {
        export(order("a", "pending", 100), order("b", "paid", 200), order("c", "paid", 300));
        String first = shop.read(CSV);

        ExportResult.Exported second =
                export(order("a", "paid", 100), order("c", "paid", 300), order("d", "paid", 400));

        assertThat(second.sink()).isInstanceOf(SinkResult.Written.class);
        assertThat(second.report().notices())
                .extracting(Object::toString)
                .containsExactly("revision 2: 1 added, 1 removed, 1 changed");
        assertThat(shop.read(CSV)).isEqualTo(first);
        assertThat(shop.rows(R2)).extracting(r -> r.get("order_id")).containsExactly("a", "c", "d");
        JsonNode manifest = new ObjectMapper().readTree(shop.read(MANIFEST));
        assertThat(manifest.path("newest").asInt()).isEqualTo(2);
        JsonNode changes = manifest.path("revisions").path(1).path("changes");
        assertThat(changes.path("supersedes").asText()).isEqualTo(sha256(CSV));
        assertThat(changes.path("rows"))
                .hasToString("[{\"order_id\":\"a\",\"attempt\":\"1\",\"change\":\"changed\",\"columns\":[\"attempt\","
                        + "\"paid_minor\",\"status\",\"proof\",\"raw_status\",\"notes\"]},"
                        + "{\"order_id\":\"b\",\"attempt\":\"1\",\"change\":\"removed\"},"
                        + "{\"order_id\":\"d\",\"attempt\":\"1\",\"change\":\"added\"}]");
        assertThat(export(order("a", "paid", 100), order("c", "paid", 300), order("d", "paid", 400))
                        .sink())
                .isEqualTo(new SinkResult.Unchanged(2, List.of(path(R2))));
    }

    @Test
    void a_changed_row_is_listed_with_its_columns() throws IOException {
        export(order("a", "pending", 100).replace("}", ",\"orderNumber\":\"N1\"}"), order("b", "paid", 200));

        export(order("a", "failed", 100).replace("}", ",\"orderNumber\":\"N1\"}"), order("b", "paid", 250));

        JsonNode changes = new ObjectMapper()
                .readTree(shop.read(MANIFEST))
                .path("revisions")
                .path(1)
                .path("changes");
        assertThat(changes.path("rows").toString())
                .contains("{\"order_id\":\"b\",\"attempt\":\"1\",\"change\":\"changed\","
                        + "\"columns\":[\"due_minor\",\"paid_minor\"]}");
    }

    @Test
    void quarantine_alone_can_change_and_its_order_and_position_cannot() {
        String broken = "{\"_id\":\"q\",\"createdAt\":\"2026-03-01T11:00:00Z\"}";
        export(order("a", "paid", 100), broken);
        assertThat(shop.names()).contains(QUARANTINE);

        assertThat(export(broken, order("a", "paid", 100)).sink()).isInstanceOf(SinkResult.Unchanged.class);
        assertThat(export(order("a", "paid", 100)).sink()).isInstanceOf(SinkResult.Written.class);
        assertThat(shop.names()).contains(QUARANTINE, R2).doesNotContain("payments-2026-03-01.r2.quarantine.csv");
    }

    @Test
    void checksums_are_those_of_the_files_and_cover_all_days() throws Exception {
        export(order("a", "paid", 100), "{\"_id\":\"q\"}");
        shop.agriPoint("{\"orders\":[]}", "2026-03-02");
        export(order("a", "paid", 200), "{\"_id\":\"q\"}");

        Map<String, String> sums = new TreeMap<>();
        for (String line : shop.read("SHA256SUMS").split("\n")) {
            sums.put(line.substring(66), line.substring(0, 64));
        }
        assertThat(sums)
                .containsOnlyKeys(
                        CSV, QUARANTINE, R2, "payments-2026-03-01.r2.quarantine.csv", "payments-2026-03-02.csv");
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            assertThat(sum.getValue()).isEqualTo(sha256(sum.getKey()));
        }
    }

    @Test
    void a_file_that_was_removed_is_written_again() throws IOException {
        export(order("a", "paid", 100), "{\"_id\":\"q\"}");
        Map<String, String> before = contents();
        Files.delete(shop.exports().resolve(CSV));
        Files.delete(shop.exports().resolve(QUARANTINE));

        ExportResult.Exported again = export(order("a", "paid", 100), "{\"_id\":\"q\"}");

        assertThat(again.report().notices())
                .extracting(Object::toString)
                .contains("payments-2026-03-01.csv was missing and was written again");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_file_that_was_changed_is_kept_aside_and_put_right() {
        export(order("a", "paid", 100));
        Map<String, String> before = contents();
        ExportFixture.write(shop.exports().resolve(CSV), "saved by a spreadsheet");

        ExportResult.Exported again = export(order("a", "paid", 100));

        String kept = "payments-2026-03-01.csv.altered-";
        assertThat(again.report().notices().get(0).toString())
                .startsWith("payments-2026-03-01.csv had been changed since it was exported; the changed file is now "
                        + kept);
        Map<String, String> after = contents();
        String name = after.keySet().stream()
                .filter(n -> n.startsWith(kept))
                .findFirst()
                .orElseThrow();
        assertThat(after.remove(name)).isEqualTo("saved by a spreadsheet");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void what_a_killed_run_left_does_not_become_a_revision() throws IOException {
        export(order("a", "paid", 100), "{\"_id\":\"q\"}");
        Map<String, String> undisturbed = contents();
        Files.delete(shop.exports().resolve(MANIFEST));
        ExportFixture.write(shop.exports().resolve(".tillwatch-new-" + CSV), "half a fi");

        export(order("a", "paid", 100), "{\"_id\":\"q\"}");

        assertThat(contents()).isEqualTo(undisturbed);
    }

    @Test
    void a_foreign_file_at_the_name_is_kept_aside() {
        ExportFixture.write(shop.exports().resolve(CSV), "orderId,totalAmount\n1,2\n");

        ExportResult.Exported done = export(order("a", "paid", 100));

        assertThat(done.report().notices().get(0).toString())
                .startsWith("payments-2026-03-01.csv stood there without a manifest; it is now"
                        + " payments-2026-03-01.csv.uncommitted-");
        assertThat(shop.rows(CSV)).hasSize(1);
    }

    @Test
    void a_directory_of_another_shop_is_refused() {
        export(order("a", "paid", 100));
        Map<String, String> before = contents();

        String reason = refused(PaymentExport.from(OrderSource.of("other", receiver -> SourceResult.complete()))
                .shop("boutique-deido")
                .day(new BusinessDay(LocalDate.parse(DAY), ExportFixture.DOUALA))
                .to(DirectorySink.at(shop.exports()))
                .run());

        assertThat(reason)
                .isEqualTo(path(MANIFEST) + ": this directory holds payments of the shop \"boutique-akwa\", not of"
                        + " \"boutique-deido\"; give each shop a directory of its own");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_manifest_that_cannot_be_read_is_refused_and_kept() {
        export(order("a", "paid", 100));
        for (String broken : new String[] {"{", "null", "{}", "[]", "{\"schema\":\"tillwatch/payments/9\"}"}) {
            ExportFixture.write(shop.exports().resolve(MANIFEST), broken);
            Map<String, String> before = contents();

            assertThat(refused(shop.agriPoint("{\"orders\":[]}", DAY)))
                    .as(broken)
                    .isEqualTo(path(MANIFEST)
                            + ": this manifest cannot be read; put it right or move the files of its day away");
            assertThat(contents()).isEqualTo(before);
        }
    }

    @Test
    void a_second_writer_is_refused_while_the_first_holds_the_directory() throws IOException {
        export(order("a", "paid", 100));
        try (FileChannel channel =
                        FileChannel.open(shop.exports().resolve(".tillwatch.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(refused(shop.agriPoint("{\"orders\":[]}", DAY)))
                    .isEqualTo(shop.exports()
                            + ": another program is exporting into this directory; try again when it is done");
        }
        assertThat(export(order("a", "paid", 100)).sink()).isInstanceOf(SinkResult.Unchanged.class);
    }

    @Test
    void a_directory_that_cannot_be_written_is_refused() {
        ExportFixture.write(work.resolve("exports"), "a file, not a directory");

        assertThat(refused(shop.agriPoint("{\"orders\":[]}", DAY)))
                .startsWith(shop.exports() + ": the export could not be written: ");
    }

    private String path(String name) {
        return shop.exports().resolve(name).toString();
    }

    private String sha256(String name) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(Files.readAllBytes(shop.exports().resolve(name))));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
