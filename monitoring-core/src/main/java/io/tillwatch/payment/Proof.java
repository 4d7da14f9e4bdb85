package io.tillwatch.payment;

/** What a shop's belief about a payment rests on. */
public enum Proof {
    /** Nothing but the shop's own record. */
    NONE,
    /** The provider was asked. */
    API,
    /** The provider told. */
    WEBHOOK,
    /** A person looked at a photo, a slip or a message. */
    MANUAL,
    /** The courier brought the money. */
    COURIER
}
