package io.tillwatch.export.mongo;

import io.tillwatch.text.Message;
import java.io.Serial;

/** Ends a reading; becomes its result before anybody outside sees it. */
final class MongoFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    MongoFailure(Message reason) {
        super(reason.key(), null, false, false);
        this.reason = reason;
    }

    static MongoFailure of(String key, Object... arguments) {
        return new MongoFailure(MongoOrderSource.message(key, arguments));
    }

    Message reason() {
        return reason;
    }
}
