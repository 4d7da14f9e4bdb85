package io.tillwatch.agent.command;

/** How a command ends. */
final class ExitCode {
    static final int DONE = 0;
    static final int ACT = 1;
    static final int USAGE = 2;
    static final int FAILED = 3;

    private ExitCode() {}
}
