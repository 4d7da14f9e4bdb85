package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real spreadsheet opens statements, makes numbers and dates of what looks like them, and saves workbooks. */
class LibreOfficeStatementTest {
    /** Separator, double quotes, UTF-8, from line 1, no column formats, language, no quoted texts, special numbers detected. */
    private static final String COMMA_IN_ENGLAND = "CSV:44,34,76,1,,2057,false,true";

    private static final String SEMICOLON_IN_FRANCE = "CSV:59,34,76,1,,1036,false,true";
    private static final String COMMA_IN_FRANCE = "CSV:44,34,76,1,,1036,false,true";

    @TempDir
    private Path work;

    private Optional<Path> office() {
        Optional<Path> office = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(office).as("LibreOffice (package libreoffice-calc)").isPresent();
        }
        assumeThat(office)
                .as("SKIPPED: LibreOffice is not installed, no spreadsheet was tried")
                .isPresent();
        return office;
    }

    private void check(String form, String... names) throws IOException, InterruptedException {
        Path office = office().orElseThrow();
        List<String> files = new ArrayList<>();
        for (String name : names) {
            files.add(Files.write(work.resolve(name + ".csv"), Samples.bytes(name))
                    .toString());
        }
        convert(office, form, "xlsx", files);
        for (String name : names) {
            Statement statement = Samples.read(Files.readAllBytes(work.resolve(name + ".xlsx")));
            assertThat(Samples.faults(statement)).as(name).isEmpty();
            RecordsFile.write(statement, work.resolve("records.csv"));
            assertThat(work.resolve("records.csv")).as(name).hasBinaryContent(Samples.bytes(name + ".expected"));
            assertThat(statement.proof())
                    .as(name)
                    .isEqualTo(Samples.read(Samples.bytes(name)).proof());
            assertThat(statement.records())
                    .as(name)
                    .isEqualTo(Samples.read(Samples.bytes(name)).records());
        }
    }

    private void convert(Path office, String form, String to, List<String> files)
            throws IOException, InterruptedException {
        Path log = work.resolve("office.log");
        List<String> command = new ArrayList<>(List.of(
                office.toString(),
                "-env:UserInstallation=" + work.resolve("user").toUri(),
                "--headless",
                "--infilter=" + form,
                "--convert-to",
                to,
                "--outdir",
                work.toString()));
        command.addAll(files);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as(Files.readString(log)).isTrue();
    }

    @Test
    void reads_what_it_saves_in_english() throws Exception {
        check(
                COMMA_IN_ENGLAND,
                "mtn-momo-portal",
                "moov-statement",
                "stripe-balance-dashboard",
                "stripe-balance-itemised",
                "wave-transactions");
    }

    @Test
    void reads_what_it_saves_in_french() throws Exception {
        check(SEMICOLON_IN_FRANCE, "orange-money-portal-a");
        check(COMMA_IN_FRANCE, "orange-money-portal-b", "paypal-activity-fr");
    }

    @Test
    void says_of_an_old_workbook_that_it_is_one() throws Exception {
        Path office = office().orElseThrow();
        String csv = Files.write(work.resolve("momo.csv"), Samples.bytes("mtn-momo-portal"))
                .toString();
        convert(office, COMMA_IN_ENGLAND, "xls", List.of(csv));
        assertThat(StatementReader.unreadable("momo.xls", Files.readAllBytes(work.resolve("momo.xls"))))
                .map(message -> message.in(java.util.Locale.ENGLISH))
                .contains(
                        "momo.xls: this is an old workbook (XLS), which is not read: open it and save it as XLSX or CSV");
    }
}
