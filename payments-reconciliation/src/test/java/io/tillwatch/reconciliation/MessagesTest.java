package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.tillwatch.testkit.MessageBundles;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void every_sentence_is_there_in_both_languages() {
        assertThatCode(() -> MessageBundles.assertComplete(
                        ReconciliationRun.class,
                        "report.sources",
                        "html.code",
                        "html.source",
                        "html.sha256",
                        "html.hours"))
                .doesNotThrowAnyException();
    }
}
