package io.tillwatch.export.directory;

import static io.tillwatch.export.ExportFixture.exported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillwatch.export.ExportFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCheckTest {
    private static final String CSV = "payments-2026-03-01.csv";
    private static final String R2 = "payments-2026-03-01.r2.csv";
    private static final String MANIFEST = "payments-2026-03-01.manifest.json";

    @TempDir
    Path work;

    private ExportFixture shop;

    @BeforeEach
    void two_days_of_which_one_has_two_revisions() {
        shop = new ExportFixture(work);
        exported(shop.agriPoint("{\"orders\":[]}", "2026-03-01"));
        exported(shop.agriPoint("{\"orders\":[{\"_id\":\"q\"}]}", "2026-03-01"));
        exported(shop.agriPoint("{\"orders\":[]}", "2026-03-02"));
    }

    private String problems() throws IOException {
        StringBuilder text = new StringBuilder();
        DirectoryCheck.of(shop.exports())
                .problems()
                .forEach(p -> text.append(p.file()).append(' ').append(p.code()).append('\n'));
        return text.toString();
    }

    private void edit(String name, String before, String after) {
        assertThat(shop.read(name)).contains(before);
        ExportFixture.write(shop.exports().resolve(name), shop.read(name).replace(before, after));
    }

    @Test
    void a_directory_as_exports_leave_it_is_fine() throws IOException {
        DirectoryReport report = DirectoryCheck.of(shop.exports());

        assertThat(report.problems()).isEmpty();
        assertThat(report.days()).isEqualTo(2);
        assertThat(report.files()).isEqualTo(4);
        assertThat(report.provisional()).isZero();
        assertThat(report.readable()).isTrue();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws IOException {
        Files.delete(shop.exports().resolve(CSV));
        ExportFixture.write(shop.exports().resolve(R2), "altered");
        ExportFixture.write(shop.exports().resolve("payments-2026-03-09.csv"), "uncommitted");
        ExportFixture.write(shop.exports().resolve("payments-2026-03-02.csv.altered-01234567"), "aside");
        ExportFixture.write(shop.exports().resolve(".tillwatch-new-x"), "unfinished");
        ExportFixture.write(shop.exports().resolve("notes.txt"), "not ours");

        assertThat(problems()).isEqualTo("""
                        .tillwatch-new-x unfinished
                        payments-2026-03-01.csv missing
                        payments-2026-03-01.r2.csv altered
                        payments-2026-03-02.csv.altered-01234567 aside
                        payments-2026-03-09.csv uncommitted
                        """);
    }

    @Test
    void manifests_are_held_against_themselves() throws IOException {
        edit(MANIFEST, "\"revision\" : 2", "\"revision\" : 3");
        assertThat(problems()).isEqualTo(MANIFEST + " gap\n" + MANIFEST + " newest\n");

        edit(MANIFEST, "\"supersedes\" : \"", "\"supersedes\" : \"0");
        edit(MANIFEST, "\"business_date\" : \"2026-03-01\"", "\"business_date\" : \"2026-03-05\"");
        assertThat(problems()).contains(MANIFEST + " chain\n", MANIFEST + " other-day\n");
    }

    @Test
    void a_manifest_never_leads_out_of_the_directory() throws IOException {
        edit(MANIFEST, "\"name\" : \"" + CSV + "\"", "\"name\" : \"payments-/../../answer.json\"");
        assertThat(problems()).contains(MANIFEST + " name\n");
    }

    @Test
    void checksums_are_held_against_the_manifests() throws IOException {
        String sums = shop.read("SHA256SUMS");
        ExportFixture.write(
                shop.exports().resolve("SHA256SUMS"),
                "0".repeat(64) + sums.substring(64, sums.indexOf('\n') + 1) + "what is this\n");
        assertThat(problems())
                .contains("SHA256SUMS line\n", "SHA256SUMS other-sum\n", "SHA256SUMS not-listed\n")
                .doesNotContain("payments");

        Files.delete(shop.exports().resolve("SHA256SUMS"));
        assertThat(problems()).isEqualTo("SHA256SUMS missing\n");
    }

    @Test
    void without_its_manifest_a_day_does_not_count() throws IOException {
        Files.delete(shop.exports().resolve("payments-2026-03-02.manifest.json"));
        assertThat(problems()).isEqualTo("payments-2026-03-02.csv uncommitted\n");

        ExportFixture.write(shop.exports().resolve("payments-2026-03-02.manifest.json"), "{");
        assertThat(problems()).isEqualTo("payments-2026-03-02.manifest.json manifest\n");
    }

    @Test
    void what_cannot_be_read_is_not_vouched_for() throws IOException {
        Files.delete(shop.exports().resolve(CSV));
        Files.createDirectory(shop.exports().resolve(CSV));

        DirectoryReport report = DirectoryCheck.of(shop.exports());

        assertThat(report.readable()).isFalse();
        assertThat(problems()).isEqualTo(CSV + " unreadable\n");
        assertThatThrownBy(() -> DirectoryCheck.of(work.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        assertThat(DirectoryCheck.of(Files.createDirectory(work.resolve("empty")))
                        .problems())
                .extracting(DirectoryReport.Problem::code)
                .containsExactly("no-manifest");
    }
}
