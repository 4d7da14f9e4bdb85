package io.tillwatch.agent.console;

import io.tillwatch.progress.ProgressListener;
import io.tillwatch.text.Message;
import io.tillwatch.time.Ticker;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * Shows how far long work is: to a person who watches, a line that is written over a few times a second; to a log, a line
 * a minute. Work that ends soon is shown to nobody. {@link #close()} leaves the terminal as it was.
 *
 * <p>It has no thread: it is drawn by the work itself, so it stands still when the work does. Not thread-safe.
 */
public final class ProgressDisplay implements ProgressListener, AutoCloseable {
    private static final long BETWEEN_DRAWINGS = Duration.ofMillis(200).toNanos();
    private static final long BEFORE_THE_FIRST = Duration.ofSeconds(1).toNanos();
    private static final long BETWEEN_LINES = Duration.ofMinutes(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MILLIS = 1000;
    private static final int PERCENT = 100;
    private static final int WIDEST = 79;

    /** Back to the beginning of the line; what is there is erased. */
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean watched;
    private final Locale language;
    private final Ticker ticker;
    private long shown;
    private long stepBegan;
    private long before;
    private String step = "";
    private boolean drawn;

    /**
     * A display that has shown nothing yet.
     *
     * @param err where it is shown
     * @param watched whether a person sees it as it comes
     * @param language the language it speaks
     * @param ticker how time passes
     */
    public ProgressDisplay(PrintWriter err, boolean watched, Locale language, Ticker ticker) {
        this.err = Objects.requireNonNull(err, "err");
        this.watched = watched;
        this.language = Objects.requireNonNull(language, "language");
        this.ticker = Objects.requireNonNull(ticker, "ticker");
        this.shown = ticker.nanos() + (watched ? BEFORE_THE_FIRST - BETWEEN_DRAWINGS : 0);
    }

    @Override
    public void progress(Message newStep, long done, long expected) {
        long now = ticker.nanos();
        if (!step.equals(newStep.key()) || done < before) {
            step = newStep.key();
            stepBegan = now;
        }
        before = done;
        if (now - shown < (watched ? BETWEEN_DRAWINGS : BETWEEN_LINES)) {
            return;
        }
        shown = now;
        String line = line(newStep, done, expected, now - stepBegan).in(language);
        if (watched) {
            err.print(ERASE + (line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…"));
            drawn = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    private static Message line(Message step, long done, long expected, long nanos) {
        long perSecond = nanos < SECOND ? 0 : done * MILLIS / (nanos / (SECOND / MILLIS));
        if (expected <= 0 || done > expected) {
            return message(perSecond == 0 ? "progress.begun" : "progress.unknown", step, done, perSecond);
        }
        long percent = done * PERCENT / expected;
        if (perSecond == 0) {
            return message("progress.of", step, done, expected, percent);
        }
        long secondsLeft = (expected - done) / perSecond + 1;
        return message("progress.left", step, done, expected, percent, perSecond, length(secondsLeft));
    }

    private static Message length(long seconds) {
        if (seconds < 60) {
            return message("progress.seconds", seconds);
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 60
                ? message("progress.minutes", minutes)
                : message("progress.hours", minutes / 60, minutes % 60);
    }

    private static Message message(String key, Object... arguments) {
        return Message.of(ProgressDisplay.class, key, arguments);
    }

    /** Erases what was drawn; lines of a log stay. */
    @Override
    public void close() {
        if (drawn) {
            drawn = false;
            err.print(ERASE);
            err.flush();
        }
    }
}
