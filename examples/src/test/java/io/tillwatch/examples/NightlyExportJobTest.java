package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.money.CurrencyUnit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyExportJobTest {
    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();

    private int runAt(String now, Path answer) {
        SavedAnswer orders = SavedAnswer.of(answer, OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF"));
        return new NightlyExportJob(orders, directory, InstantSource.fixed(Instant.parse(now)), told::add).run();
    }

    @Test
    void exports_yesterday_of_the_shop_and_not_of_the_machine() {
        // 00:30 on 3 March in Douala, still 2 March in UTC
        assertThat(runAt("2026-03-02T23:30:00Z", Repository.ORDERS)).isZero();

        assertThat(Repository.rows(directory.resolve("payments-2026-03-02.csv")))
                .extracting(row -> row.get("order_number"))
                .containsExactly("BA-1014");
        assertThat(told).isEmpty();
    }

    @Test
    void tells_finance_what_somebody_must_look_at() {
        assertThat(runAt("2026-03-02T05:00:00Z", Repository.ORDERS)).isEqualTo(1);

        assertThat(told).containsExactly("2026-03-01 : 1 enregistrement illisible est en quarantaine");
        assertThat(directory.resolve("payments-2026-03-01.csv")).exists();
    }

    @Test
    void tells_finance_that_there_is_no_export() {
        Path missing = directory.resolve("missing.json");

        assertThat(runAt("2026-03-02T05:00:00Z", missing)).isEqualTo(3);

        assertThat(told).containsExactly("Pas d'export : " + missing + " : ce fichier n'existe pas");
        assertThat(directory).isDirectoryNotContaining("glob:**payments-*");
    }
}
