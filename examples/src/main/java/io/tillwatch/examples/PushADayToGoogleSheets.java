package io.tillwatch.examples;

import io.tillwatch.export.directory.ExportedDay;
import io.tillwatch.gas.GoogleSheetSink;
import io.tillwatch.secret.Secret;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** An application puts an exported day into the team's Google Sheet, and knows what became of it. */
public final class PushADayToGoogleSheets {
    private static final System.Logger LOG = System.getLogger(PushADayToGoogleSheets.class.getName());

    private PushADayToGoogleSheets() {}

    // tag::push
    static String push(Path exported, GoogleSheetSink sheet) {
        return ExportedDay.of(exported)
                .fold(
                        day -> sheet.write(day)
                                .fold(
                                        written -> "written: " + written.changes(),
                                        unchanged -> "nothing new",
                                        deferred -> "again later: " + deferred.reason(),
                                        rejected -> "somebody must act: " + rejected.reason()),
                        unusable -> "not pushed: " + unusable);
    }
    // end::push

    /**
     * Pushes one day.
     *
     * @param args a file of a daily export, the address of the web app, and the path of a file with the token
     * @throws IOException if the file with the token cannot be read
     */
    public static void main(String... args) throws IOException {
        Secret token = Secret.of(Files.readString(Path.of(args[2])).strip());
        GoogleSheetSink sheet = GoogleSheetSink.builder(Secret.of(args[1]), token)
                .sheet("Payments")
                .build();
        LOG.log(Level.INFO, push(Path.of(args[0]), sheet));
    }
}
