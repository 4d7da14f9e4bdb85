package io.tillwatch.export.json;

import io.tillwatch.text.Message;
import java.io.Serial;

/** Ends a reading; becomes its result before anybody outside sees it. */
final class ReadFailedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    ReadFailedException(Message reason) {
        super(reason.key(), null, false, false);
        this.reason = reason;
    }

    static ReadFailedException of(String key, Object... arguments) {
        return new ReadFailedException(OrderMapping.message(key, arguments));
    }

    /** The same with the address or page it is about. */
    static ReadFailedException at(Object where, Message why) {
        return of("file", where, why);
    }

    Message reason() {
        return reason;
    }
}
