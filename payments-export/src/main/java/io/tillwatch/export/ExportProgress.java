package io.tillwatch.export;

import io.tillwatch.progress.ProgressListener;
import io.tillwatch.text.Message;

/** The steps of an export, told to a listener. */
final class ExportProgress {
    private static final Message FETCHING = Message.of(PaymentExport.class, "progress.fetching");
    private static final Message READING = Message.of(PaymentExport.class, "progress.reading");
    private static final Message WRITING = Message.of(PaymentExport.class, "progress.writing");

    private final ProgressListener listener;
    private long expected;

    ExportProgress(ProgressListener listener) {
        this.listener = listener;
    }

    void fetching(long fetched, long expectedThen) {
        listener.progress(FETCHING, fetched, expectedThen);
    }

    void expecting(long orders) {
        expected = orders;
    }

    void reading(long read) {
        listener.progress(READING, read, expected);
    }

    void writing(long written, long rows) {
        listener.progress(WRITING, written, rows);
    }
}
