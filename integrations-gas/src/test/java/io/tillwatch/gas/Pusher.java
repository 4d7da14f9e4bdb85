package io.tillwatch.gas;

import io.tillwatch.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;

/** A client in a process of its own, to be killed. */
final class Pusher {
    private Pusher() {}

    /** Takes address, a file with the token, and how many payments; ends with 0 if they are there. */
    public static void main(String[] args) throws Exception {
        GoogleSheetSink sink = GoogleSheetSink.builder(
                        Secret.of(args[0]), Secret.of(Files.readString(Path.of(args[1]))))
                .build();
        String told = ScriptScenarios.told(sink.write(DayBatch.of(Integer.parseInt(args[2]))));
        System.exit(told.startsWith("written") || told.startsWith("unchanged") ? 0 : 3);
    }
}
