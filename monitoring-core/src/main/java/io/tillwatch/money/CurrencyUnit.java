package io.tillwatch.money;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A currency of ISO 4217 with the number of decimals of its minor unit: XAF, XOF and GNF 0, USD 2, TND 3.
 *
 * <p>The exponents are part of Tillwatch and do not follow the JDK's data, so that a newer JDK can never change
 * what an amount means. Funds, metals and test codes (such as XAU or XXX), which have no minor unit, are not
 * currencies here. Source of the exponents: ISO 4217 list one.
 *
 * <p>Immutable and thread-safe; there is one instance for each code.
 */
public final class CurrencyUnit implements Comparable<CurrencyUnit> {
    private static final int CODE_LENGTH = 3;
    private static final int DEFAULT_EXPONENT = 2;
    private static final Map<String, CurrencyUnit> BY_CODE = table();

    private final String code;
    private final int exponent;

    private CurrencyUnit(String code, int exponent) {
        this.code = code;
        this.exponent = exponent;
    }

    /**
     * The currency of a code.
     *
     * @param code three letters of ISO 4217, in any case
     * @return the currency, never null
     * @throws IllegalArgumentException if the code is not a currency of ISO 4217
     */
    public static CurrencyUnit of(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "currency must be a code of ISO 4217 such as XAF, but was \"" + code + "\""));
    }

    /**
     * The currency of a code, or nothing if there is none.
     *
     * @param code any text
     * @return the currency, or empty if the text is not a currency of ISO 4217
     */
    public static Optional<CurrencyUnit> find(String code) {
        Objects.requireNonNull(code, "code");
        CurrencyUnit asWritten = BY_CODE.get(code);
        if (asWritten != null) {
            return Optional.of(asWritten);
        }
        // Upper-casing makes letters of other alphabets ASCII: the dotless i an I, the sharp s two S.
        return code.length() == CODE_LENGTH && isAscii(code)
                ? Optional.ofNullable(BY_CODE.get(code.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static boolean isAscii(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /**
     * All codes, in alphabetical order.
     *
     * @return an unmodifiable set
     */
    public static Set<String> codes() {
        return Collections.unmodifiableSet(new TreeSet<>(BY_CODE.keySet()));
    }

    /**
     * The code of ISO 4217.
     *
     * @return three upper-case letters
     */
    public String code() {
        return code;
    }

    /**
     * How many decimals the minor unit has.
     *
     * @return from 0 to 4
     */
    public int exponent() {
        return exponent;
    }

    @Override
    public int compareTo(CurrencyUnit other) {
        return code.compareTo(other.code);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CurrencyUnit that && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    /** The code. */
    @Override
    public String toString() {
        return code;
    }

    private static Map<String, CurrencyUnit> table() {
        Map<String, Integer> exponents = new HashMap<>();
        for (String code : words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")) {
            exponents.put(code, 0);
        }
        for (String code : words("BHD IQD JOD KWD LYD OMR TND")) {
            exponents.put(code, 3);
        }
        for (String code : words("CLF UYW")) {
            exponents.put(code, 4);
        }
        for (String code :
                words("AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF"
                        + " CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP"
                        + " GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL"
                        + " MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN"
                        + " PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL"
                        + " THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG")) {
            exponents.put(code, DEFAULT_EXPONENT);
        }
        Map<String, CurrencyUnit> table = new HashMap<>();
        exponents.forEach((code, exponent) -> table.put(code, new CurrencyUnit(code, exponent)));
        return Collections.unmodifiableMap(table);
    }

    private static Set<String> words(String list) {
        return new HashSet<>(Set.of(list.split(" ")));
    }
}
