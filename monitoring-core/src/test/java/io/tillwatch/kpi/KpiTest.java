package io.tillwatch.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Kpi SUCCESS = Kpi.of("payment_success_rate", KpiUnit.RATIO, Better.HIGHER)
            .limits(number("0.98"), number("0.95"), number("0.90"));
    private static final Kpi ERRORS =
            Kpi.of("error_rate", KpiUnit.RATIO, Better.LOWER).limits(number("0.005"), number("0.01"), number("0.05"));

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    /** Every limit is strict, as the people who run the shop wrote them: above 98 %, below 95 %, below 90 %. */
    @ParameterizedTest
    @CsvSource({
        "1, ON_TARGET",
        "0.9801, ON_TARGET",
        "0.98, OFF_TARGET",
        "0.980, OFF_TARGET",
        "0.95, OFF_TARGET",
        "0.9499, WARNING",
        "0.90, WARNING",
        "0.8999, CRITICAL",
        "0, CRITICAL",
    })
    void higher_is_better(String value, Band band) {
        assertThat(SUCCESS.band(new KpiReading.Value(number(value), AT))).contains(band);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ON_TARGET",
        "0.0049, ON_TARGET",
        "0.005, OFF_TARGET",
        "0.01, OFF_TARGET",
        "0.0101, WARNING",
        "0.05, WARNING",
        "0.0501, CRITICAL",
    })
    void lower_is_better(String value, Band band) {
        assertThat(ERRORS.band(new KpiReading.Value(number(value), AT))).contains(band);
    }

    @Test
    void no_data_is_neither_good_nor_bad() {
        KpiReading nothing = new KpiReading.NoData(Message.of(KpiTest.class, "any"), AT);
        assertThat(SUCCESS.band(nothing)).isEmpty();
        assertThat(nothing.at()).isEqualTo(AT);
        assertThat(nothing.<String>fold(v -> "value", n -> "nothing")).isEqualTo("nothing");
    }

    @Test
    void without_limits_there_are_no_bands_and_each_limit_may_stand_alone() {
        KpiReading ten = new KpiReading.Value(BigDecimal.TEN, AT);
        assertThat(Kpi.of("orders", KpiUnit.COUNT, Better.HIGHER).band(ten)).isEmpty();
        assertThat(alone(Optional.of(BigDecimal.ONE), Optional.empty()).band(ten))
                .contains(Band.ON_TARGET);
        assertThat(alone(Optional.of(number("11")), Optional.empty()).band(ten)).contains(Band.OFF_TARGET);
        assertThat(alone(Optional.empty(), Optional.of(number("11"))).band(ten)).contains(Band.CRITICAL);
        assertThat(alone(Optional.empty(), Optional.of(number("9"))).band(ten)).contains(Band.ON_TARGET);
    }

    private static Kpi alone(Optional<BigDecimal> target, Optional<BigDecimal> critical) {
        return new Kpi("orders", KpiUnit.COUNT, Optional.empty(), Better.HIGHER, target, Optional.empty(), critical);
    }

    @Test
    void money_has_a_currency_and_nothing_else_has() {
        CurrencyUnit xaf = CurrencyUnit.of("XAF");
        assertThat(Kpi.of("revenue", xaf, Better.HIGHER).currency()).contains(xaf);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kpi.of("revenue", KpiUnit.MINOR_UNITS, Better.HIGHER))
                .withMessage("currency must be given for unit MINOR_UNITS and for no other, but unit was MINOR_UNITS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Kpi(
                        "orders",
                        KpiUnit.COUNT,
                        Optional.of(xaf),
                        Better.HIGHER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void tells_what_is_no_kpi() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kpi.of("Payment Rate", KpiUnit.RATIO, Better.HIGHER))
                .withMessage(
                        "name must be lower case letters, digits, underscores and dots, begin with a letter and have"
                                + " at most 80 characters, but was \"Payment Rate\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SUCCESS.limits(number("98"), number("0.95"), number("0.9")))
                .withMessage("target must be between 0 and 1 for unit RATIO, but was 98");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SUCCESS.limits(number("0.9"), number("0.95"), number("0.8")))
                .withMessage("warning must not be better than target, but was 0.95 and target 0.9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ERRORS.limits(number("0.005"), number("0.01"), number("0.009")))
                .withMessage("critical must not be better than warning, but was 0.009 and warning 0.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alone(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN)))
                .withMessage("critical must not be better than target, but was 10 and target 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ERRORS.limits(number("-0.1"), number("0.01"), number("0.02")))
                .withMessage("target must be between 0 and 1 for unit RATIO, but was -0.1");
    }
}
