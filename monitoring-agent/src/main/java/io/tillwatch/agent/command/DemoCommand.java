package io.tillwatch.agent.command;

import io.tillwatch.agent.demo.DemoPages;
import io.tillwatch.agent.demo.DemoRun;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the demo, and shows its results in a browser if asked to. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    private static final String DIRECTORY = "tillwatch-demo";

    /** How many names are tried where nobody gave one. */
    private static final int NAMES = 9;

    private final Session session;

    @Option(names = "--once", descriptionKey = "once")
    private boolean once;

    @Option(names = "--port", paramLabel = "N", descriptionKey = "port")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
    private Optional<String> out = Optional.empty();

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (port.isPresent() && (port.get() < 0 || port.get() > 65_535)) {
            session.say(session.err(), "usage.port", "--port", port.get());
            return ExitCode.USAGE;
        }
        StringBuilder story = new StringBuilder();
        Path directory = session.path(out.orElse(DIRECTORY));
        DemoRun demo = new DemoRun(directory, new Both(session.out(), story), session.language());
        Optional<Message> refusal = demo.refusal();
        for (int i = 2; refusal.isPresent() && out.isEmpty() && i <= NAMES; i++) {
            directory = session.path(DIRECTORY + "-" + i);
            demo = new DemoRun(directory, new Both(session.out(), story), session.language());
            refusal = demo.refusal();
        }
        if (refusal.isPresent()) {
            session.say(session.err(), refusal.get());
            return ExitCode.USAGE;
        }
        boolean exactly = demo.run();
        if (port.isPresent() && !once) {
            serve(directory, story.toString());
        }
        return exactly ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void serve(Path directory, String story) throws IOException {
        try (DemoPages pages = DemoPages.open(port.orElseThrow(), directory, story, session.language())) {
            session.say(
                    session.out(),
                    Message.of(DemoRun.class, "serving", pages.address().toString()));
            session.out().flush();
            pages.await();
        }
    }

    /** Writes to two places. */
    private record Both(Appendable first, Appendable second) implements Appendable {
        @Override
        public Appendable append(CharSequence text) throws IOException {
            first.append(text);
            second.append(text);
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) throws IOException {
            first.append(c);
            second.append(c);
            return this;
        }
    }
}
