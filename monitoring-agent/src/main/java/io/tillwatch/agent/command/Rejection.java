package io.tillwatch.agent.command;

import io.tillwatch.settings.Problem;
import io.tillwatch.text.Message;
import java.io.Serial;
import java.util.List;

/** A file that a command needs is not what it must be; ends the command. */
final class Rejection extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final transient List<Message> lines;
    private final int code;

    private Rejection(List<Problem> problems, List<Message> lines, int code) {
        super(lines.get(0).toString());
        this.problems = problems;
        this.lines = List.copyOf(lines);
        this.code = code;
    }

    /** A settings file with problems. */
    static Rejection of(List<Problem> problems) {
        return new Rejection(
                problems,
                List.of(Message.of(Rejection.class, "config.problems", (int)
                        problems.stream().filter(Problem::isError).count())),
                ExitCode.USAGE);
    }

    /** Something that could not be done. */
    static Rejection failed(Message why) {
        return failed(List.of(why));
    }

    /** Everything that stands in the way, at least one thing. */
    static Rejection failed(List<Message> why) {
        return new Rejection(List.of(), why, ExitCode.FAILED);
    }

    int tell(Session session) {
        problems.forEach(problem -> session.err().println(problem.in(session.language())));
        lines.forEach(line -> session.say(session.err(), line));
        return code;
    }
}
