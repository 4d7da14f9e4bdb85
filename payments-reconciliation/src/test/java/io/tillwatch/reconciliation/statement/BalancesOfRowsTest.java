package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row that says the balances before and after it must move the one to the other. */
class BalancesOfRowsTest {
    private static final String SAMPLE = new String(Samples.bytes("orange-money-portal-b"), StandardCharsets.UTF_8);

    private static Statement read(String text) {
        return Samples.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String changed(String from, String to) {
        assertThat(SAMPLE).contains(from);
        return SAMPLE.replace(from, to);
    }

    @ParameterizedTest
    @CsvSource({
        "'117500,120500,,FT4', '117500,120501,,FT4', 5",
        "'0,100000,105000,,FT1', '0,100001,105000,,FT1', 2",
        "'3000,3000,,0,', '3000,300,,0,', 5",
        "'12500,12500,,0,', '12500,12501,,0,', 3",
        "'7000,7000,,0,,,', '7000,7000,,0,117500,124500,', 4",
        "'3000,3000,,0,', '3000,+237 690 000 103,,0,', 5",
    })
    void a_row_whose_balances_contradict_its_amount_is_no_proof(String from, String to, long line) {
        Statement statement = read(changed(from, to));

        assertThat(statement.quarantined()).isEmpty();
        assertThat(statement.proof().complete()).isFalse();
        assertThat(statement.proof().name()).isEqualTo("ASSERTED");
        assertThat(statement.proof().closing()).isEmpty();
        assertThat(statement.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.in(Locale.ENGLISH))
                    .isEqualTo("momo.csv: the balances on line " + line + " contradict its amount: the balance before"
                            + " it and what it moved do not make the balance after it");
            assertThat(notice.in(Locale.FRENCH))
                    .isEqualTo("momo.csv : les soldes de la ligne " + line + " contredisent son montant : le solde"
                            + " précédent et ce qu'elle a déplacé ne donnent pas le solde suivant");
        });
    }

    @Test
    void a_single_row_contradicts_itself_too() {
        String[] lines = SAMPLE.split("\n");
        assertThat(read(lines[0] + "\n" + lines[1]).proof().complete()).isTrue();
        assertThat(read(lines[0] + "\n" + lines[1].replace("105000", "105001"))
                        .proof()
                        .complete())
                .isFalse();
    }

    @Test
    void fees_may_leave_the_balance_with_the_row_or_not_but_the_same_way_in_all_rows() {
        String fees = SAMPLE.replace("5000,5000,,0,100000,105000", "5000,5000,,50,100050,105000");
        String mixed = fees.replace("12500,12500,,0,", "12500,12500,,100,");
        assertThat(read(mixed).proof().complete()).isFalse();
        String net = fees.replace("12500,12500,,0,105000,117500", "12500,12500,,100,105000,117400")
                .replace("3000,3000,,0,117500,120500", "3000,3000,,30,117400,120370");
        assertThat(read(net).proof().name()).isEqualTo("BALANCE_CHAIN");
        String gross =
                SAMPLE.replace("12500,12500,,0,", "12500,12500,,100,").replace("3000,3000,,0,", "3000,3000,,30,");
        assertThat(read(gross).proof().name()).isEqualTo("BALANCE_CHAIN");
    }

    @Test
    void rows_against_the_time_are_proven_too() {
        String[] lines = SAMPLE.split("\n");
        String backwards = String.join("\n", lines[0], lines[4], lines[3], lines[2], lines[1]);
        assertThat(read(backwards).proof().name()).isEqualTo("BALANCE_CHAIN");
        assertThat(read(backwards.replace("117500,120500", "117500,120600"))
                        .proof()
                        .complete())
                .isFalse();
    }

    @Test
    void a_phone_number_is_no_amount_where_its_groups_say_so() {
        Statement statement = read(changed("3000,3000,,0,", "3000,+237 6 90 00 01 03,,0,"));
        assertThat(statement.records()).hasSize(3);
        assertThat(statement.quarantined()).hasSize(1);
        assertThat(read(changed("3000,3000,,0,", "3000,+3 000,,0,")).proof().name())
                .isEqualTo("BALANCE_CHAIN");
    }
}
