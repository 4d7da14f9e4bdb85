package io.tillwatch.export;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.export.inspect.SourceInspector;
import io.tillwatch.export.jdbc.JdbcOrderSource;
import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.mongo.MongoOrderSource;
import io.tillwatch.testkit.MessageBundles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                PaymentExport.class,
                DirectorySink.class,
                JdbcOrderSource.class,
                MongoOrderSource.class,
                SourceInspector.class
            })
    void every_sentence_is_there_in_both_languages(Class<?> owner) {
        assertThatCode(() -> MessageBundles.assertComplete(owner)).doesNotThrowAnyException();
    }

    @Test
    void every_sentence_about_answers_is_there_in_both_languages() {
        assertThatCode(() -> MessageBundles.assertComplete(OrderMapping.class, "http.page"))
                .doesNotThrowAnyException();
    }
}
