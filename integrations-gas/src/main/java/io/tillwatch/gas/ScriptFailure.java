package io.tillwatch.gas;

import io.tillwatch.text.Message;

/** The script did not do what it was asked for. */
final class ScriptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;
    private final boolean temporary;
    private final boolean answerLost;

    private ScriptFailure(Message reason, boolean temporary, boolean answerLost) {
        super(reason.toString());
        this.reason = reason;
        this.temporary = temporary;
        this.answerLost = answerLost;
    }

    /** The same may succeed later without anybody changing anything. */
    static ScriptFailure deferred(Message reason) {
        return new ScriptFailure(reason, true, false);
    }

    /** Something else came in place of an answer, or half of one: worth asking again at once. */
    static ScriptFailure answerLost(Message reason) {
        return new ScriptFailure(reason, true, true);
    }

    /** Somebody must change something first. */
    static ScriptFailure rejected(Message reason) {
        return new ScriptFailure(reason, false, false);
    }

    Message reason() {
        return reason;
    }

    boolean isAnswerLost() {
        return answerLost;
    }

    boolean isTemporary() {
        return temporary;
    }
}
