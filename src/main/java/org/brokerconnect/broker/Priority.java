package org.brokerconnect.broker;

/** How long a call may wait for the {@link RateLimiter}, and which calls pass before it. */
public enum Priority {
    /** The exchange of a login's code, which is valid for one call only. */
    LOGIN,
    /** A person waits for the response. */
    INTERACTIVE,
    /** No person waits; the call uses the capacity that interactive calls leave free. */
    BACKGROUND
}
