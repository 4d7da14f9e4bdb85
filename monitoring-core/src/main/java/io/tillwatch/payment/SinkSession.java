package io.tillwatch.payment;

import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One run against a sink: begun before the source is read, ended when the last day is written. A sink that only one run
 * at a time may use is held from the beginning to the end, so that what was read earlier never replaces what was read
 * later. Not thread-safe.
 */
public interface SinkSession extends AutoCloseable {
    /**
     * Why the sink cannot be had, if it cannot: then nothing else is asked of this session but to be closed.
     *
     * @return a reason for people; empty if the sink is held
     */
    Optional<Message> refusal();

    /**
     * Writes the payments of one day, as {@link PaymentSink#write} does.
     *
     * @param batch the day's payments; to be used during the call only
     * @return what happened
     */
    SinkResult write(PaymentBatch batch);

    /**
     * Told instead of {@link #write} when there is nothing to write, because the source could not be read.
     *
     * @param day the day
     * @param reason why, for people
     */
    void failed(BusinessDay day, Message reason);

    /**
     * What people should know beside the results of the days.
     *
     * @return notices, the most important first
     */
    List<Message> notices();

    /** Lets go of the sink. Never throws. */
    @Override
    void close();

    /**
     * The session of a sink that needs none.
     *
     * @param sink where everything is handed on to
     * @return a session that is never refused and has no notices
     */
    static SinkSession of(PaymentSink sink) {
        Objects.requireNonNull(sink, "sink");
        return new SinkSession() {
            @Override
            public Optional<Message> refusal() {
                return Optional.empty();
            }

            @Override
            public SinkResult write(PaymentBatch batch) {
                return sink.write(batch);
            }

            @Override
            public void failed(BusinessDay day, Message reason) {}

            @Override
            public List<Message> notices() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
