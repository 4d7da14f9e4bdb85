package io.tillwatch.testkit;

/** What the outside world may do to a source. A contract tries those that can happen to it. */
public enum SourceFault {
    /** There is nothing where the orders should be: no file, no host, no table. */
    ABSENT,
    /** The shop does not let us in: a wrong password, no permission. */
    REFUSED,
    /** The orders end in the middle of one. */
    CUT_OFF,
    /** Something else stands where the orders should be: an error, a web page. */
    SOMETHING_ELSE,
    /** No answer comes within the time that was set. */
    SILENT
}
