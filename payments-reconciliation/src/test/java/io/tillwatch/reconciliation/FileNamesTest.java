package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void a_file_has_the_shortest_name_that_no_other_one_has() {
        Path alone = Path.of("/srv/exports/payments.csv");
        Path mtn = Path.of("/srv/inbox/mtn/march.csv");
        Path orange = Path.of("/srv/inbox/om/march.csv");
        Path old = Path.of("/srv/old/om/march.csv");
        assertThat(FileNames.of(List.of(alone, mtn, orange, old)))
                .isEqualTo(Map.of(
                        alone, "payments.csv",
                        mtn, "mtn/march.csv",
                        orange, "inbox/om/march.csv",
                        old, "old/om/march.csv"));
        Path relative = Path.of("march.csv");
        assertThat(FileNames.of(List.of(relative, mtn))).isEqualTo(Map.of(relative, "march.csv", mtn, "mtn/march.csv"));
    }
}
