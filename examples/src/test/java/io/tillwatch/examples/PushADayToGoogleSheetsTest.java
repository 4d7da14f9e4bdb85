package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.agent.demo.DemoSheet;
import io.tillwatch.gas.GoogleSheetSink;
import io.tillwatch.secret.Secret;
import io.tillwatch.time.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushADayToGoogleSheetsTest {
    private static final Secret TOKEN = Secret.of("a token of this test");

    @TempDir
    Path directory;

    @Test
    void pushes_a_day_once_and_tells_what_became_of_it() throws IOException {
        ExportFromYourOwnOrders.main(directory.toString());
        Path exported = directory.resolve("payments-2026-03-01.csv");
        try (DemoSheet sheet = DemoSheet.open(SystemClock.instants(), TOKEN)) {
            GoogleSheetSink sink = GoogleSheetSink.builder(sheet.url(), TOKEN).build();
            assertThat(PushADayToGoogleSheets.push(exported, sink))
                    .isEqualTo("written: Changes[added=3, changed=0, removed=0]");
            assertThat(PushADayToGoogleSheets.push(exported, sink)).isEqualTo("nothing new");
            sheet.overload(3);
            assertThat(PushADayToGoogleSheets.push(exported, sink)).startsWith("again later: Google Sheet: a page of");
            GoogleSheetSink wrong = GoogleSheetSink.builder(sheet.url(), Secret.of("not the token of it"))
                    .build();
            assertThat(PushADayToGoogleSheets.push(exported, wrong)).startsWith("somebody must act: ");
            assertThat(PushADayToGoogleSheets.push(directory.resolve("payments-2026-03-09.csv"), sink))
                    .startsWith("not pushed: ");
            assertThat(sheet.rows("Payments")).hasSize(3);
        }
    }

    @Test
    void runs_as_a_program() throws IOException {
        ExportFromYourOwnOrders.main(directory.toString());
        Path token = Files.writeString(directory.resolve("token"), TOKEN.reveal() + "\n");
        try (DemoSheet sheet = DemoSheet.open(SystemClock.instants(), TOKEN)) {
            PushADayToGoogleSheets.main(
                    directory.resolve("payments-2026-03-01.csv").toString(),
                    sheet.url().reveal(),
                    token.toString());
            assertThat(sheet.rows("Payments")).hasSize(3);
        }
    }
}
