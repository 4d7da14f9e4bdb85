package io.tillwatch.export.jdbc;

import io.tillwatch.secret.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;

/** Opens connections. */
interface Connections {
    Connection open(Duration connectTimeout, Duration answerTimeout) throws SQLException;

    /** What may be shown of the address; empty if there is none to show. */
    Optional<String> shown();

    /** What must never be shown. */
    List<String> secrets();

    static Connections of(DataSource database) {
        return new Connections() {
            @Override
            public Connection open(Duration connectTimeout, Duration answerTimeout) throws SQLException {
                return database.getConnection();
            }

            @Override
            public Optional<String> shown() {
                return Optional.empty();
            }

            @Override
            public List<String> secrets() {
                return List.of();
            }
        };
    }

    static Connections of(JdbcAddress address) {
        return new Connections() {
            @Override
            public Connection open(Duration connectTimeout, Duration answerTimeout) throws SQLException {
                Properties properties = new Properties();
                address.user().ifPresent(user -> properties.setProperty("user", user));
                address.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
                if (address.url().startsWith("jdbc:postgresql:")) {
                    properties.setProperty("connectTimeout", seconds(connectTimeout));
                    properties.setProperty("loginTimeout", seconds(connectTimeout));
                    properties.setProperty("socketTimeout", seconds(answerTimeout));
                    properties.setProperty("tcpKeepAlive", "true");
                    properties.setProperty("ApplicationName", "tillwatch");
                }
                return DriverManager.getConnection(address.url(), properties);
            }

            @Override
            public Optional<String> shown() {
                return Optional.of(address.shown());
            }

            @Override
            public List<String> secrets() {
                return address.password().map(Secret::reveal).stream().toList();
            }
        };
    }

    private static String seconds(Duration length) {
        return Long.toString(Math.max(length.plusMillis(999).toSeconds(), 1));
    }
}
