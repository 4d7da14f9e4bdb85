package io.tillwatch.agent.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a command writes.
 *
 * @param out the result, and nothing else
 * @param err text for people: progress, hints and errors
 * @param terminal whether a person sees the result as it is, in colours
 * @param watched whether a person sees text for people as it comes, so that a line may be written over
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal, boolean watched) {
    private static final Path ERR_OF_THIS_PROCESS = Path.of("/proc/self/fd/2");

    /** Checks that both are given. */
    public Console {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
    }

    /**
     * A console that is no terminal.
     *
     * @param out the result, and nothing else
     * @param err text for people
     */
    public Console(PrintWriter out, PrintWriter err) {
        this(out, err, false, false);
    }

    /**
     * A console whose text for people goes somewhere else.
     *
     * @param out the result, and nothing else
     * @param err text for people
     * @param terminal whether a person sees the result as it is, in colours
     */
    public Console(PrintWriter out, PrintWriter err, boolean terminal) {
        this(out, err, terminal, false);
    }

    /**
     * The standard output and the standard error, both in UTF-8 whatever the system says.
     *
     * @return a console whose output is written when it is flushed
     */
    public static Console standard() {
        boolean terminal = isTerminal();
        return new Console(
                writer(FileDescriptor.out), writer(FileDescriptor.err), terminal, terminal && isTerminalForErr());
    }

    /** From Java 22 on there may be a console that is no terminal, and a method that tells. */
    @SuppressWarnings("SystemConsoleNull") // null says no on Java 17 to 21, the method on later ones
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(
                    java.io.Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** The JDK knows of the result only; where the system tells, the other stream is asked for as well. */
    private static boolean isTerminalForErr() {
        try {
            String target = Files.readSymbolicLink(ERR_OF_THIS_PROCESS).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
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
