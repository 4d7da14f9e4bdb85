package io.tillwatch.http;

/** Why no whole answer came. */
public enum HttpFailure {
    /** The host's name is not known. */
    UNKNOWN_HOST(true),
    /** Nothing listens there, or the way there is closed. */
    REFUSED(true),
    /** No connection within the deadline. */
    NOT_CONNECTED(true),
    /** No secure connection could be agreed: certificate or protocol. */
    NOT_SECURE(true),
    /** The connection was closed in good order before the answer began. */
    CLOSED(false),
    /** The connection was cut before the answer began. */
    RESET(false),
    /** The answer did not begin within the deadline. */
    NO_ANSWER(false),
    /** The answer began and was not whole within the deadline. */
    STALLED(false),
    /** The answer began and the connection was closed before its end. */
    TRUNCATED(false),
    /** The answer is larger than allowed, packed or unpacked. */
    TOO_LARGE(false),
    /** A redirect leads to a host that is not named, or from https to http. */
    REDIRECT_REFUSED(false),
    /** Redirects do not end. */
    TOO_MANY_REDIRECTS(false),
    /** A successful answer of another type than expected. */
    WRONG_TYPE(false),
    /** What came is not HTTP, or cannot be unpacked. */
    MALFORMED(false),
    /** The answer could not be written to its file. */
    NOT_STORED(false),
    /** The calling thread was interrupted; its flag is set. */
    INTERRUPTED(false);

    private final boolean notSent;

    HttpFailure(boolean notSent) {
        this.notSent = notSent;
    }

    /**
     * Whether it is certain that the request did not arrive.
     *
     * @return true if no connection was made
     */
    public boolean notSent() {
        return notSent;
    }
}
