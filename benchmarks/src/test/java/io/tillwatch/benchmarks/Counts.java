package io.tillwatch.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a side found, on its standard output. */
final class Counts {
    private Counts() {}

    static PrintStream out() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    static void print(Map<String, Long> codes) {
        out().println("FOUND " + codes);
    }
}
