package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.tillwatch.alert.AlertRule;
import io.tillwatch.health.HealthResult;
import io.tillwatch.notify.Notification;
import org.junit.jupiter.api.Test;

/** The sentences of the core; the core itself does not know the kit. */
class CoreMessagesTest {
    @Test
    void those_of_checks() {
        assertThatCode(() -> MessageBundles.assertComplete(HealthResult.class, "text", "threw"))
                .doesNotThrowAnyException();
    }

    @Test
    void those_of_alerts() {
        assertThatCode(() -> MessageBundles.assertComplete(AlertRule.class)).doesNotThrowAnyException();
    }

    @Test
    void those_of_notifications() {
        assertThatCode(() -> MessageBundles.assertComplete(
                        Notification.class, "length.seconds", "length.minutes", "length.hours"))
                .doesNotThrowAnyException();
    }
}
