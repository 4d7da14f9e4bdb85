package io.tillwatch.export.jdbc;

import io.tillwatch.text.Message;
import java.io.Serial;

/** Ends a reading; becomes its result before anybody outside sees it. */
final class JdbcFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    JdbcFailure(Message reason) {
        super(reason.key(), null, false, false);
        this.reason = reason;
    }

    static JdbcFailure of(String key, Object... arguments) {
        return new JdbcFailure(JdbcOrderSource.message(key, arguments));
    }

    Message reason() {
        return reason;
    }
}
