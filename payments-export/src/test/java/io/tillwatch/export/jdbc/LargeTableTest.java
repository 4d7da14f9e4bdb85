package io.tillwatch.export.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table of any size is exported in 64 MB of heap. The full size runs in {@code .ci/run} with
 * {@code -Dtillwatch.jdbc.orders=1000000}.
 */
class LargeTableTest {
    private static final int ORDERS = Integer.getInteger("tillwatch.jdbc.orders", 20_000);

    /** Of 10 orders one is not tried and one is tried twice. */
    private static final String[] SHOP = {
        """
        CREATE TABLE "EcommerceCustomer" (id text PRIMARY KEY, email text, phone text)
        """, """
        CREATE TABLE "EcommerceOrder" (id text PRIMARY KEY, total numeric(10,2) NOT NULL, currency text NOT NULL,
          status text NOT NULL, "paymentStatus" text, "customerId" text, notes text, "createdAt" timestamp(3) NOT NULL)
        """, """
        CREATE TABLE "EcommercePayment" (id text PRIMARY KEY, "orderId" text NOT NULL, provider text NOT NULL,
          status text NOT NULL, amount numeric(10,2) NOT NULL, currency text NOT NULL, "providerIntentId" text,
          "createdAt" timestamp(3) NOT NULL)
        """, """
        INSERT INTO "EcommerceCustomer" SELECT 'c' || n, 'c' || n || '@b.example', '+2246200' || (10000 + n)
        FROM generate_series(0, 999) n
        """, """
        INSERT INTO "EcommerceOrder" SELECT md5(n::text), 1000 + n %% 9000, 'GNF', 'received',
          CASE WHEN n %% 10 = 0 THEN 'pending' ELSE 'paid' END, 'c' || n %% 1000, repeat('x', 400),
          timestamp '2026-03-01 00:00' + (n %% 80000) * interval '1 second'
        FROM generate_series(1, %d) n
        """, """
        INSERT INTO "EcommercePayment" SELECT 'p' || n || '-' || t, md5(n::text), 'mtn_momo',
          CASE WHEN n %% 10 = 1 AND t = 1 THEN 'failed' ELSE 'succeeded' END, 1000 + n %% 9000, 'GNF', NULL,
          timestamp '2026-03-01 00:00' + (n %% 80000 + 30 * t) * interval '1 second'
        FROM generate_series(1, %d) n, generate_series(1, 2) t WHERE n %% 10 <> 0 AND (t = 1 OR n %% 10 = 1)
        """, "CREATE INDEX ON \"EcommercePayment\" (\"orderId\")", "ANALYZE",
    };

    @TempDir
    Path work;

    @Test
    void memory_stays_flat_however_large_the_table_is() throws Exception {
        TestPostgres shop = TestPostgres.with();
        for (String statement : SHOP) {
            shop.run(statement.formatted(ORDERS));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeTable.class.getName(),
                        shop.url(),
                        work.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();

        long untried = 0;
        long failed = 0;
        long paid = 0;
        long sum = 0;
        for (long n = 1; n <= ORDERS; n++) {
            untried += n % 10 == 0 ? 1 : 0;
            failed += n % 10 == 1 ? 1 : 0;
            paid += n % 10 == 0 ? 0 : 1;
            sum += n % 10 == 0 ? 0 : 1000 + n % 9000;
        }
        assertThat(Files.readString(work.resolve("result.txt")))
                .isEqualTo(ORDERS + " orders " + (untried + failed + paid) + " rows 0\n"
                        + "mtn_momo FAILED " + failed + " 0\n"
                        + "mtn_momo SUCCEEDED " + paid + " " + sum + "\n"
                        + "unknown PENDING " + untried + " 0");
        long millis = Long.parseLong(Files.readString(work.resolve("millis.txt")));
        // For whoever looks at it; how fast a machine is proves nothing.
        Files.writeString(
                Path.of("target", "jdbc-rows-per-second.txt"),
                ORDERS + " orders, " + (untried + failed + paid) + " rows, " + millis + " ms, "
                        + (untried + failed + paid) * 1000 / Math.max(millis, 1) + " rows/s\n");
    }
}
