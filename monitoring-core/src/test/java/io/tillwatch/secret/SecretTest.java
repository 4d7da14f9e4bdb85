package io.tillwatch.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String VALUE = "s3cr3t-token";
    private static final Secret SECRET = Secret.of(VALUE);

    @Test
    void gives_its_value_only_when_asked() {
        assertThat(SECRET.reveal()).isEqualTo(VALUE);
        assertThat(SECRET).hasToString("Secret[hidden]");
    }

    @Test
    void stays_hidden_in_everything_that_holds_it() {
        record Login(String user, Secret password) {}
        Login login = new Login("shop", SECRET);

        assertThat(login).hasToString("Login[user=shop, password=Secret[hidden]]");
        assertThat(String.format(Locale.ROOT, "%s %S %30s %s", SECRET, SECRET, SECRET, login))
                .doesNotContainIgnoringCase(VALUE);
        assertThat("" + List.of(SECRET) + Map.of("key", SECRET) + Optional.of(login))
                .isEqualTo(
                        "[Secret[hidden]]{key=Secret[hidden]}" + "Optional[Login[user=shop, password=Secret[hidden]]]");
    }

    @Test
    void equals_a_secret_of_the_same_value() {
        assertThat(SECRET).isEqualTo(Secret.of(VALUE)).hasSameHashCodeAs(Secret.of(VALUE));
        assertThat(SECRET)
                .isNotEqualTo(Secret.of("s3cr3t-tokem"))
                .isNotEqualTo(Secret.of(VALUE + "x"))
                .isNotEqualTo(VALUE);
    }

    @Test
    void keeps_spaces_and_every_letter() {
        assertThat(Secret.of(" p\u00e4ss\n").reveal()).isEqualTo(" p\u00e4ss\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refuses_a_blank_value(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(blank)).withMessage("secret must not be blank");
    }

    @Test
    void must_be_given_a_value() {
        assertThatNullPointerException().isThrownBy(() -> Secret.of(null)).withMessage("value");
    }
}
