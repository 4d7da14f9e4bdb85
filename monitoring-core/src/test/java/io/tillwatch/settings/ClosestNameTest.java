package io.tillwatch.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestNameTest {
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "zone, zone currency, zone", // nothing wrong
        "Zone, zone currency, zone", // another case
        "ZONE, zone currency, zone",
        "zon, zone currency, zone", // a missing letter
        "zonee, zone currency, zone", // an added letter
        "zome, zone currency, zone", // a changed letter
        "znoe, zone currency, zone", // two neighbours swapped
        "curency, zone currency, currency",
        "currenyc, zone currency, currency",
        "zom, zone, zone", // two wrong
        "zn, zone, zone", // two missing
        "z, zone, ", // three missing of four letters
        "zabcone, zone, ", // three added
        "abcdefxyz, abcdefghi, abcdefghi", // three wrong of nine: a third
        "abcdexyzw, abcdefghi, ", // four wrong of nine
        "b, a, ", // all of it wrong
        "a, ab, ab", // one of two
        "abx, abc, abc", // one of three
        "axy, abc, ", // two of three
        "CFA, AFN CAD XAF, ", // two of three in each
        "ab, ba, ba", // swapped counts as one
        "xy, ab, ", // all of it wrong again
        "FCFA, XAF XOF USD, ", // what people write is not close to any code
        "EURO, EUR USD XAF, EUR",
        "cat, bat hat rat, bat", // of equals the first
        "cat, rat hat bat, bat", // in whatever order they come
        "hats, bat hat, hat" // the fewest wrong first
    })
    void finds_what_was_probably_meant(String wrong, String known, String closest) {
        assertThat(ClosestName.to(wrong, List.of(known.split(" ")))).isEqualTo(Optional.ofNullable(closest));
    }

    @Test
    void finds_nothing_for_nothing() {
        assertThat(ClosestName.to("", List.of("a", "ab", "abc"))).isEmpty();
        assertThat(ClosestName.to("zone", List.of())).isEmpty();
        assertThat(ClosestName.to("", List.of("abc"))).isEmpty();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void does_not_compare_what_is_far_too_long() {
        assertThat(ClosestName.to("x".repeat(10_000_000), List.of("zone", "currency")))
                .isEmpty();
    }
}
