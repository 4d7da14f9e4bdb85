package io.tillwatch.export.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/shop",
                "jdbc:postgresql://db.example:5432,other:5432/shop?sslmode=verify-full&options=-c%20app.current_user_id=7",
                "jdbc:mysql://db.example/shop?useCursorFetch=true",
                "jdbc:oracle:thin:@//db.example:1521/shop",
                "jdbc:sqlserver://db.example;databaseName=shop",
                "jdbc:sqlite:shop.db",
            })
    void an_address_has_no_password(String url) {
        assertThat(JdbcAddress.of(url).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "postgresql://db.example/shop",
                "jdbc:postgresql",
                "jdbc:postgresql://db.example/shop two",
                "jdbc:postgresql://db.example/shop?user=a&password=CANARY",
                "jdbc:postgresql://db.example/shop?sslpassword=CANARY",
                "jdbc:postgresql://a:CANARY@db.example/shop",
                "jdbc:mysql://a:CANARY@db.example/shop",
                "jdbc:oracle:thin:a/CANARY@//db.example:1521/shop",
                "jdbc:sqlserver://db.example;databaseName=shop;Password=CANARY",
            })
    void what_is_none_or_holds_a_password_is_refused_and_not_shown(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcAddress.of(url))
                .withMessage(
                        "url must begin with jdbc: and the name of a database, and must not hold user and password");
    }

    @Test
    void neither_parameters_nor_the_password_are_shown() {
        JdbcAddress address = JdbcAddress.of("jdbc:postgresql://db.example/shop?sslmode=require")
                .as("reader", Secret.of("CANARY"));
        assertThat(address).hasToString("jdbc:postgresql://db.example/shop as reader");
    }
}
