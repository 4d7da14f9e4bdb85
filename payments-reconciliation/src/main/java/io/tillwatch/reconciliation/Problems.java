package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects why a run cannot go on: what is wrong with the input, and what could not be done. */
final class Problems {
    private final List<Message> wrong = new ArrayList<>();
    private final List<Message> failed = new ArrayList<>();

    void wrong(Message problem) {
        wrong.add(problem);
    }

    void failed(Message problem) {
        failed.add(problem);
    }

    /** Empty if nothing speaks against going on. */
    Optional<RunResult> result() {
        if (!failed.isEmpty()) {
            List<Message> all = new ArrayList<>(failed);
            all.addAll(wrong);
            return Optional.of(new RunResult.Failed(all));
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(new RunResult.Refused(wrong));
    }

    static Message unreadable(Object file, IOException e) {
        return Message.of(Problems.class, "at.file", file, reason(e));
    }

    static Object reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return Message.of(Problems.class, "file.missing");
        }
        if (e instanceof CsvSource.ChangedFile) {
            return Message.of(Problems.class, "file.changed");
        }
        if (e instanceof AccessDeniedException denied) {
            return Message.of(Problems.class, "file.denied", String.valueOf(denied.getFile()));
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
