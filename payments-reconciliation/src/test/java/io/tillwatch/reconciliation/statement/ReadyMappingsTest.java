package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyMappingsTest {
    @TempDir
    private Path work;

    static List<String> names() {
        return Samples.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void reads_a_statement_of_its_provider_to_the_byte(String name) throws IOException {
        RecordsFile.write(Samples.read(Samples.bytes(name)), work.resolve("records.csv"));
        assertThat(work.resolve("records.csv")).hasBinaryContent(Samples.bytes(name + ".expected"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void carries_no_payer(String name) throws IOException {
        Statement statement = Samples.read(Samples.bytes(name));
        RecordsFile.write(statement, work.resolve("records.csv"));
        assertThat(Files.readString(work.resolve("records.csv")) + statement)
                .doesNotContainPattern(
                        "Exemple|EXEMPLE|Awa|awa@|Aya|Bilal|Bintou|Mod[eè]le|example\\.org|\\+225|23767|69000|22501000")
                .doesNotContain("Esempio");
    }

    @ParameterizedTest
    @MethodSource("names")
    void fits_no_other_statement(String name) {
        assertThat(StatementReader.fitting(Samples.bytes(name)))
                .extracting(StatementMapping::name)
                .singleElement()
                .matches(name::startsWith);
    }

    @Test
    void proves_by_balances_that_nothing_is_missing() {
        Statement.Proof proof =
                Samples.read(Samples.bytes("orange-money-portal-b")).proof();
        assertThat(proof.toString())
                .isEqualTo("Proof[complete=true, name=BALANCE_CHAIN, opening=OptionalLong[100000],"
                        + " closing=OptionalLong[120500]]");
    }

    @ParameterizedTest
    @MethodSource("chains")
    void sees_a_row_that_was_taken_out_of_the_middle(String name) {
        String[] lines = new String(Samples.bytes(name), StandardCharsets.UTF_8).split("\n");
        int middle = name.startsWith("moov") ? 8 : 2;
        String without = String.join("\n", lines).replace(lines[middle] + "\n", "");
        Statement statement = Samples.read(without.getBytes(StandardCharsets.UTF_8));
        assertThat(statement.proof().complete()).isFalse();
        assertThat(Samples.texts(statement.notices()))
                .singleElement()
                .asString()
                .matches("momo.csv: the balance on line \\d+ does not follow from the one before: rows are missing");
    }

    static List<String> chains() {
        return List.of("moov-statement", "orange-money-portal-b", "wave-transactions");
    }

    @Test
    void compares_the_totals_of_a_footer_with_the_rows() {
        String text = new String(Samples.bytes("orange-money-portal-a"), StandardCharsets.UTF_8);
        assertThat(Samples.read(text.getBytes(StandardCharsets.UTF_8)).proof().name())
                .isEqualTo("CONTROL_TOTALS");
        Statement wrong = Samples.read(text.replace("117 500", "117 600").getBytes(StandardCharsets.UTF_8));
        assertThat(wrong.proof().complete()).isFalse();
        assertThat(Samples.texts(wrong.notices()))
                .containsExactly("momo.csv:12: the total of credit is 117600, but the rows add up to 117500"
                        + " (minor units of XAF): rows are missing");
    }

    @Test
    void counts_what_is_no_record() {
        assertThat(Samples.read(Samples.bytes("orange-money-portal-a")).noise())
                .isEqualTo(new Statement.Noise(4, 1, 1, 1, 0));
        assertThat(Samples.read(Samples.bytes("paypal-activity-fr")).noise())
                .isEqualTo(new Statement.Noise(1, 0, 0, 0, 1));
    }

    @Test
    void has_names_and_texts_for_people_who_begin_their_own() {
        assertThat(StatementMapping.readyNames())
                .allSatisfy(name -> assertThat(Samples.mapping(StatementMapping.readyText(name))
                                .name())
                        .isEqualTo(name));
        assertThatThrownBy(() -> StatementMapping.ready("mtn"))
                .hasMessage("mapping must be one of [moov-statement, mtn-momo-portal, orange-money-portal,"
                        + " paypal-activity, stripe-balance, wave-transactions], but was \"mtn\"");
    }
}
