package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFromYourOwnOrdersTest {
    @TempDir
    Path directory;

    @Test
    void exports_the_orders_of_the_application() {
        ExportFromYourOwnOrders.main(directory.toString());

        assertThat(Repository.rows(directory.resolve("payments-2026-03-01.csv")))
                .extracting(row -> row.get("order_id") + " " + row.get("attempt") + " " + row.get("status") + " "
                        + row.get("paid_minor") + "/" + row.get("due_minor") + " " + row.get("provider_ref"))
                .containsExactly(
                        "BA-1 1 SUCCEEDED 10000/10000 MP260301.0002.A69991",
                        "BA-2 1 SUCCEEDED 47500/47500 MP260301.0812.A70018",
                        "BA-3 0 PENDING 0/9000 ");
    }
}
