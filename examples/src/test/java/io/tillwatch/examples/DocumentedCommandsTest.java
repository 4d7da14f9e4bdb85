package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.agent.command.Tillwatch;
import io.tillwatch.agent.console.Console;
import io.tillwatch.agent.console.Surroundings;
import io.tillwatch.agent.demo.DemoSheet;
import io.tillwatch.examples.Page.Fence;
import io.tillwatch.secret.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in the pages prints what the page says, and ends with the code that the page says. */
class DocumentedCommandsTest {
    private static final String PROMPT = "$ ./tillwatch ";

    /** Where the pages say the shop is; a server of this test takes its place. */
    private static final String SHOP = "http://shop.example";

    @TempDir
    Path work;

    /** The token of the sheet that the pages push to. */
    private static final Secret TOKEN = Secret.of("a token of the pages");

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-03-03T05:00:00Z"));

    private final MadeUpShop shop = MadeUpShop.open();

    private DemoSheet sheet;

    @BeforeEach
    void open() throws IOException {
        sheet = DemoSheet.open(NOW, TOKEN);
    }

    @AfterEach
    void close() {
        shop.close();
        sheet.close();
    }

    static Stream<Page> pages() {
        return Page.all().stream()
                .filter(page -> page.fences().stream()
                        .anyMatch(fence -> fence.language().equals("console")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void prints_what_the_page_says(Page page) throws IOException {
        copyData();
        for (Fence fence : page.fences()) {
            if (fence.isMarked("file")) {
                Files.writeString(work.resolve(fence.argument()), fence.text().replace(SHOP, shop.address()));
            }
            if (fence.language().equals("console")) {
                assertThat(fence.text()).as("%s", fence).startsWith(PROMPT);
                String command = fence.text().lines().findFirst().orElseThrow();
                String printed = command + "\n" + run(page, command.substring(PROMPT.length()), fence);
                boolean timed = command.startsWith(PROMPT + "check") || command.startsWith(PROMPT + "export runs");
                assertThat(timed ? withoutTimes(printed) : printed)
                        .as("%s", fence)
                        .isEqualTo(timed ? withoutTimes(fence.text()) : fence.text());
            }
        }
    }

    /** How long an answer took and which process asked differs from run to run, and so do the widths of columns. */
    private static String withoutTimes(String text) {
        return text.replaceAll("\\d+ ms", "_ ms")
                .replaceAll("\\d+@\\S+", "_")
                .replaceAll("(\"\\w+Millis\" : )\\d+", "$1_")
                .replaceAll(" +", " ");
    }

    private String run(Page page, String arguments, Fence fence) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        Surroundings surroundings = new Surroundings(
                work,
                name -> Optional.ofNullable(Map.of("GAS_URL", sheet.url().reveal(), "GAS_TOKEN", TOKEN.reveal())
                        .get(name)),
                page.file().toString().contains("/fr/") ? Locale.FRENCH : Locale.ENGLISH,
                NOW);

        int code = new Tillwatch(new Console(writer, writer), surroundings)
                .run(arguments.replace(SHOP, shop.address()).split(" "));

        assertThat("run: " + code).as("%s", fence).isEqualTo(fence.marker());
        return printed.toString()
                .replace(work + "/", "")
                .replace(shop.address(), SHOP)
                .replace(shop.address().substring("http://".length()), SHOP.substring("http://".length()));
    }

    private void copyData() throws IOException {
        Path data = Files.createDirectories(work.resolve("examples/data"));
        try (Stream<Path> files = Files.list(Repository.DATA)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.copy(file, data.resolve(file.getFileName()));
            }
        }
    }
}
