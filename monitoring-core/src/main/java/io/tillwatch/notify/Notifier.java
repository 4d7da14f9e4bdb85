package io.tillwatch.notify;

/**
 * Tells people over one channel. What the channel does is a result, never an exception; every call ends within a bound
 * that the implementation names. Implementations are thread-safe. The rules in full: {@code docs/contracts/notifier.md}.
 */
public interface Notifier {
    /**
     * What the channel is called where results are told.
     *
     * @return always the same, without secrets
     */
    String name();

    /**
     * Delivers one notification. The same idempotency key twice shows at most one message, where the channel can do that.
     *
     * @param notification what to tell
     * @return delivered, deferred or rejected
     */
    DeliveryResult deliver(Notification notification);
}
