package io.tillwatch.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinkSessionTest {
    private static final BusinessDay DAY = new BusinessDay(LocalDate.of(2026, 3, 1), ZoneOffset.UTC);

    @Test
    void a_sink_without_a_session_of_its_own_is_handed_every_batch() {
        List<PaymentBatch> written = new ArrayList<>();
        PaymentSink sink = batch -> {
            written.add(batch);
            return new SinkResult.Unchanged(7, List.of());
        };
        PaymentBatch batch = (PaymentBatch) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PaymentBatch.class}, (proxy, method, arguments) -> null);

        try (SinkSession session = sink.begin("boutique", List.of(DAY))) {
            assertThat(session.refusal()).isEmpty();
            assertThat(session.write(batch)).isEqualTo(new SinkResult.Unchanged(7, List.of()));
            session.failed(DAY, Message.of(SinkSessionTest.class, "none"));
            assertThat(session.notices()).isEmpty();
        }

        assertThat(written).hasSize(1).first().isSameAs(batch);
    }
}
