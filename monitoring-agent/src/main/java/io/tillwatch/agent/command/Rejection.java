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
    private final transient Message summary;
    private final int code;

    private Rejection(List<Problem> problems, Message summary, int code) {
        super(summary.toString());
        this.problems = problems;
        this.summary = summary;
        this.code = code;
    }

    /** A settings file with problems. */
    static Rejection of(List<Problem> problems) {
        return new Rejection(
                problems,
                Message.of(Rejection.class, "config.problems", (int)
                        problems.stream().filter(Problem::isError).count()),
                ExitCode.USAGE);
    }

    /** Something that could not be done. */
    static Rejection failed(Message why) {
        return new Rejection(List.of(), why, ExitCode.FAILED);
    }

    int tell(Session session) {
        problems.forEach(problem -> session.err().println(problem.in(session.language())));
        session.say(session.err(), summary);
        return code;
    }
}
