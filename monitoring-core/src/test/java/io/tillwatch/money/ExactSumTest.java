package io.tillwatch.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);

    @Test
    void starts_at_0() {
        assertThat(new ExactSum().value()).isEqualTo(BigInteger.ZERO);
        assertThat(new ExactSum()).hasToString("0");
    }

    @Test
    void adds() {
        assertThat(sum(5000, -1, 0, 1)).hasToString("5000");
    }

    @Test
    void goes_beyond_the_largest_long() {
        assertThat(sum(Long.MAX_VALUE, 1)).hasToString("9223372036854775808");
        assertThat(sum(1, Long.MAX_VALUE)).hasToString("9223372036854775808");
        assertThat(sum(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE).value())
                .isEqualTo(MAX.multiply(BigInteger.valueOf(3)));
    }

    @Test
    void goes_below_the_smallest_long() {
        assertThat(sum(Long.MIN_VALUE, -1)).hasToString("-9223372036854775809");
        assertThat(sum(-1, Long.MIN_VALUE)).hasToString("-9223372036854775809");
        assertThat(sum(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE).value())
                .isEqualTo(MIN.multiply(BigInteger.valueOf(3)));
    }

    @Test
    void comes_back() {
        assertThat(sum(Long.MAX_VALUE, Long.MAX_VALUE, -Long.MAX_VALUE, -Long.MAX_VALUE))
                .hasToString("0");
        assertThat(sum(Long.MIN_VALUE, Long.MAX_VALUE)).hasToString("-1");
    }

    @Test
    void agrees_with_big_integers_on_any_amounts() {
        Random random = new Random(20_260_301);
        for (int run = 0; run < 200; run++) {
            ExactSum sum = new ExactSum();
            BigInteger expected = BigInteger.ZERO;
            for (int i = 0; i < 100; i++) {
                // Sizes from a few bits to all 64, so that some sums overflow and some do not.
                long amount = random.nextLong() >> random.nextInt(64);
                sum.add(amount);
                expected = expected.add(BigInteger.valueOf(amount));
                assertThat(sum.value()).isEqualTo(expected);
            }
        }
    }

    private static ExactSum sum(long... amounts) {
        ExactSum sum = new ExactSum();
        for (long amount : amounts) {
            sum.add(amount);
        }
        return sum;
    }
}
