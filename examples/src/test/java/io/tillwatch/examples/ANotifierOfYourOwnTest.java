package io.tillwatch.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.notify.Notifier;
import io.tillwatch.testkit.NotifierContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class ANotifierOfYourOwnTest extends NotifierContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path work;

    private Path file = Path.of("");
    private int made;

    @Override
    protected Notifier notifier(Channel channel) {
        made++;
        file = work.resolve(channel == Channel.UNREACHABLE ? "missing/lines.json" : "lines-" + made + ".json");
        return new ANotifierOfYourOwn(file);
    }

    @Override
    protected List<String> shown() {
        List<String> texts = new ArrayList<>();
        for (String line : Repository.text(file).lines().toList()) {
            try {
                texts.add(JSON.readTree(line).get("text").textValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** A file takes what it is given, or is not there. */
    @Override
    protected Set<Channel> channels() {
        return EnumSet.of(Channel.ACCEPTING, Channel.UNREACHABLE);
    }
}
