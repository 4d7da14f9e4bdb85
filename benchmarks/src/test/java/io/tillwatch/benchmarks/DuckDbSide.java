package io.tillwatch.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The peer: DuckDB with two threads and 1 GB, which joins, looks for duplicates, classifies and writes what differs. */
final class DuckDbSide {
    private static final String COLUMNS = """
            CREATE VIEW store AS SELECT order_id, provider, provider_ref, due_minor, paid_minor, refunded_minor, currency, status
            FROM read_csv('%s', header = true, auto_detect = false, delim = ',', quote = '"', columns = {
              'order_id': 'VARCHAR', 'attempt': 'INTEGER', 'provider': 'VARCHAR', 'provider_ref': 'VARCHAR',
              'due_minor': 'BIGINT', 'paid_minor': 'BIGINT', 'refunded_minor': 'BIGINT', 'currency': 'VARCHAR',
              'status': 'VARCHAR', 'proof': 'VARCHAR', 'created_at': 'TIMESTAMP', 'paid_at': 'TIMESTAMP'});
            CREATE VIEW records AS SELECT provider, provider_id, merchant_ref, gross_minor, fee_minor, net_minor, currency, status,
              completed_at
            FROM read_csv('%s', header = true, auto_detect = false, delim = ',', quote = '"', columns = {
              'provider': 'VARCHAR', 'kind': 'VARCHAR', 'provider_id': 'VARCHAR', 'merchant_ref': 'VARCHAR',
              'gross_minor': 'BIGINT', 'fee_minor': 'BIGINT', 'net_minor': 'BIGINT', 'currency': 'VARCHAR',
              'customer_minor': 'BIGINT', 'customer_currency': 'VARCHAR', 'status': 'VARCHAR', 'created_at': 'TIMESTAMP',
              'completed_at': 'TIMESTAMP', 'available_at': 'TIMESTAMP', 'payout_id': 'VARCHAR', 'parent_id': 'VARCHAR'})
            """;
    private static final String COMPARE = """
            COPY (
              WITH numbered AS (
                SELECT *, row_number() OVER (PARTITION BY merchant_ref ORDER BY completed_at, provider_id) AS nth FROM records),
              joined AS (
                SELECT s.order_id, s.due_minor, s.paid_minor, r.provider_id, r.merchant_ref, r.gross_minor,
                  CASE
                    WHEN s.order_id IS NULL AND r.nth > 1 THEN 'DUPLICATE_CHARGE'
                    WHEN s.order_id IS NULL THEN 'MISSING_IN_STORE'
                    WHEN r.provider_id IS NULL THEN 'MISSING_AT_PROVIDER'
                    WHEN s.currency <> r.currency THEN 'CURRENCY_MISMATCH'
                    WHEN r.status <> 'SUCCEEDED' THEN 'STATUS_MISMATCH'
                    WHEN r.gross_minor IN (s.paid_minor * 10, s.paid_minor * 100, s.paid_minor * 1000) THEN 'SCALE_ERROR'
                    WHEN r.gross_minor < s.due_minor THEN 'UNDERPAID'
                    WHEN r.gross_minor > s.due_minor THEN 'OVERPAID'
                    WHEN r.gross_minor - r.fee_minor <> r.net_minor THEN 'NET_INCONSISTENT'
                    ELSE 'MATCHED' END AS code
                FROM store s FULL OUTER JOIN numbered r ON s.provider = r.provider AND s.provider_ref = r.provider_id)
              SELECT * FROM joined WHERE code <> 'MATCHED')
            TO '%s' (HEADER)
            """;

    private DuckDbSide() {}

    /**
     * Compares two files.
     *
     * @param args store file, provider file, directory for results
     * @throws SQLException if DuckDB cannot
     */
    public static void main(String[] args) throws SQLException {
        Path out = Path.of(args[2]);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute("SET memory_limit = '1GB'");
            statement.execute("SET preserve_insertion_order = false");
            statement.execute("SET temp_directory = '" + out.resolve("duckdb-temp") + "'");
            statement.execute(COLUMNS.formatted(args[0], args[1]));
            Path result = out.resolve("differs.csv");
            statement.execute(COMPARE.formatted(result));
            Map<String, Long> codes = new TreeMap<>();
            try (ResultSet found =
                    statement.executeQuery("SELECT code, count(*) FROM read_csv('" + result + "') GROUP BY code")) {
                while (found.next()) {
                    codes.put(found.getString(1), found.getLong(2));
                }
            }
            Counts.print(codes);
        }
    }
}
