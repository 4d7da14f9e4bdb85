package io.tillwatch.reconciliation.statement;

import io.tillwatch.text.Message;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** How the reading of a statement ended. Immutable and thread-safe. */
public sealed interface StatementResult {
    /**
     * One function for each outcome.
     *
     * @param read when it was understood, with whatever is in quarantine
     * @param refused when it is no statement of this mapping, or something must be said first
     * @param <T> the result
     * @return what the matching function returns
     */
    default <T> T fold(Function<? super Read, ? extends T> read, Function<? super Refused, ? extends T> refused) {
        return this instanceof Read r ? read.apply(r) : refused.apply((Refused) this);
    }

    /**
     * It was understood.
     *
     * @param statement what it holds
     */
    record Read(Statement statement) implements StatementResult {
        /** Checks that it is given. */
        public Read {
            Objects.requireNonNull(statement, "statement");
        }
    }

    /**
     * It was not understood.
     *
     * @param problems everything that is wrong, for people, with the file's name
     */
    record Refused(List<Message> problems) implements StatementResult {
        /** Copies the problems. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
