package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** How a run over files ended. Immutable and thread-safe. */
public sealed interface RunResult {
    /**
     * One function for each outcome.
     *
     * @param done when the files were compared and the report is written
     * @param refused when the input is not what it must be, and nothing was written
     * @param failed when it could not be done
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(
            Function<? super Done, ? extends T> done,
            Function<? super Refused, ? extends T> refused,
            Function<? super Failed, ? extends T> failed) {
        if (this instanceof Done d) {
            return done.apply(d);
        }
        return this instanceof Refused r ? refused.apply(r) : failed.apply((Failed) this);
    }

    /**
     * The files were compared and the report is written.
     *
     * @param report what was found; its verdict says what it means
     * @param files what was written, the marker last; without the marker if the result cannot be vouched for
     */
    record Done(RunReport report, List<Path> files) implements RunResult {
        /** Copies the files. */
        public Done {
            Objects.requireNonNull(report, "report");
            files = List.copyOf(files);
        }
    }

    /**
     * A file does not have the form it must have; nothing was written.
     *
     * @param problems everything that is wrong, for people
     */
    record Refused(List<Message> problems) implements RunResult {
        /** Copies the problems. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A file could not be read or written, or somebody else writes into the directory.
     *
     * @param problems why, for people
     */
    record Failed(List<Message> problems) implements RunResult {
        /** Copies the problems. */
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
