package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser lays the page out on the screen of a phone. */
class PageInABrowserTest {
    private static final int PHONE = 360;
    private static final Pattern MEASURED = Pattern.compile("<p id=\"measured\">(\\d+) (\\d+) (\\d+)</p>");

    @TempDir
    private Path work;

    @Test
    void nothing_is_wider_than_a_phone_and_no_text_of_other_people_runs() throws Exception {
        Optional<Path> browser = browser();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(browser).as("Chromium (package chromium)").isPresent();
        }
        assumeThat(browser)
                .as("SKIPPED: Chromium is not installed, no browser was tried")
                .isPresent();
        Desk desk = new Desk(work)
                .golden(3)
                .store(
                        "W".repeat(300) + ",1,stripe,x,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,",
                        "<script>parent.hacked=1</script>,1,stripe,y,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,",
                        "bad,1,stripe,z,50x00,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,");
        RunReport run = Desk.done(desk.run().in(Locale.FRENCH).run());
        long findings = run.discrepancies().stream()
                .filter(each -> each.discrepancy().severity().isFinding())
                .count();

        Matcher measured = MEASURED.matcher(dump(browser.orElseThrow(), frame(desk.read("report.html"))));

        assertThat(measured.find()).isTrue();
        assertThat(Integer.parseInt(measured.group(1))).as("width").isEqualTo(PHONE);
        assertThat(Long.parseLong(measured.group(2)))
                .as("findings")
                .isEqualTo(findings)
                .isGreaterThan(3);
        assertThat(measured.group(3)).as("scripts that ran").isEqualTo("0");
    }

    /** The page in a frame as wide as a phone's screen; scripts may run in it, so that they would be seen. */
    private Path frame(String page) throws IOException {
        String free = page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*/>", "");
        assertThat(free).isNotEqualTo(page);
        String quoted = new ObjectMapper().writeValueAsString(free).replace("<", "\\u003C");
        return Files.writeString(work.resolve("frame.html"), """
                <!DOCTYPE html><meta charset="utf-8"><body><script>
                window.hacked = 0;
                const frame = document.createElement('iframe');
                frame.style = 'width:%dpx;height:800px;border:0';
                frame.onload = () => {
                  const inner = frame.contentDocument;
                  const p = document.createElement('p');
                  p.id = 'measured';
                  p.textContent = inner.documentElement.scrollWidth + ' ' + inner.querySelectorAll('li.card').length + ' ' + window.hacked;
                  document.body.append(p);
                };
                frame.srcdoc = %s;
                document.body.append(frame);
                </script>
                """.formatted(PHONE, quoted));
    }

    private String dump(Path browser, Path page) throws Exception {
        Path out = work.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--user-data-dir=" + work.resolve("profile"),
                        "--virtual-time-budget=2000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("the browser ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out);
    }

    private static Optional<Path> browser() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(each -> Path.of(each, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
