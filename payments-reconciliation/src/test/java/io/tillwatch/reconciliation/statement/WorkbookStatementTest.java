package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A statement is the same, whether a portal writes it as CSV or as a workbook. */
class WorkbookStatementTest {
    @TempDir
    private Path work;

    static List<String> names() {
        return Samples.NAMES;
    }

    private void check(String name, boolean typed) throws IOException {
        byte[] csv = Samples.bytes(name);
        StatementMapping mapping = StatementReader.fitting(csv).get(0);
        byte[] workbook = Xlsx.ofCsv(csv, mapping, typed);
        Statement statement = Samples.read(workbook);
        RecordsFile.write(statement, work.resolve("records.csv"));
        assertThat(work.resolve("records.csv")).hasBinaryContent(Samples.bytes(name + ".expected"));
        Statement same = Samples.read(csv);
        assertThat(statement.records()).isEqualTo(same.records());
        assertThat(statement.quarantined()).isEqualTo(same.quarantined());
        assertThat(statement.proof()).isEqualTo(same.proof());
        assertThat(statement.notices()).isEqualTo(same.notices());
    }

    @ParameterizedTest
    @MethodSource("names")
    void reads_texts_as_those_of_the_csv(String name) throws IOException {
        check(name, false);
    }

    @ParameterizedTest
    @MethodSource("names")
    void reads_numbers_and_times_as_the_texts_of_the_csv(String name) throws IOException {
        check(name, true);
    }
}
