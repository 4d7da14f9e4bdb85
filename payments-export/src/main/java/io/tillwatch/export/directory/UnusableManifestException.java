package io.tillwatch.export.directory;

import io.tillwatch.text.Message;

/** A manifest in the directory cannot be built on. */
final class UnusableManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    UnusableManifestException(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    Message reason() {
        return reason;
    }
}
