package io.tillwatch.agent.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Where a command writes.
 *
 * @param out the result, and nothing else
 * @param err text for people: progress, hints and errors
 */
public record Console(PrintWriter out, PrintWriter err) {
    /** Checks that both are given. */
    public Console {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
    }

    /**
     * The standard output and the standard error, both in UTF-8 whatever the system says.
     *
     * @return a console whose output is written when it is flushed
     */
    public static Console standard() {
        return new Console(writer(FileDescriptor.out), writer(FileDescriptor.err));
    }

    /**
     * Writes out what is still waiting.
     *
     * @return true if everything that was ever printed as a result has arrived
     */
    public boolean flushed() {
        err.flush();
        return !out.checkError();
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }
}
