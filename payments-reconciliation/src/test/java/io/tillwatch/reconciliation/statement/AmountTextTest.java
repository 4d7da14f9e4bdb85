package io.tillwatch.reconciliation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "5000|POINT|0|5000",
                "-5000|POINT|0|-5000",
                "\u22125000|POINT|0|-5000",
                "+5000.00|POINT|0|5000",
                "5,000|POINT|0|5000",
                "1,234,567.89|POINT|2|123456789",
                "5.000|POINT|0|",
                "5.000|POINT|3|5000",
                "5.000|COMMA|0|5000",
                "5,000|COMMA|2|",
                "104,13|COMMA|2|10413",
                "104,1|COMMA|2|10410",
                "104,135|COMMA|2|",
                "1.234,50|COMMA|2|123450",
                "1,234.50|COMMA|2|",
                "1 234,50|COMMA|2|123450",
                "12\u202f500|COMMA|0|12500",
                "12\u00a0500|COMMA|0|12500",
                "1'250.50|POINT|2|125050",
                "104,13|EITHER|2|10413",
                "104.13|EITHER|2|10413",
                "1.052,40|EITHER|2|105240",
                "1,052.40|EITHER|2|105240",
                "1.052|EITHER|2|",
                "1,052,300|EITHER|2|105230000",
                "10.52,40|EITHER|2|",
                "12 34|POINT|0|",
                "1 2345|POINT|0|",
                "5000.5|POINT|0|",
                "0.01|POINT|2|1",
                "|POINT|0|",
                "-|POINT|0|",
                "5e3|POINT|0|",
                "٥٠٠٠|POINT|0|",
                "999999999999999999|POINT|0|999999999999999999",
                "1000000000000000000|POINT|0|",
                "99999999999999999|POINT|2|",
            })
    void reads_what_is_unmistakable_and_nothing_else(
            String text, AmountText.Decimal decimal, int exponent, String minor) {
        OptionalLong expected = minor == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(minor));
        assertThat(AmountText.minor(text == null ? "" : text, decimal, false, exponent))
                .isEqualTo(expected);
    }
}
