package io.tillwatch.gas;

import io.tillwatch.text.Message;

/** The script did not do what it was asked for. */
final class ScriptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;
    private final boolean temporary;

    private ScriptFailure(Message reason, boolean temporary) {
        super(reason.toString());
        this.reason = reason;
        this.temporary = temporary;
    }

    /** The same may succeed later without anybody changing anything. */
    static ScriptFailure deferred(Message reason) {
        return new ScriptFailure(reason, true);
    }

    /** Somebody must change something first. */
    static ScriptFailure rejected(Message reason) {
        return new ScriptFailure(reason, false);
    }

    Message reason() {
        return reason;
    }

    boolean isTemporary() {
        return temporary;
    }
}
