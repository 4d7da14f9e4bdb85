package io.tillwatch.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyUnitTest {
    /** Where the table and a JDK do not say the same, and why. Nothing else may differ, on any JDK. */
    private static final Map<String, String> DIFFERENCES =
            Map.of("UYW", "no JDK up to 25 knows the Uruguayan wage index unit, which has 4 decimals");

    /** No country pays with these, so the JDK names them for none. */
    private static final Map<String, String> WITHOUT_COUNTRY = Map.of(
            "BOV", "fund of Bolivia",
            "CHE", "fund of Switzerland",
            "CHW", "fund of Switzerland",
            "CLF", "unit of account of Chile",
            "COU", "unit of account of Colombia",
            "MXV", "unit of account of Mexico",
            "USN", "fund of the United States",
            "UYI", "unit of account of Uruguay",
            "UYW", "unit of account of Uruguay",
            "VED", "second code of the bolívar beside VES");

    /** Older JDKs still name these for a country. */
    private static final Map<String, String> WITHDRAWN = Map.of(
            "ANG", "replaced by XCG on 2025-03-31",
            "BGN", "replaced by EUR on 2026-01-01",
            "HRK", "replaced by EUR on 2023-01-01",
            "SLL", "replaced by SLE on 2024-04-01",
            "ZWL", "replaced by ZWG on 2024-08-31");

    /** Newer than the first JDKs 17. */
    private static final Set<String> YOUNG = Set.of("SLE", "XCG", "ZWG");

    @ParameterizedTest(name = "{0} has {1} decimals")
    @CsvSource({
        "XAF, 0", // Central Africa
        "XOF, 0", // West Africa
        "GNF, 0", // Guinea
        "RWF, 0", // Rwanda
        "UGX, 0", // Uganda
        "JPY, 0", // no sen any more
        "USD, 2", "EUR, 2", "NGN, 2", "MGA, 2", // a fifth in coins, 2 decimals in ISO 4217
        "MRU, 2", // the same
        "TND, 3", // millimes
        "KWD, 3", "IQD, 3", "CLF, 4", "UYW, 4"
    })
    void has_the_decimals_of_iso_4217(String code, int exponent) {
        assertThat(CurrencyUnit.of(code).exponent()).isEqualTo(exponent);
    }

    @Test
    void agrees_with_the_jdk_but_for_the_listed_differences() {
        Map<String, Integer> jdk = Currency.getAvailableCurrencies().stream()
                .collect(Collectors.toMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));
        Map<String, String> found = new HashMap<>();
        for (String code : CurrencyUnit.codes()) {
            int exponent = CurrencyUnit.of(code).exponent();
            if (!Integer.valueOf(exponent).equals(jdk.get(code)) && !(YOUNG.contains(code) && !jdk.containsKey(code))) {
                found.put(code, "here " + exponent + ", in the JDK " + jdk.get(code));
            }
        }
        assertThat(DIFFERENCES).containsKeys(found.keySet().toArray(String[]::new));
    }

    @Test
    void knows_the_currency_of_every_country_and_no_withdrawn_one() {
        Set<String> ofCountries = Arrays.stream(Locale.getISOCountries())
                .map(country -> new Locale.Builder().setRegion(country).build())
                .map(Currency::getInstance)
                .filter(currency -> currency != null)
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(without(ofCountries, CurrencyUnit.codes())).isSubsetOf(WITHDRAWN.keySet());
        assertThat(without(without(CurrencyUnit.codes(), ofCountries), YOUNG)).isSubsetOf(WITHOUT_COUNTRY.keySet());
        assertThat(CurrencyUnit.codes()).doesNotContainAnyElementsOf(WITHDRAWN.keySet());
    }

    @Test
    void finds_a_code_in_any_case() {
        assertThat(CurrencyUnit.of("xaf")).isSameAs(CurrencyUnit.of("XAF"));
        assertThat(CurrencyUnit.find("Usd")).contains(CurrencyUnit.of("USD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "XA", // too short
                "XAFX", // too long
                " XAF", // not trimmed
                "FCFA", // what people write
                "XAU", // gold
                "XXX", // no currency
                "XTS", // for tests
                "HRK", // withdrawn
                "\u0131NR", // the dotless i becomes I
                "\u00dfP", // the sharp s becomes SS
                "\uff38\uff21\uff26" // full-width letters
            })
    void knows_nothing_else(String code) {
        assertThat(CurrencyUnit.find(code)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurrencyUnit.of(code))
                .withMessage("currency must be a code of ISO 4217 such as XAF, but was \"" + code + "\"");
    }

    @Test
    void must_be_given_a_code() {
        assertThatNullPointerException()
                .isThrownBy(() -> CurrencyUnit.find(null))
                .withMessage("code");
    }

    @Test
    void lists_its_codes_in_order() {
        assertThat(List.copyOf(CurrencyUnit.codes()))
                .isSorted()
                .hasSize(164)
                .startsWith("AED")
                .endsWith("ZWG")
                .allMatch(code -> code.matches("[A-Z]{3}"));
        assertThatThrownBy(() -> CurrencyUnit.codes().add("ABC")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void is_its_code() {
        CurrencyUnit xaf = CurrencyUnit.of("XAF");
        assertThat(xaf).hasToString("XAF").isNotEqualTo(CurrencyUnit.of("XOF")).isNotEqualTo("XAF");
        assertThat(xaf.code()).isEqualTo("XAF");
        assertThat(xaf).hasSameHashCodeAs(CurrencyUnit.of("xaf")).isLessThan(CurrencyUnit.of("XOF"));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
