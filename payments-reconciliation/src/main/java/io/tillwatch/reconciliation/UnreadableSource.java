package io.tillwatch.reconciliation;

import java.io.IOException;
import java.nio.file.Path;

/** An input could not be read, as opposed to what is kept beside it on disk. */
final class UnreadableSource extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path path;
    private final transient IOException why;

    UnreadableSource(Path path, IOException why) {
        super(why);
        this.path = path;
        this.why = why;
    }

    Path path() {
        return path;
    }

    IOException why() {
        return why;
    }
}
