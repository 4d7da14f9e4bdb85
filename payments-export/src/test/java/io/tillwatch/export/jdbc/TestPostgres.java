package io.tillwatch.export.jdbc;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL for all tests of a JVM, and a database of its own for each. */
public final class TestPostgres {
    /** A user whose password is asked for; everybody else is trusted. */
    public static final String GUARDED = "guarded";

    public static final String PASSWORD = "CANARY-pa55word";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Optional<EmbeddedPostgres> SERVER = start();

    private final String name;

    private TestPostgres(String name) {
        this.name = name;
    }

    private static Optional<EmbeddedPostgres> start() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            guard(server);
            return Optional.of(server);
        } catch (IOException | SQLException | IllegalStateException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("PostgreSQL does not start on this machine", e);
            }
            return Optional.empty();
        }
    }

    private static void guard(EmbeddedPostgres server) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + GUARDED + " LOGIN PASSWORD '" + PASSWORD + "'");
            try (ResultSet row = statement.executeQuery("SHOW hba_file")) {
                row.next();
                Path rules = Path.of(row.getString(1));
                Files.writeString(rules, "host all " + GUARDED + " all scram-sha-256\n" + Files.readString(rules));
            }
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** A new database, filled by some statements. Skips the test where there is no server. */
    public static TestPostgres with(String... statements) {
        assumeThat(SERVER).as("PostgreSQL starts on this machine").isPresent();
        String name = "shop" + NUMBER.incrementAndGet();
        new TestPostgres("postgres").run("CREATE DATABASE " + name);
        TestPostgres database = new TestPostgres(name);
        database.run(statements);
        return database;
    }

    public void run(String... statements) {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser("postgres");
        return source;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.orElseThrow().getPort() + "/" + name;
    }
}
