package io.tillwatch.export.json;

import io.tillwatch.text.Message;
import java.io.IOException;

/** An answer cannot be read from some place on. */
final class UnreadableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    private UnreadableAnswerException(String key, Place place) {
        reason = OrderMapping.message(key, place.line(), place.column());
    }

    static UnreadableAnswerException notJson(Place place) {
        return new UnreadableAnswerException("answer.not-json", place);
    }

    /** Jackson refuses exponents of many digits by a failure that is none of its own. */
    static UnreadableAnswerException number(Place place) {
        return new UnreadableAnswerException("answer.number", place);
    }

    Message reason() {
        return reason;
    }
}
