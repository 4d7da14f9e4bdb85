package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tillwatch.export.ExportResult;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.time.BusinessDay;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFromYourDatabaseTest {
    private static final String SHOP = """
            CREATE TABLE orders (id text PRIMARY KEY, total int, placed_at timestamp, changed_at timestamp, phone text, state text);
            CREATE TABLE payments (id int PRIMARY KEY, order_id text, amount int, state text, operator text, reference text,
              paid_at timestamp);
            INSERT INTO orders VALUES
              ('B-1', 10000, '2026-02-28 23:58', '2026-03-01 00:02', '+237 677 12 34 56', 'paid'),
              ('B-2',  9000, '2026-03-01 17:20', '2026-03-01 17:20', NULL, 'open'),
              ('B-3',  5000, '2026-01-05 08:00', '2026-01-05 08:00', NULL, 'open');
            INSERT INTO payments VALUES
              (1, 'B-1', 10000, 'ko', 'om', NULL, NULL), (2, 'B-1', 10000, 'ok', 'momo', 'MP1', '2026-03-01 00:02')""";

    @TempDir
    Path work;

    private static Optional<EmbeddedPostgres> postgres() {
        try {
            return Optional.of(
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
        } catch (IOException | IllegalStateException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("PostgreSQL does not start on this machine", e);
            }
            return Optional.empty();
        }
    }

    @Test
    void exports_what_was_paid_and_what_was_not() throws IOException, SQLException {
        Optional<EmbeddedPostgres> server = postgres();
        assumeThat(server).as("PostgreSQL starts on this machine").isPresent();
        try (EmbeddedPostgres postgres = server.orElseThrow()) {
            DataSource database = postgres.getPostgresDatabase();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(SHOP);
            }
            BusinessDay day = new BusinessDay(LocalDate.of(2026, 3, 1), ZoneId.of("Africa/Douala"));
            OrderMapping mapping = ReadAnAnswerOfYourOwnShape.mapping(
                            Repository.DATA.resolve("own-database-mapping.json"), problem -> {
                                throw new AssertionError(problem);
                            })
                    .orElseThrow();
            ExportResult result =
                    ExportFromYourDatabase.export(ExportFromYourDatabase.orders(database, mapping, day), day, work);
            String headline = result.fold(
                    exported -> exported.report().headline().toString(), refused -> "refused: " + refused.reason());
            assertThat(headline).isEqualTo("2 orders in the answer, 2 on 2026-03-01");
            assertThat(Files.readString(work.resolve("payments-2026-03-01.csv")))
                    .contains("B-1,2,mtn_momo,MP1,10000,10000,0,XAF,SUCCEEDED,")
                    .contains("B-2,0,unknown,,9000,0,0,XAF,PENDING,")
                    .doesNotContain("B-3")
                    .contains("2376****3456");
        }
    }
}
